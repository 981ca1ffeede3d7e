import { setImmediate } from 'node:timers/promises';
import { FILES } from '../../../src/catalog/addresses.ts';
import type { Catalog } from '../../../src/catalog/model.ts';
import { begin, type Reads } from '../../../src/catalog/reads.ts';
import { apiDocuments } from '../../../src/export/api.ts';
import { feedDocuments } from '../../../src/export/feeds.ts';
import type { ApiDocument } from '../../../src/export/files.ts';
import { plainDocuments } from '../../../src/export/plain/index.ts';
import { probeScript } from '../../../src/export/probe/script.ts';
import { recordDocuments } from '../../../src/export/record/files.ts';
import { editorSchemas } from '../../../src/export/schema-files.ts';
import { tableDocuments } from '../../../src/export/sheets/index.ts';
import { stampOf, withStamp } from '../../../src/export/stamp.ts';
import { headersFile, PAGE_POLICY, redirectsFile } from '../../../src/site/policy.ts';
import { redirects } from '../../../src/site/redirects.ts';
import { href, normaliseBase } from '../../../src/site/url.ts';
import { digestOf, type Earlier } from './earlier.ts';
import type { Output } from './output.ts';
import { siteUrl } from './site-url.ts';

/** Path of the API, from the site's root. */
const API = 'api/v1/';

/** The same document below the path of the API; what it consists of lies there too. */
const inApi = (document: ApiDocument): ApiDocument =>
  'join' in document
    ? {
        path: API + document.path,
        join: (stamp, textOf) => document.join(stamp, (path) => textOf(API + path)),
      }
    : { ...document, path: API + document.path };

/** What no template makes: the API, the feeds, the schemas, and the old addresses of renamed entries. */
function* documents(catalog: Catalog): Generator<ApiDocument> {
  for (const document of apiDocuments(catalog, siteUrl())) yield inApi(document);
  yield* feedDocuments(catalog, { site: siteUrl() });
  yield* recordDocuments(catalog, { site: siteUrl() });
  yield* tableDocuments(catalog, siteUrl());
  yield* plainDocuments(catalog, siteUrl());
  yield* editorSchemas(siteUrl());
  yield { path: FILES.probe.slice(1), text: () => probeScript(catalog, siteUrl()) };
  yield { path: '_headers', text: () => headersFile(normaliseBase(process.env.BASE)) };
  yield { path: '_redirects', text: () => redirectsFile(normaliseBase(process.env.BASE)) };
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

/** What became of the data. */
export interface PutData {
  put: PutFile[];
  /** Files that were left alone, or that bear another stamp alone, with the digests of their bytes. */
  stay: { path: string; digest: string }[];
  /** Files that consist of others, or tell of the data as a whole; they are made anew with any of the others. */
  joined: { path: string; digest: string }[];
}

/**
 * Puts the data where it belongs, a little at a time, but for what can be left alone; gives what it put. `watched` is the
 * same catalog, watched, and asked for when anything has to be made.
 */
export async function putData(
  catalog: Catalog,
  watched: () => Catalog,
  output: Output,
  earlier: Pick<Earlier, 'isUpToDate' | 'bytes'> | undefined,
): Promise<PutData> {
  const put: PutFile[] = [];
  const stay: PutData['stay'] = [];
  const joined: PutData['joined'] = [];
  const stamp = stampOf(catalog);
  /** Texts of the API, of which other files consist. */
  const texts = new Map<string, string>();
  let isSame = true;
  let making: Map<string, ApiDocument> | undefined;
  const textOf = (path: string): string => {
    making ??= new Map([...documents(watched())].map((document) => [document.path, document]));
    const document = making.get(path);
    return document && 'text' in document ? document.text() : '';
  };
  let began = performance.now();
  for (const document of documents(catalog)) {
    const { path } = document;
    if ('join' in document) {
      const held = isSame ? earlier?.bytes(path) : undefined;
      const text = held ?? document.join(stamp, (part) => texts.get(part) ?? '');
      if (text !== held) await output.put(path, text);
      joined.push({ path, digest: digestOf(text) });
      continue;
    }
    const finish = (text: string): string => (document.stamped ? withStamp(text, stamp) : text);
    const bytes = earlier?.isUpToDate(path) ? earlier.bytes(path) : undefined;
    let text: string;
    if (bytes) {
      const before = bytes.toString('utf8');
      text = finish(before);
      if (text !== before) {
        isSame = false;
        await output.put(path, text);
      }
      stay.push({ path, digest: digestOf(text) });
    } else {
      isSame = false;
      const { reads, end } = begin();
      const made = textOf(path);
      end();
      text = finish(made);
      await output.put(path, text);
      put.push({ path, digest: digestOf(text), reads });
    }
    if (path.startsWith(API)) texts.set(path, text);
    if (performance.now() - began < TURN) continue;
    await setImmediate();
    began = performance.now();
  }
  return { put, stay, joined };
}
