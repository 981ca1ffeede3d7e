import { expect, test } from '@playwright/test';

test('platforms chosen in the address stand side by side', async ({ page }) => {
  await page.goto('/compare/?items=intel-tdx,amd-sev-snp,arm-cca');
  const table = page.getByRole('table').first();
  await expect(table.getByRole('columnheader', { name: /TDX/ })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: /CCA/ })).toBeVisible();
});

test('only differences is part of the address', async ({ page }) => {
  await page.goto('/compare/?items=intel-tdx,amd-sev-snp&view=differences');
  await expect(page.locator('tr.a-differs').first()).toBeVisible();
  await expect(page.locator('tr.a-same:visible')).toHaveCount(0);
});

test('two interfaces are aligned by what is said of them', async ({ page }) => {
  await page.goto('/compare/?items=sev-guest,tdx-guest');
  const row = page.getByRole('row', { name: /^Path/ });
  await expect(row).toContainText('/dev/sev-guest');
  await expect(row).toContainText('/dev/tdx_guest');
});

test('two structs are aligned by the meaning of their fields', async ({ page }) => {
  await page.goto('/compare/?items=struct/snp_report_req,struct/tdx_report_req');
  const row = page.getByRole('row', { name: /^caller-data/ });
  await expect(row).toContainText('user_data');
  await expect(row).toContainText('reportdata');
});

test('a link to a cell of the matrix leads to the cell', async ({ page }) => {
  await page.goto('/functions/attestation-report/#caller-data');
  const row = page.locator('[id$="caller-data"]').first();
  await expect(row).toContainText('64');
});
