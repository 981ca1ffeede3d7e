import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { getCatalog } from '../../../src/site/catalog.ts';
import { provideCatalog } from '../../../src/site/provide.ts';
import { dataFiles } from './data.ts';
import { put } from './output.ts';
import { sitePages } from './pages.ts';
import type { Shell } from './shell.ts';

/** What a thread is given. */
export interface Work {
  shell: Shell;
  root: string;
  outDir: string;
  /** Int32: [0] is 1 once the work may begin; [1] is the next job that nobody has taken. */
  counters: SharedArrayBuffer;
}

/** What a thread says: the files of all pages, in the order of jobs; then each file that stands; at last, or a fault. */
export type Word =
  | { kind: 'open'; files: string[] }
  | { kind: 'page'; file: string; searched: boolean }
  | { kind: 'data'; files: string[] }
  | { kind: 'done' }
  | { kind: 'fault'; message: string };

/** Job number 0 writes the data; the pages follow. */
async function work({ shell, root, outDir, counters }: Work, say: (word: Word) => void): Promise<void> {
  provideCatalog();
  const catalog = getCatalog();
  const pages = await sitePages(shell);
  say({ kind: 'open', files: pages.map(({ file }) => file) });
  const shared = new Int32Array(counters);
  Atomics.wait(shared, 0, 0);
  for (let job = Atomics.add(shared, 1, 1); job <= pages.length; job = Atomics.add(shared, 1, 1)) {
    const page = pages[job - 1];
    if (!page) {
      const files: string[] = [];
      for (const { path, text } of dataFiles(catalog, root)) {
        put(outDir, path, text);
        files.push(path);
      }
      say({ kind: 'data', files });
      continue;
    }
    const { file } = page;
    let content: Buffer;
    try {
      content = await page.render();
    } catch (error) {
      throw new Error(`${file}: ${(error as Error).stack}`);
    }
    put(outDir, file, content);
    say({ kind: 'page', file, searched: content.includes('data-pagefind-body') });
  }
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
