import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Catalog } from '../../../src/catalog/model.ts';
import { apiFiles } from '../../../src/export/api.ts';
import { feedFiles } from '../../../src/export/feeds.ts';
import { headersFile, PAGE_POLICY } from '../../../src/site/policy.ts';
import { redirects } from '../../../src/site/redirects.ts';
import { DEFAULT_SITE, href, normaliseBase } from '../../../src/site/url.ts';
import type { Output } from './output.ts';

/** A file of the site with its text. */
export interface SiteFile {
  /** Relative to the site's root, with forward slashes. */
  path: string;
  text: string;
}

/** Where the site will stand: SITE and BASE. */
export const siteUrl = (): string => new URL(normaliseBase(process.env.BASE), process.env.SITE ?? DEFAULT_SITE).href;

/** What no template makes: the API, the feeds, the schemas, and the old addresses of renamed entries. */
export function* dataFiles(catalog: Catalog, root: string): Generator<SiteFile> {
  for (const { path, text } of apiFiles(catalog)) yield { path: `api/v1/${path}`, text };
  yield* feedFiles(catalog, { site: siteUrl() });
  yield { path: '_headers', text: headersFile(normaliseBase(process.env.BASE)) };
  for (const name of readdirSync(join(root, 'schemas')).filter((file) => file.endsWith('.schema.json')))
    yield { path: `schemas/v1/${name}`, text: readFileSync(join(root, 'schemas', name), 'utf8') };
  for (const { from, to } of redirects(catalog))
    yield { path: `${from.slice(1)}index.html`, text: redirectPage(from, href(to)) };
}

/** A page that leads to another at once, with a link for those whom it does not lead. */
function redirectPage(from: string, to: string): string {
  const absolute = new URL(to, siteUrl()).href;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${PAGE_POLICY}"><title>Moved: ${from}</title><meta http-equiv="refresh" content="0;url=${to}"><meta name="robots" content="noindex"><link rel="canonical" href="${absolute}"><body><p>This page has moved to <a href="${to}">${to}</a>.</p></body></html>\n`;
}

/** Milliseconds after which something else may have its turn. */
const TURN = 20;

/** Puts the data where it belongs, a little at a time; gives the paths. */
export async function putData(catalog: Catalog, root: string, output: Output): Promise<string[]> {
  const files: string[] = [];
  let began = performance.now();
  for (const { path, text } of dataFiles(catalog, root)) {
    await output.put(path, text);
    files.push(path);
    if (performance.now() - began < TURN) continue;
    await setImmediate();
    began = performance.now();
  }
  return files;
}
