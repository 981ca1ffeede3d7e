import { expect, test } from '@playwright/test';

test('an error of an operation leads to its row', async ({ page }) => {
  await page.goto('/search/?q=TDX_CMD_GET_REPORT0%3A%20Input%2Foutput%20error');
  const link = page.locator('#results a').first();
  await expect(link).toHaveAttribute('href', '/interfaces/tdx-guest/#get-report0-EIO');
  await link.click();
  await expect(page.locator('[id="get-report0-EIO"]')).toBeInViewport();
});

test('a name of a header that no entry has says which header it is', async ({ page }) => {
  await page.goto('/search/?q=KVM_GET_DIRTY_LOG');
  await expect(page.locator('#status')).toContainText('is in the header linux/kvm.h, and not in the catalog');
});

test('a filter alone lists its pages', async ({ page }) => {
  await page.goto('/search/?kind=platform');
  await expect(page.locator('#results a[href="/platforms/intel-tdx/"]')).toBeVisible();
});

test('two platforms lead to their comparison, two kernels to what changed', async ({ page }) => {
  await page.goto('/search/?q=compare%20tdx%20snp');
  await expect(page.locator('#results a').first()).toHaveAttribute('href', '/compare/intel-tdx/amd-sev-snp/');
  await page.goto('/search/?q=diff%206.12%207.3');
  await expect(page.locator('#results a').first()).toHaveAttribute('href', '/kernels/6.12..7.3/');
});
