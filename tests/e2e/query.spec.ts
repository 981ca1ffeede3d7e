import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { QUERY_EXAMPLES } from '../../src/query/fields.ts';
import { DIST } from '../support/dist.ts';

test('nothing of the language is loaded before it is used', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto('/query/', { waitUntil: 'networkidle' });
  expect(loaded.filter((path) => path.endsWith('.json'))).toEqual([]);
  await page.getByRole('combobox', { name: 'Query' }).focus();
  await expect.poll(() => loaded.filter((path) => path.endsWith('.json'))).toEqual(['/query/index.json']);
});

test('a query in the address is answered, in the kernel of the address', async ({ page }) => {
  await page.goto('/query/?q=platform:tdx+function:attestation-report+kind:cell&kernel=6.1');
  const status = page.locator('#query-status');
  await expect(status).toHaveText('1 found in Linux 6.1.');
  await expect(page.getByRole('row', { name: /Get a report/ })).toContainText('6.1');
  await page.locator('select[name=kernel]').selectOption('6.12');
  await expect(status).toHaveText('1 found in Linux 6.12.');
  await expect(page).toHaveURL(/kernel=6\.12/);
  await page.goBack();
  await expect(status).toHaveText('1 found in Linux 6.1.');
});

test('the page answers every example as the page was built with it', async ({ page }) => {
  await page.goto('/query/');
  for (const [index, { query }] of QUERY_EXAMPLES.entries()) {
    const built = page.locator(`#example-${index + 1}`);
    const count = Number.parseInt(await built.locator('summary').innerText(), 10);
    await built.getByRole('link', { name: query, exact: true }).click();
    await expect(page.locator('#query-status')).toHaveText(new RegExp(`^${count} found`));
    await expect(page.locator('[data-answer] tbody tr')).toHaveCount(count);
    expect(new URL(page.url()).searchParams.get('q')).toBe(query);
  }
});

test('suggestions follow the typing, and the keyboard takes them', async ({ page }) => {
  await page.goto('/query/');
  const input = page.getByRole('combobox', { name: 'Query' });
  await input.focus();
  await page.keyboard.type('platf');
  await expect(page.getByRole('option').first()).toContainText('platform:');
  await page.keyboard.press('ArrowDown');
  await expect(input).toHaveAttribute('aria-activedescendant', 'completion-0');
  await page.keyboard.press('Enter');
  await expect(input).toHaveValue('platform:');
  await page.keyboard.type('snp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(input).toHaveValue('platform:amd-sev-snp ');
  await page.keyboard.type('st');
  await expect(page.getByRole('option').first()).toContainText('state:');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(input).toHaveValue('platform:amd-sev-snp st');
});

test('a fault names its column, and what was perhaps meant can be asked', async ({ page }) => {
  await page.goto('/query/?q=state:own+platform:txd');
  await expect(page.locator('#query-status')).toContainText('Column 20');
  await expect(page.locator('.fault mark')).toHaveText('txd');
  await expect(page.getByRole('combobox', { name: 'Query' })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'state:own platform:intel-tdx' }).click();
  await expect(page.locator('#query-status')).toContainText('found in Linux');
});

test('an answer can be copied as Markdown, CSV and plain text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/query/?q=kind:operation+errno:EBUSY');
  const copied = async (name: string): Promise<string> => {
    await page.getByRole('button', { name: `Copy as ${name}` }).click();
    await expect(page.getByText(`Copied as ${name}.`)).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('Markdown')).toContain('| Found | Kind |');
  expect(await copied('CSV')).toMatch(/^Found,Kind,/);
  const lines = (await copied('72-column text')).split('\n');
  expect(Math.max(...lines.filter((line) => !line.includes('://')).map((line) => line.length))).toBeLessThanOrEqual(72);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the language and the answers to its examples are there', async ({ page }) => {
    await page.goto('/query/');
    await expect(page.getByRole('combobox')).toBeHidden();
    const example = page.locator('#example-1');
    await example.locator('summary').click();
    await expect(example.getByRole('row').nth(1)).toBeVisible();
    await expect(page.locator('#field-errno')).toContainText('errno:EBUSY');
  });

  test('comparisons can be had as files', async ({ page }) => {
    await page.goto('/functions/attestation-report/');
    for (const [name, ending] of [
      ['Markdown', 'md'],
      ['CSV', 'csv'],
      ['72-column text', 'txt'],
    ] as const) {
      const target = await page.getByRole('link', { name, exact: true }).first().getAttribute('href');
      expect(target).toBe(`/functions/attestation-report/table.${ending}`);
      expect(existsSync(join(DIST, target ?? ''))).toBe(true);
      expect(existsSync(join(DIST, `/compare/intel-tdx/amd-sev-snp/table.${ending}`))).toBe(true);
    }
    const text = readFileSync(join(DIST, 'functions/attestation-report/table.txt'), 'utf8').split('\n');
    expect(Math.max(...text.filter((line) => !line.includes('://')).map((line) => line.length))).toBeLessThanOrEqual(
      72,
    );
  });

  test('the matrix is filtered by state', async ({ page }) => {
    await page.goto('/');
    const reports = page.getByRole('row', { name: /^Get a report/ });
    await expect(reports).toBeVisible();
    await page.locator('label:has([name=state][value=proposed])').click();
    await expect(reports).toBeHidden();
    await expect(page.getByRole('row', { name: /^Derive a sealing key/ })).toBeVisible();
  });
});

test('the timeline says when reports became common for the main three', async ({ page }) => {
  await page.goto('/timeline/main/');
  const row = page.locator('[id="attestation-report"]');
  await expect(row.getByRole('cell')).toHaveText([/single/, /divergent/, /common/]);
  await expect(page.locator('[id="attestation-report.6.7"]')).toContainText('common');
  await expect(page.locator('table.waits tbody tr').first()).toContainText(/\d+ days/);
});

test('the feeds are linked, and name every release but the first', async ({ page }) => {
  await page.goto('/');
  for (const type of ['application/atom+xml', 'application/feed+json']) {
    const target = await page.locator(`link[rel="alternate"][type="${type}"]`).getAttribute('href');
    expect(readFileSync(join(DIST, target ?? ''), 'utf8')).toContain('Linux 6.7');
  }
});
