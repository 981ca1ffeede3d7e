import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Provided } from '../../../src/site/catalog.ts';
import type { RenderedPage, RenderTrace, Word, Work } from './render-thread.ts';
import type { Shell } from './shell.ts';

/**
 * More threads than this would each read the catalog for too few pages. One processor is left to the index, to the data,
 * and to the engine's own helpers: with as many threads as processors all of them took longer.
 */
const MOST_THREADS = 4;

/** Megabytes. What a page leaves behind is young: with room for it, less of it is moved. The rest is as in any process. */
const LIMITS = { maxYoungGenerationSizeMb: 192 };

export interface Rendering {
  /** Lets the threads begin to write, but for pages that can be left alone. */
  begin(stay: ReadonlySet<string>): void;
  /** What the pages that were rendered are made of, a thread each. Rejects with the first fault of a page. */
  done: Promise<RenderTrace[]>;
  /** Gives up: nothing more is written. */
  end(): Promise<void>;
}

/**
 * Renders all pages into `outDir`, in one thread fewer than there are processors. The threads get ready at once and
 * begin to write when told. `on.page` hears of each page that was rendered; `on.pages`, once, of all pages that the site
 * has.
 */
export function startRendering(
  shell: Shell,
  { catalog, entries }: Provided,
  outDir: string,
  how: Pick<Work, 'fresh' | 'noting' | 'known'>,
  on: {
    pages: (pages: readonly (readonly [file: string, given: string])[]) => void;
    page: (page: RenderedPage) => void;
  },
): Rendering {
  const counters = new SharedArrayBuffer(8);
  const shared = new Int32Array(counters);
  const workerData: Work = { shell, loaded: { catalog, entries }, outDir, ...how, counters };
  const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
  const made: RenderTrace[] = [];
  let opened = false;
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./thread.mjs', import.meta.url), { workerData, resourceLimits: LIMITS }),
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
              if (!opened) on.pages(word.pages);
              opened = true;
              break;
            case 'page':
              on.page(word);
              break;
            case 'fault':
              reject(new Error(word.message));
              break;
            case 'done':
              if (word.made) made.push(word.made);
              resolve();
          }
        });
      }),
  );
  const done = Promise.all(finished)
    .then(() => made)
    .finally(end);
  done.catch(() => {});
  return {
    begin: (stay) => {
      for (const worker of workers) worker.postMessage(stay);
      Atomics.store(shared, 0, 1);
      Atomics.notify(shared, 0);
    },
    done,
    end,
  };
}
