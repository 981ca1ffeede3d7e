import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('the matrix is there, and the kernel slider is links', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('row', { name: /Get a report bound to caller data/ })).toContainText('converging');
  await page
    .getByRole('navigation', { name: /kernel/i })
    .getByRole('link', { name: /^6\.1\b/ })
    .click();
  await expect(page).toHaveURL(/\/kernels\/6\.1\/$/);
  await expect(page.locator('tr[id="attestation-report"]')).toHaveAttribute('data-level', 'divergent');
});

test('differences can be shown alone', async ({ page }) => {
  await page.goto('/functions/attestation-report/');
  const row = page.locator('tr.a-same').first();
  await expect(row).toBeVisible();
  await page.locator('label', { hasText: 'only differences' }).first().click();
  await expect(row).toBeHidden();
  await expect(page.locator('tr.a-differs').first()).toBeVisible();
});

test('evidence opens', async ({ page }) => {
  await page.goto('/functions/attestation-report/');
  const mark = page.locator('details.ev').first();
  await mark.locator('summary').click();
  await expect(mark.getByRole('link').first()).toBeVisible();
});

test('pairs are prerendered', async ({ page }) => {
  await page.goto('/compare/');
  await page.locator('a[href$="/compare/intel-tdx/amd-sev-snp/"]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('SNP');
  await expect(page.locator('tr.a-differs').first()).toBeVisible();
});

test('names can be looked up in the index', async ({ page }) => {
  await page.goto('/search/');
  await expect(page.getByRole('link', { name: 'SNP_GET_REPORT', exact: true }).first()).toBeVisible();
});
