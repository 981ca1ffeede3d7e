import { isMainThread, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { begin, placeOfRead } from '../../../src/catalog/reads.ts';
import { type Provided, provide } from '../../../src/site/catalog.ts';
import { digestOf } from './earlier.ts';
import { Output } from './output.ts';
import { type FoundPage, openSite } from './pages.ts';
import { searchable } from './searchable.ts';
import type { Shell } from './shell.ts';
import { type Trace, TraceWriter } from './trace.ts';
import { watchLoaded } from './watched.ts';

/** What a thread is given. */
export interface Work {
  shell: Shell;
  loaded: Provided;
  outDir: string;
  /** Whether nothing stands there yet. */
  fresh: boolean;
  /** Whether it is noted what pages read. */
  noting: boolean;
  /** Pages that are known already, by their template. */
  known: ReadonlyMap<string, readonly FoundPage[]>;
  /** Int32: [0] is 1 once the work may begin; [1] is the next page that nobody has taken. */
  counters: SharedArrayBuffer;
}

/** A page that was rendered now. */
export interface RenderedPage {
  file: string;
  /** Of the bytes. */
  digest: string;
  /** What search reads of it. */
  html: string | undefined;
}

/** What pages were made of: the pieces of a trace that rendered each, and that found those of a template. */
export interface RenderTrace {
  trace: Trace;
  routes: readonly (readonly [route: string, pages: readonly FoundPage[], piece: number])[];
  pages: readonly (readonly [file: string, piece: number])[];
}

/** What a thread says: all pages, in their order; then each page that stands; at last, or a fault. */
export type Word =
  | { kind: 'open'; pages: (readonly [file: string, given: string])[] }
  | ({ kind: 'page' } & RenderedPage)
  | { kind: 'done'; made?: RenderTrace }
  | { kind: 'fault'; message: string };

async function work(
  { shell, loaded, outDir, fresh, noting, known, counters }: Work,
  say: (word: Word) => void,
  hear: () => ReadonlySet<string>,
): Promise<void> {
  provide(noting ? watchLoaded(loaded) : loaded);
  const { pages, routes } = await openSite(shell, known);
  say({ kind: 'open', pages: pages.map(({ file, given }) => [file, given]) });
  const shared = new Int32Array(counters);
  Atomics.wait(shared, 0, 0);
  const stay = hear();
  const output = new Output(outDir, fresh);
  const writer = new TraceWriter();
  const add = writer.noted(placeOfRead);
  const made: [string, number][] = [];
  for (let page = pages[Atomics.add(shared, 1, 1)]; page; page = pages[Atomics.add(shared, 1, 1)]) {
    const { file } = page;
    if (stay.has(file)) continue;
    await page.prepare();
    const { reads, end } = begin();
    let content: string | Buffer;
    try {
      content = await page.render();
    } catch (error) {
      throw new Error(`${file}: ${(error as Error).stack}`);
    }
    end();
    if (noting) made.push([file, add(reads)]);
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    await output.put(file, bytes);
    say({ kind: 'page', file, digest: digestOf(bytes), html: searchable(file, content) });
  }
  await output.done();
  if (!noting) return say({ kind: 'done' });
  const found = [...routes].flatMap(([route, { pages: list, reads }]): RenderTrace['routes'][number][] =>
    reads ? [[route, list, add(reads)]] : [],
  );
  say({ kind: 'done', made: { routes: found, pages: made, trace: writer.trace() } });
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  const say = (word: Word): void => port.postMessage(word);
  try {
    await work(workerData as Work, say, () => receiveMessageOnPort(port)?.message as Set<string>);
  } catch (error) {
    say({ kind: 'fault', message: (error as Error).stack ?? String(error) });
  }
}
