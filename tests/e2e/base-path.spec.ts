import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { serve } from '../../scripts/serve.ts';
import { DIST } from '../support/site.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Builds elsewhere, with other settings. */
function build(settings: Record<string, string>): string {
  const out = mkdtempSync(join(tmpdir(), 'site-'));
  const result = spawnSync(process.execPath, [join(ROOT, 'scripts', 'build.ts'), '--out', out], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
    encoding: 'utf8',
  });
  expect(result.status, result.stdout + result.stderr).toBe(0);
  return out;
}

const digests = (directory: string): Map<string, string> =>
  new Map(
    globSync('**/*', { cwd: directory })
      .filter((path) => statSync(join(directory, path)).isFile())
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(directory, path)))
          .digest('hex'),
      ]),
  );

// One after the other: both build in the same working tree.
test.describe.configure({ mode: 'serial' });

test('two builds are the same, byte by byte', () => {
  test.setTimeout(180_000);
  const out = build({});
  const [first, second] = [digests(DIST), digests(out)];
  const different = [...new Set([...first.keys(), ...second.keys()])].filter(
    (path) => first.get(path) !== second.get(path),
  );
  rmSync(out, { recursive: true });
  expect(different.slice(0, 20)).toEqual([]);
});

test('under a base path every link stays below it, and search works', async ({ page }) => {
  test.setTimeout(180_000);
  const out = build({ BASE: '/sub/path', SITE: 'https://site.test' });
  const served = await serve(out, { base: '/sub/path/' });
  try {
    const outside: string[] = [];
    for (const file of globSync('**/*.html', { cwd: out })) {
      for (const [, target = ''] of readFileSync(join(out, file), 'utf8').matchAll(/\b(?:href|src)="(\/[^"]*)"/g)) {
        if (!target.startsWith('/sub/path/')) outside.push(`${file}: ${target}`);
      }
    }
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
