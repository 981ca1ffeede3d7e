import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { serve } from '../../scripts/serve.ts';
import { buildElsewhere } from '../support/build.ts';
import { htmlFiles, readPage } from '../support/pages.ts';

test('under a base path every link stays below it, and search works', async ({ page }) => {
  const out = buildElsewhere({ BASE: '/sub/path', SITE: 'https://site.test' });
  const served = await serve(out, { base: '/sub/path/' });
  try {
    const targets = htmlFiles(out).flatMap((file) =>
      [...readPage(file, out).matchAll(/\b(?:href|src)="(\/[^"]*)"/g)].map(([, target = '']) => ({ file, target })),
    );
    expect(targets.length).toBeGreaterThan(0);
    const outside = targets.filter(({ target }) => !target.startsWith('/sub/path/'));
    expect(outside.slice(0, 10)).toEqual([]);
    const failed: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(response.url());
    });
    await page.goto(served.url);
    await page.getByRole('link', { name: 'Get a report bound to caller data' }).first().click();
    await expect(page).toHaveURL(`${served.url}functions/attestation-report/`);
    await page.goto(`${served.url}search/?q=SNP_GET_REPORT`);
    await expect(page.locator('#results a').first()).toHaveAttribute('href', /^\/sub\/path\/interfaces\/sev-guest\//);
    await page.goto(`${served.url}decode/?example-a=snp-v3`);
    await expect(page.locator('[data-status]')).toContainText('SEV-SNP');
    expect(failed).toEqual([]);
  } finally {
    await served.close();
    rmSync(out, { recursive: true });
  }
});
