import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { serve } from '../../scripts/serve.ts';
import { buildElsewhere } from '../support/build.ts';
import { DIST } from '../support/dist.ts';
import { hostileCatalog } from '../support/hostile.ts';
import { htmlFiles, pagePath, readPage, TEMPLATES } from '../support/pages.ts';

/** Gathers what the policy of a page refuses, and whether a text of the catalog ran; call before the first page. */
async function watch(page: Page): Promise<string[]> {
  const seen: string[] = [];
  await page.exposeFunction('refused', (what: string) => seen.push(what));
  await page.addInitScript(() => {
    const told = globalThis as unknown as { refused: (what: string) => void };
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      told.refused(`${location.pathname}: ${violatedDirective} ${blockedURI} ${sample}`),
    );
    Object.defineProperty(globalThis, 'ran', { set: () => told.refused(`${location.pathname}: a text ran`) });
  });
  page.on('dialog', (dialog) => {
    seen.push(`${page.url()}: a dialog`);
    void dialog.dismiss();
  });
  return seen;
}

/** Uses whatever makes nodes of data in the browser. */
async function use(page: Page, root: string, hex: string): Promise<void> {
  await page.goto(`${root}search/?q=SNP_GET_REPORT`);
  await expect(page.locator('#results a').first()).toBeVisible();
  await page.goto(`${root}search/?q=report`);
  await expect(page.locator('#results a').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Symbol, path/ }).fill('measurement');
  await expect(page.locator('#hits [role="option"]').first()).toBeVisible();
  await page.goto(`${root}compare/?items=intel-tdx,amd-sev-snp,sev-guest`);
  await expect(page.getByRole('table').first()).toBeVisible();
  await page.goto(`${root}query/?q=kind:cell`);
  await expect(page.locator('#query-status')).toContainText('found');
  await page.goto(`${root}decode/`);
  await page.locator('[name="text-a"]').fill(hex);
  await expect(page.locator('[data-result] h2').first()).toBeVisible();
}

/** Every page of a build but those that lead to another at once. */
const everyPage = (out: string): string[] =>
  htmlFiles(out)
    .filter((file) => !readPage(file, out).includes('http-equiv="refresh"'))
    .map(pagePath);

const sample = (): string => readFileSync(join(DIST, 'decode', 'examples', 'snp-v5.hex'), 'utf8').trim();

test('no template and nothing that a reader does violates the policy', async ({ page, baseURL }) => {
  const seen = await watch(page);
  for (const path of TEMPLATES) {
    await page.goto(path);
    await expect(page.locator('meta[http-equiv="content-security-policy"]')).toHaveCount(1);
  }
  await use(page, `${baseURL}/`, sample());
  expect(seen).toEqual([]);
});

test('the policy stops what it is there for', async ({ page }) => {
  const seen = await watch(page);
  await page.goto('/');
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="ran=1"><b style="color:red">x</b>');
  });
  await expect
    .poll(() => [...new Set(seen.map((one) => one.split(' ')[1]))].sort())
    .toEqual(['script-src-attr', 'style-src-attr']);
});

test('of a catalog whose every text is hostile, no text runs', async ({ page }) => {
  const { directory, texts } = hostileCatalog();
  expect(texts).toBeGreaterThan(1000);
  const out = buildElsewhere({ CATALOG_DIR: directory }, ['--unchecked']);
  const served = await serve(out);
  try {
    const seen = await watch(page);
    // All of them take minutes: `HOSTILE=all`.
    const pages = process.env.HOSTILE === 'all' ? everyPage(out) : TEMPLATES;
    for (const path of pages) {
      await page.goto(served.url + path.slice(1));
      expect(
        await page.evaluate(
          () => document.querySelectorAll('[onerror],[onload],[onmouseover],main script:not([src])').length,
        ),
      ).toBe(0);
      // Handlers of attributes would need a pointer over them.
      const links = await page.locator('a[href^="javascript:" i]').count();
      expect(links, path).toBe(0);
    }
    await use(page, served.url, sample());
    expect(seen).toEqual([]);
  } finally {
    await served.close();
    for (const made of [directory, out]) rmSync(made, { recursive: true });
  }
});
