import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { digestOf } from './earlier.ts';
import type { Output } from './output.ts';
import { mayBeSearched } from './searchable.ts';

/** Pages handed over before their answers are awaited. */
const BATCH = 64;

/** What Pagefind writes before the data of each of its files. */
const MAGIC = Buffer.from('pagefind_dcd');

/** Takes pages one after another and writes the search index at the end. */
export interface SearchIndex {
  /** Pages that will be handed over, those that are not to be searched among them; the index follows their order. */
  expect(files: readonly string[]): void;
  /** What is to be searched of a page; undefined when nothing is, and it is not waited for any longer. */
  page(file: string, html: string | undefined): void;
  /** Puts the index into the pagefind directory as soon as all pages came. Gives their number, and the files with digests. */
  finish(output: Output): Promise<{ pages: number; files: Record<string, string> }>;
  /** Gives up. */
  abandon(): Promise<void>;
}

/**
 * Makes the search index of a site while its pages are rendered: pages may come in any order, and are indexed in the order
 * of their paths, so that the same pages give the same bytes.
 */
export async function openSearchIndex(): Promise<SearchIndex> {
  const { close, createIndex } = await import('pagefind');
  const { index, errors } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
  let order: string[] = [];
  const came = new Map<string, string | undefined>();
  const faults: string[] = [];
  let next = 0;
  let count = 0;
  let feeding = Promise.resolve();
  const all = Promise.withResolvers<void>();

  const feed = async (): Promise<void> => {
    while (came.has(order[next] ?? '')) {
      const waiting: Promise<{ errors: string[] }>[] = [];
      for (let file = order[next]; file !== undefined && came.has(file) && waiting.length < BATCH; file = order[next]) {
        next += 1;
        const content = came.get(file);
        came.delete(file);
        if (content !== undefined)
          waiting.push(index.addHTMLFile({ url: `/${file.replace(/index\.html$/, '')}`, content }));
      }
      count += waiting.length;
      faults.push(...(await Promise.all(waiting)).flatMap(({ errors: found }) => found));
    }
    if (next === order.length) all.resolve();
  };
  return {
    expect: (files) => {
      order = files.filter(mayBeSearched).sort();
    },
    page: (file, html) => {
      came.set(file, html);
      feeding = feeding.then(feed).catch(all.reject);
    },
    finish: async (output) => {
      await all.promise;
      const made = await index.getFiles();
      faults.push(...made.errors);
      await close();
      if (faults.length > 0) throw new Error(`The search index could not be made: ${faults.join('; ')}`);
      // The site has a search interface of its own.
      const needed = made.files.filter(({ path }) => !/^pagefind-(ui|modular-ui|component-ui|highlight)\./.test(path));
      const files: Record<string, string> = {};
      for (const [path, content] of settle(new Map(needed.map((file) => [file.path, Buffer.from(file.content)])))) {
        await output.put(`pagefind/${path}`, content);
        files[`pagefind/${path}`] = digestOf(content);
      }
      return { pages: count, files };
    },
    abandon: async () => {
      // What was handed over is answered with a fault, which nobody waits for.
      all.promise.catch(() => {});
      await close();
    },
  };
}

const unpack = (data: Buffer): unknown => decode(gunzipSync(data).subarray(MAGIC.length));
const pack = (value: unknown): Buffer => gzipSync(Buffer.concat([MAGIC, encode(value)]), { level: 9 });
const nameOf = (data: Buffer, length: number): string =>
  `en_${createHash('sha256').update(data).digest('hex').slice(0, length)}`;

/** Of equal things, in an order that does not change from run to run. */
const byFirst = (a: readonly [string, ...unknown[]], b: readonly [string, ...unknown[]]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;

/** [version, pages, chunks, filters as [name, file], sorts, fields] */
type Meta = [string, unknown, unknown, [string, string][], [string, ...unknown[]][], unknown];
/** [name, values as [value, pages]] */
type Filter = [string, [string, ...unknown[]][]];

/** Pagefind keeps filters in tables whose order is random; they are put into one order, under names made from them. */
function settle(files: Map<string, Buffer>): Map<string, Buffer> {
  const take = (path: string): Buffer => {
    const data = files.get(path);
    if (!data) throw new Error(`The search index lacks ${path}.`);
    files.delete(path);
    return data;
  };
  const entry = JSON.parse(take('pagefind-entry.json').toString()) as { languages: Record<string, { hash: string }> };
  for (const language of Object.values(entry.languages)) {
    const meta = unpack(take(`pagefind.${language.hash}.pf_meta`)) as Meta;
    meta[3] = meta[3].sort(byFirst).map(([name, file]) => {
      const [filter, values] = unpack(take(`filter/${file}.pf_filter`)) as Filter;
      const data = pack([filter, values.sort(byFirst)]);
      const settled = nameOf(data, 7);
      files.set(`filter/${settled}.pf_filter`, data);
      return [name, settled];
    });
    meta[4].sort(byFirst);
    const data = pack(meta);
    language.hash = nameOf(data, 10);
    files.set(`pagefind.${language.hash}.pf_meta`, data);
  }
  files.set('pagefind-entry.json', Buffer.from(JSON.stringify(entry)));
  return files;
}
