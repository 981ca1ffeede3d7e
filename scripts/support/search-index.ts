import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';

/** Directories of the site that are never indexed: comparisons repeat what other pages say, and are many. */
const SKIPPED = new Set(['compare', 'search', 'api', 'schemas', '_assets', 'pagefind']);

/** Pages handed over before their answers are awaited. */
const BATCH = 64;

/** What Pagefind writes before the data of each of its files. */
const MAGIC = Buffer.from('pagefind_dcd');

/**
 * Indexes the pages of a built site into its pagefind directory; a page takes part when its main element asks for it.
 * Gives the number of pages indexed. The same pages give the same bytes.
 */
export async function indexSite(directory: string): Promise<number> {
  const { close, createIndex } = await import('pagefind');
  const { index, errors } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html') && !SKIPPED.has(path.split(sep)[0] ?? ''))
    .sort();
  const faults: string[] = [];
  let count = 0;
  let waiting: Promise<{ errors: string[] }>[] = [];
  const settled = async (): Promise<void> => {
    faults.push(...(await Promise.all(waiting)).flatMap(({ errors: found }) => found));
    waiting = [];
  };
  for (const path of files) {
    const html = readFileSync(join(directory, path), 'utf8');
    if (!html.includes('data-pagefind-body')) continue;
    // The minified page has no blanks between cells, and words that touch would be read as one.
    const content = html.replace(/<\/(?:td|th|dt|dd|li|p|h[1-6]|div|summary|caption|small)>/g, ' $&');
    const url = `/${path
      .split(sep)
      .join('/')
      .replace(/index\.html$/, '')}`;
    waiting.push(index.addHTMLFile({ url, content }));
    count += 1;
    if (waiting.length === BATCH) await settled();
  }
  await settled();
  const made = await index.getFiles();
  faults.push(...made.errors);
  await close();
  if (faults.length > 0) throw new Error(`The search index could not be made: ${faults.join('; ')}`);
  const target = join(directory, 'pagefind');
  rmSync(target, { recursive: true, force: true });
  // The site has a search interface of its own.
  const needed = made.files.filter(({ path }) => !/^pagefind-(ui|modular-ui|component-ui|highlight)\./.test(path));
  for (const [path, content] of settle(new Map(needed.map((file) => [file.path, Buffer.from(file.content)])))) {
    const file = join(target, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return count;
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
