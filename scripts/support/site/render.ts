import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Word, Work } from './render-thread.ts';
import type { Shell } from './shell.ts';

/** More threads than this would each read the catalog for too few pages. */
const MOST_THREADS = 4;

export interface Rendering {
  /** Lets the threads begin to write. */
  begin(): void;
  /** Every file that was written. Rejects with the first fault of a page. */
  done: Promise<string[]>;
  /** Gives up: nothing more is written. */
  end(): Promise<void>;
}

/**
 * Renders all pages into `outDir`, in as many threads as there are processors. The threads read the catalog at once and
 * begin to write when told. `onPage` hears of each page that stands; `onFiles`, once, of all pages that will.
 */
export function startRendering(
  shell: Shell,
  root: string,
  outDir: string,
  on: { pages: (files: readonly string[]) => void; page: (file: string, searched: boolean) => void },
): Rendering {
  const counters = new SharedArrayBuffer(8);
  const shared = new Int32Array(counters);
  const workerData: Work = { shell, root, outDir, counters };
  const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism()));
  const written: string[] = [];
  let opened = false;
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./render-thread.ts', import.meta.url), { workerData }),
  );
  const end = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  const finished = workers.map(
    (worker) =>
      new Promise<void>((resolve, reject) => {
        worker.on('error', reject);
        worker.on('exit', (code) => reject(new Error(`a thread that renders ended with code ${code}`)));
        worker.on('message', (word: Word) => {
          switch (word.kind) {
            case 'open':
              if (!opened) on.pages(word.files);
              opened = true;
              break;
            case 'page':
              written.push(word.file);
              on.page(word.file, word.searched);
              break;
            case 'data':
              written.push(...word.files);
              break;
            case 'fault':
              reject(new Error(word.message));
              break;
            case 'done':
              resolve();
          }
        });
      }),
  );
  const done = Promise.all(finished)
    .then(() => written)
    .finally(end);
  done.catch(() => {});
  return {
    begin: () => {
      Atomics.store(shared, 0, 1);
      Atomics.notify(shared, 0);
    },
    done,
    end,
  };
}
