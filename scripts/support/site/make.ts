import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loaded } from '../../../src/catalog/read/load.ts';
import { placeOfRead } from '../../../src/catalog/reads.ts';
import { putAssets } from './assets.ts';
import { type BuildRecord, digestOf, type Earlier, type KeptFile } from './earlier.ts';
import { Output } from './output.ts';
import { startRendering } from './render.ts';
import { openSearchIndex } from './search-index.ts';
import { mayBeSearched, searchable } from './searchable.ts';
import type { Shell } from './shell.ts';
import { joinTraces, TraceWriter } from './trace.ts';
import { watchLoaded } from './watched.ts';

/** What a site is made of, and where. */
export interface Work {
  outDir: string;
  shell: Shell;
  loaded: Loaded;
  /** Whether it is noted what is read, for the next build. */
  noting: boolean;
  /** Whether nothing stands in the directory yet. */
  fresh: boolean;
  earlier: Earlier | undefined;
  /** Throws unless the catalog is sound; nothing is written before. Asked once the rest is under way. */
  check(): Promise<void>;
  /** Tells how long a step took, by its promise. */
  step<T>(name: string, work: Promise<T>, say: (result: T) => string): Promise<T>;
}

/** What was made: every file of the site, and what is kept of the making. */
export interface Made {
  files: readonly string[];
  record: Pick<BuildRecord, 'pages' | 'routes' | 'files' | 'search' | 'sitemap' | 'trace'>;
}

/** Every page: its file, and the digest of what its template is given. */
type Found = readonly (readonly [file: string, given: string])[];

/** The pages are not those of the earlier build: whatever was taken over from it has to be made anew. */
export class OtherPages extends Error {}

/** Makes all files of the site, and leaves alone what the earlier build made of the same things. */
export async function makeSite(work: Work): Promise<Made> {
  const { outDir, shell, loaded, noting, fresh, earlier, check, step } = work;
  const kept = earlier?.record;
  const upToDate = (kept?.pages ?? []).filter((file) => earlier?.isUpToDate(file));
  /** Pages that are left alone. */
  const stay = new Set<string>();

  const found = Promise.withResolvers<Found>();
  found.promise.catch(() => {});
  const pages = new Map<string, KeptFile>();
  const start = () =>
    startRendering(
      shell,
      loaded,
      outDir,
      { fresh, noting, known: earlier?.known ?? new Map() },
      {
        pages: found.resolve,
        page: ({ file, digest, html }) => {
          pages.set(file, { digest, piece: -1, ...(html === undefined ? {} : { searched: digestOf(html) }) });
          index?.page(file, html);
        },
      },
    );
  // Threads and the indexer get ready while the rest is looked through.
  let rendering = kept && earlier.isSame && upToDate.length === kept.pages.length ? undefined : start();
  const upToDateSet = new Set(upToDate);
  const isIndexKept = Object.entries(kept?.search ?? {}).every(([file, digest]) => earlier?.bytes(file, digest));
  let index =
    kept && isIndexKept && kept.pages.every((file) => upToDateSet.has(file) || !mayBeSearched(file))
      ? undefined
      : openSearchIndex();
  try {
    if (kept) {
      index?.expect(kept.pages);
      const texts: [string, Buffer][] = [];
      for (const file of upToDate) {
        const bytes = earlier.bytes(file);
        if (!bytes) continue;
        stay.add(file);
        if (mayBeSearched(file)) texts.push([file, bytes]);
      }
      if (stay.size < upToDate.length) {
        rendering ??= start();
        if (!index && kept.pages.some((file) => !stay.has(file) && mayBeSearched(file))) {
          index = openSearchIndex();
          index.expect(kept.pages);
        }
      }
      if (index) for (const [file, bytes] of texts) index.page(file, searchable(file, bytes));
    }
    rendering?.done.catch(found.reject);
    await check();
    const list: Found = rendering
      ? await found.promise
      : (kept?.pages ?? []).map((file) => [file, kept?.files[file]?.given ?? '']);
    if (kept) {
      const isSame = list.length === kept.pages.length && list.every(([file], place) => file === kept.pages[place]);
      if (!isSame) throw new OtherPages();
      for (const [file, given] of list) {
        if (kept.files[file]?.given === given || !stay.delete(file)) continue;
        if (mayBeSearched(file)) throw new OtherPages();
      }
    } else index?.expect(list.map(([file]) => file));
    rendering?.begin(stay);
    const output = new Output(outDir, fresh);

    const writing = step(
      'pages and data written',
      (async () => {
        const assets = await putAssets(shell, output);
        // Loaded while the threads are at work already.
        const { putData } = await import('./data.ts');
        const data = await putData(
          loaded.catalog,
          () => (noting ? watchLoaded(loaded).catalog : loaded.catalog),
          output,
          earlier,
        );
        return { assets, data, made: (await rendering?.done) ?? [] };
      })(),
      ({ data: { put } }) => `${pages.size + put.length} files made`,
    );
    const isSearchSame = (): boolean =>
      isIndexKept &&
      kept !== undefined &&
      [...pages].every(([file, page]) => page.searched === kept.files[file]?.searched);
    const indexing = async (): Promise<Record<string, string>> => {
      if (!index) return kept?.search ?? {};
      // With an earlier index it is worth waiting whether anything is said differently.
      if (kept && isIndexKept) {
        await rendering?.done;
        if (isSearchSame()) return kept.search;
      }
      const { finish } = index;
      const { files } = await step('search indexed', finish(output), ({ pages: count }) => `${count} pages`);
      return files;
    };
    const [{ assets, data, made }, search] = await Promise.all([writing, indexing()]);
    await output.done();

    const writer = new TraceWriter();
    const ofData = writer.noted(placeOfRead);
    const pieces = data.put.map(({ reads }) => ofData(reads));
    const traces = [...made.map(({ trace }) => trace), writer.trace(), ...(kept ? [kept.trace] : [])];
    const { trace, firsts } = joinTraces(traces);
    const inKept = (piece: number): number => (firsts.at(-1) ?? 0) + piece;
    const files: Record<string, KeptFile> = {};
    for (const file of stay) {
      const held = kept?.files[file];
      if (held) files[file] = { ...held, piece: inKept(held.piece) };
    }
    for (const { path, digest } of data.stay) {
      const held = kept?.files[path];
      if (held) files[path] = { ...held, digest, piece: inKept(held.piece) };
    }
    for (const { path, digest } of data.joined) files[path] = { digest, piece: -1 };
    for (const [place, { path, digest }] of data.put.entries())
      files[path] = { digest, piece: (firsts[made.length] ?? 0) + (pieces[place] ?? 0) };
    const routes: BuildRecord['routes'] = [];
    for (const [route, listed, piece] of kept?.routes ?? [])
      if (earlier?.known.has(route)) routes.push([route, listed, inKept(piece)]);
    const given = new Map(list);
    for (const [place, thread] of made.entries()) {
      const first = firsts[place] ?? 0;
      // Every thread finds them all.
      if (place === 0) for (const [route, listed, piece] of thread.routes) routes.push([route, listed, first + piece]);
      for (const [file, piece] of thread.pages) {
        const page = pages.get(file);
        if (page) files[file] = { ...page, given: given.get(file), piece: first + piece };
      }
    }
    const ofCatalog = [...data.put, ...data.stay, ...data.joined].map(({ path }) => path);
    const all = [...assets, ...ofCatalog, ...list.map(([file]) => file)];
    const sitemap = await makeSitemap(outDir, all, earlier);
    return {
      files: [...all, ...Object.keys(search), ...Object.keys(sitemap.files)],
      record: { pages: list.map(([file]) => file), routes, files, search, sitemap, trace },
    };
  } finally {
    await rendering?.end();
  }
}

/** Lists the pages for search engines; the list is left alone when it is of the same pages. */
async function makeSitemap(
  outDir: string,
  files: readonly string[],
  earlier: Earlier | undefined,
): Promise<BuildRecord['sitemap']> {
  const pages = digestOf(JSON.stringify(files.filter((file) => file.endsWith('.html')).sort()));
  const held = earlier?.record.sitemap;
  if (held?.pages === pages && Object.entries(held.files).every(([file, digest]) => earlier?.bytes(file, digest)))
    return held;
  const { writeSitemap } = await import('./sitemap.ts');
  const made = await writeSitemap(outDir, files);
  return {
    pages,
    files: Object.fromEntries(made.map((file) => [file, digestOf(readFileSync(join(outDir, file)))])),
  };
}
