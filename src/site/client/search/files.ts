import { FILES } from '../../../catalog/addresses.ts';
import { Finder } from '../../../search/finder.ts';
import { PAGES_PER_LINES, SHARDS } from '../../../search/terms.ts';
import type { SentLines } from '../../../search/write.ts';
import { link } from '../dom.ts';

/** The files of the index, each fetched once, and what asks them. */

const asked = new Map<string, Promise<unknown>>();

function file<T>(name: string): Promise<T> {
  let one = asked.get(name) as Promise<T> | undefined;
  if (!one) {
    one = fetch(link(`${FILES.searchIndex}${name}.json`)).then((response) => {
      if (!response.ok) throw new Error(`The search index lacks ${name}.json.`);
      return response.json() as Promise<T>;
    });
    // What did not come is asked for again.
    one.catch(() => asked.delete(name));
    asked.set(name, one);
  }
  return one;
}

export const finder = new Finder({
  pages: () => file('pages'),
  terms: (shard) => file(`terms-${shard}`),
  words: (letter) => file(`words-${letter}`),
  logLines: () => file('log'),
});

/** Milliseconds after an answer was drawn until its lines, and until the rest of the index, are fetched. */
const AFTER = { lines: 200, rest: 2000 } as const;

/** Lines by the number of their file, as far as they are there. */
const lines = new Map<number, SentLines>();

/** What an answer says, in a line: at once when it is there, else later. */
export function giveLine({ page, unit }: { page: number; unit: number }, take: (line: string) => void): void {
  const at = Math.floor(page / PAGES_PER_LINES);
  const give = (all: SentLines): void => take(all[page % PAGES_PER_LINES]?.[unit] ?? '');
  const known = lines.get(at);
  if (known) give(known);
  else {
    // The answers themselves are drawn first, and are of use without their lines.
    setTimeout(() => {
      file<SentLines>(`lines-${at}`).then(
        (all) => {
          lines.set(at, all);
          give(all);
        },
        () => {},
      );
    }, AFTER.lines);
  }
}

/** Whether questions still have to wait for files. */
export let isCold = true;

let isRestComing = false;

/** Fetches the rest while nobody waits, so that later questions need no file. */
export function loadRest(): void {
  if (isRestComing) return;
  isRestComing = true;
  const idle = window.requestIdleCallback ?? ((done: () => void) => setTimeout(done, 200));
  const next = (shard: number): void => {
    if (shard === SHARDS) isCold = false;
    else
      idle(() => {
        finder.load([shard]).then(
          () => next(shard + 1),
          () => {
            isRestComing = false;
          },
        );
      });
  };
  setTimeout(() => next(0), AFTER.rest);
}
