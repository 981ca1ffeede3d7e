import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIST } from '../support/dist.ts';
import { htmlFiles, readPage } from '../support/pages.ts';

/** Pages whose tables are drawn for the reader's own question, or are not of the catalog's data. */
const OWN =
  /^(?:about|rules|contribute|guides|search|query|verification|decode|compare|agenda|forums|topics|series|meetings|decisions|concepts|404|review|probe|changes)\b/;

test('every page that is a table of the data offers it as CSV, Markdown and text', () => {
  const lacking: string[] = [];
  let looked = 0;
  for (const file of htmlFiles()) {
    if (OWN.test(file)) continue;
    const html = readPage(file);
    if (!/<table\b/.test(html)) continue;
    looked += 1;
    if (!/href="[^"]+\.csv"/.test(html)) lacking.push(file);
  }
  expect(looked).toBeGreaterThan(100);
  expect(lacking).toEqual([]);
});

test('the tables that stand for those of whole sections are there', () => {
  for (const name of ['matrix', 'kernels/header-facts', 'interfaces/errors', 'functions/table', 'timeline/table'])
    for (const ending of ['csv', 'md', 'txt']) expect(existsSync(join(DIST, `${name}.${ending}`)), name).toBe(true);
  expect(readFileSync(join(DIST, 'matrix.csv'), 'utf8')).toMatch(/^function,name,platform,state,level,/);
});
