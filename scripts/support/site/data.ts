import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { FILES } from '../../../src/catalog/addresses.ts';
import type { Catalog } from '../../../src/catalog/model.ts';
import { begin, type Reads } from '../../../src/catalog/reads.ts';
import { type ApiDocument, apiDocuments } from '../../../src/export/api.ts';
import { feedDocuments } from '../../../src/export/feeds.ts';
import { probeScript } from '../../../src/export/probe/script.ts';
import { recordDocuments } from '../../../src/export/record/files.ts';
import { headersFile, PAGE_POLICY } from '../../../src/site/policy.ts';
import { redirects } from '../../../src/site/redirects.ts';
import { href, normaliseBase } from '../../../src/site/url.ts';
import { digestOf } from './earlier.ts';
import type { Output } from './output.ts';
import { siteUrl } from './site-url.ts';

/** What no template makes: the API, the feeds, the schemas, and the old addresses of renamed entries. */
function* documents(catalog: Catalog, root: string): Generator<ApiDocument> {
  for (const { path, text } of apiDocuments(catalog)) yield { path: `api/v1/${path}`, text };
  yield* feedDocuments(catalog, { site: siteUrl() });
  yield* recordDocuments(catalog, { site: siteUrl() });
  yield { path: FILES.probe.slice(1), text: () => probeScript(catalog, siteUrl()) };
  yield { path: '_headers', text: () => headersFile(normaliseBase(process.env.BASE)) };
  for (const name of readdirSync(join(root, 'schemas')).filter((file) => file.endsWith('.schema.json')))
    yield { path: `schemas/v1/${name}`, text: () => readFileSync(join(root, 'schemas', name), 'utf8') };
  for (const { from } of redirects(catalog)) {
    const target = (): string => redirects(catalog).find((one) => one.from === from)?.to ?? '/';
    yield { path: `${from.slice(1)}index.html`, text: () => redirectPage(from, href(target())) };
  }
}

/** A page that leads to another at once, with a link for those whom it does not lead. Its script takes the anchor along. */
function redirectPage(from: string, to: string): string {
  const absolute = new URL(to, siteUrl()).href;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${PAGE_POLICY}"><title>Moved: ${from}</title><meta http-equiv="refresh" content="0;url=${to}"><meta name="robots" content="noindex"><link rel="canonical" href="${absolute}"><body><p>This page has moved to <a href="${to}">${to}</a>.</p><script src="${href('/moved.js')}"></script></body></html>\n`;
}

/** Milliseconds after which something else may have its turn. */
const TURN = 20;

/** A file that was put: its digest, and what it was made of. */
export interface PutFile {
  path: string;
  digest: string;
  reads: Reads;
}

/**
 * Puts the data where it belongs, a little at a time, but for what can be left alone; gives what it put. `watched` is the
 * same catalog, watched, and asked for when anything has to be made.
 */
export async function putData(
  catalog: Catalog,
  watched: () => Catalog,
  root: string,
  output: Output,
  canStay: (path: string) => boolean,
): Promise<{ put: PutFile[]; stay: string[] }> {
  const put: PutFile[] = [];
  const stay: string[] = [];
  let making: Map<string, () => string> | undefined;
  const textOf = (path: string): string => {
    making ??= new Map([...documents(watched(), root)].map((document) => [document.path, document.text]));
    return making.get(path)?.() ?? '';
  };
  let began = performance.now();
  for (const { path } of documents(catalog, root)) {
    if (canStay(path)) {
      stay.push(path);
      continue;
    }
    const { reads, end } = begin();
    const made = textOf(path);
    end();
    await output.put(path, made);
    put.push({ path, digest: digestOf(made), reads });
    if (performance.now() - began < TURN) continue;
    await setImmediate();
    began = performance.now();
  }
  return { put, stay };
}
