import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DIST } from '../support/dist.ts';

const example = (id: string): string => readFileSync(join(DIST, 'decode', 'examples', `${id}.hex`), 'utf8').trim();

test('a dropped report is read without leaving the page', async ({ page, baseURL }) => {
  const hex = example('snp-v5');
  const requests: { url: string; method: string; body: string | null }[] = [];
  await page.goto('/decode/');
  await page.waitForLoadState('networkidle');
  page.on('request', (request) =>
    requests.push({ url: request.url(), method: request.method(), body: request.postData() }),
  );
  await page
    .locator('[name="file-a"]')
    .setInputFiles({ name: 'report.bin', mimeType: 'application/octet-stream', buffer: Buffer.from(hex, 'hex') });
  const result = page.locator('[data-result]');
  await expect(result.getByRole('heading', { level: 2 })).toContainText('SEV-SNP attestation report, version 5');
  await expect(result.locator('tr', { hasText: 'REPORT_DATA' }).first()).toContainText(hex.slice(160, 288));
  await expect(result).toContainText('Turin');

  // Everything that was asked for is a static file, by a GET without a body, whose address holds no evidence.
  expect(requests.length).toBeGreaterThan(0);
  const pieces = hex.match(/.{16}/g) ?? [];
  expect(pieces.length).toBeGreaterThan(0);
  for (const { url, method, body } of requests) {
    expect(method).toBe('GET');
    expect(body).toBeNull();
    expect(url.startsWith(`${baseURL}/`)).toBe(true);
    expect(new URL(url).search).toBe('');
    expect(pieces.filter((piece) => url.includes(piece))).toEqual([]);
  }
  expect(page.url()).toBe(`${baseURL}/decode/`);
  const stored = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
  }));
  expect(stored).toEqual({ local: 0, session: 0, cookies: '', databases: 0 });
});

test('pasted hexadecimal with prefixes and line breaks, and base64, read the same', async ({ page }) => {
  const hex = example('tdreport');
  const spaced = `0x${hex.slice(0, 64)}\n${hex.slice(64).replace(/(.{32})/g, '$1\n')}`;
  for (const text of [spaced, Buffer.from(hex, 'hex').toString('base64')]) {
    await page.goto('/decode/');
    await page.locator('[name="text-a"]').fill(text);
    await expect(page.locator('[data-status]')).toContainText('TDREPORT');
    await expect(page.locator('[data-result] tr', { hasText: 'REPORTDATA' }).first()).toBeVisible();
  }
});

test('two vendors’ evidence is aligned by concept', async ({ page }) => {
  await page.goto('/decode/?example-a=snp-v3&example-b=td-quote-v4');
  const aligned = page.getByRole('region', { name: 'Aligned by concept' });
  const row = aligned.locator('tr', { hasText: 'Caller nonce' });
  await expect(row).toContainText('REPORT_DATA');
  await expect(row).toContainText('REPORTDATA');
  await expect(aligned.locator('tr', { hasText: 'Runtime measurement' })).toContainText('none');
});

test('a field under the pointer shows its bytes', async ({ page }) => {
  await page.goto('/decode/?example-a=snp-v3');
  await page.locator('[data-result] tr[data-field]', { hasText: /^0x90/ }).hover();
  await expect(page.locator('.dump .lit')).toHaveCount(48);
});

test('what is no evidence gets a sentence', async ({ page }) => {
  for (const text of ['zz not evidence', '00', example('snp-v3').slice(0, 200)]) {
    // A page of its own, so that no sentence is left from the text before.
    await page.goto('/decode/');
    await page.locator('[name="text-a"]').fill(text);
    await expect(page.locator('[data-result] [role="alert"]')).toBeVisible();
  }
});

test('the address keeps the choice of examples and formats', async ({ page }) => {
  await page.goto('/decode/');
  await page.locator('[name="example-a"]').selectOption('nitro');
  await expect(page.locator('[data-status]')).toContainText('Nitro');
  expect(new URL(page.url()).search).toBe('?example-a=nitro');
  await page.reload();
  await expect(page.locator('[data-status]')).toContainText('Nitro');
});
