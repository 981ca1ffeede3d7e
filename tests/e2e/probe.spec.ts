import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DIST } from '../support/dist.ts';

const example = readFileSync(join(DIST, 'probe', 'example.json'), 'utf8');
const NAMES = [
  'there',
  'not permitted',
  'module not loaded',
  'off',
  'kernel too old',
  'cannot be told',
  'hidden by the platform',
];

test('a pasted result is drawn with an answer of each kind, and leaves the page by no way', async ({
  page,
  baseURL,
}) => {
  const requests: { url: string; method: string; body: string | null }[] = [];
  await page.goto('/probe/');
  await page.waitForLoadState('networkidle');
  page.on('request', (request) =>
    requests.push({ url: request.url(), method: request.method(), body: request.postData() }),
  );
  await page.getByRole('textbox', { name: /The result/ }).fill(example);
  const result = page.locator('[data-result]');
  await expect(result.getByRole('heading', { name: 'This machine', exact: true })).toBeVisible();
  for (const name of NAMES) await expect(result.locator('.answer', { hasText: name }).first()).toBeAttached();
  await expect(result).toContainText('Kernel 6.16');
  await expect(result).toContainText('CONFIG_UNACCEPTED_MEMORY');
  await expect(result).toContainText('modprobe tdx-guest');
  for (const { url, method, body } of requests) {
    expect([method, body]).toEqual(['GET', null]);
    expect(url.startsWith(`${baseURL}/`)).toBe(true);
    expect(new URL(url).search).toBe('');
  }
  expect(page.url()).toBe(`${baseURL}/probe/`);
});

test('a file, an example, a wrong text, and nothing', async ({ page }) => {
  await page.goto('/probe/');
  const status = page.locator('[data-status]');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'machine.json', mimeType: 'application/json', buffer: Buffer.from(example) });
  await expect(status).toContainText('functions are there');
  await page.getByRole('textbox', { name: /The result/ }).fill('no JSON');
  await expect(status).toContainText('This is not JSON');
  await expect(page.locator('[data-result]')).toBeEmpty();
  await page.getByRole('button', { name: 'Show a made-up example' }).click();
  await expect(status).toContainText('functions are there');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(status).toBeEmpty();
});

test('a drawn result fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto('/probe/');
  await page.getByRole('button', { name: 'Show a made-up example' }).click();
  await expect(page.getByRole('heading', { name: 'This machine', exact: true })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
});
