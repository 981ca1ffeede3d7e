import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type Provided, provide } from '../../../src/site/catalog.ts';
import { Output } from './output.ts';
import { sitePages } from './pages.ts';
import { searchable } from './searchable.ts';
import type { Shell } from './shell.ts';

/** What a thread is given. */
export interface Work {
  shell: Shell;
  loaded: Provided;
  outDir: string;
  /** Whether nothing stands there yet. */
  fresh: boolean;
  /** Int32: [0] is 1 once the work may begin; [1] is the next page that nobody has taken. */
  counters: SharedArrayBuffer;
}

/** What a thread says: all pages, in their order; then each page that stands; at last, or a fault. */
export type Word =
  | { kind: 'open'; files: string[] }
  | { kind: 'page'; file: string; html: string | undefined }
  | { kind: 'done' }
  | { kind: 'fault'; message: string };

async function work({ shell, loaded, outDir, fresh, counters }: Work, say: (word: Word) => void): Promise<void> {
  provide(loaded);
  const pages = await sitePages(shell);
  say({ kind: 'open', files: pages.map(({ file }) => file) });
  const shared = new Int32Array(counters);
  Atomics.wait(shared, 0, 0);
  const output = new Output(outDir, fresh);
  for (let page = pages[Atomics.add(shared, 1, 1)]; page; page = pages[Atomics.add(shared, 1, 1)]) {
    const { file } = page;
    let content: Buffer;
    try {
      content = await page.render();
    } catch (error) {
      throw new Error(`${file}: ${(error as Error).stack}`);
    }
    await output.put(file, content);
    say({ kind: 'page', file, html: searchable(file, content) });
  }
  await output.done();
  say({ kind: 'done' });
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  const say = (word: Word): void => port.postMessage(word);
  try {
    await work(workerData as Work, say);
  } catch (error) {
    say({ kind: 'fault', message: (error as Error).stack ?? String(error) });
  }
}
