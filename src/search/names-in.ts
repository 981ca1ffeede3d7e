import { type Asked, type AskedName, keyTerm } from './ask.ts';
import type { NamedThing, Page, Store } from './store.ts';
import { shardOf } from './terms.ts';
import { WEIGHTS } from './weights.ts';

/** Things whose names are words of every question: they narrow it, and are found first only when alone. */
const NARROWS = new Set(['platform', 'kernel']);

/** Things that are seldom meant by their name alone. */
const SELDOM: Readonly<Record<string, number>> = {
  provider: 0.5,
  'cpu-flag': 0.5,
  'cgroup-key': 0.6,
  topic: 0.5,
  series: 0.4,
  decision: 0.4,
  rule: 0.2,
  source: 0.5,
};

/** A place that a name stands for, with what it is worth for the question. */
export interface Named {
  entry: NamedThing;
  worth: number;
  asked: AskedName;
}

/** What a name of the question stands for, in the likeliest spelling of which something is known. */
export const thingsOf = (store: Store, { keys }: AskedName): readonly NamedThing[] => {
  for (const key of keys) {
    const found = store.named(key, shardOf(keyTerm(key)));
    if (found.length > 0) return found;
  }
  return [];
};

/** What the names of a question stand for; platforms and releases only narrow it. */
export function namesIn(
  store: Store,
  asked: Asked,
  rarityOf: (word: string) => number,
): { found: Named[]; platforms: string[] } {
  const found: Named[] = [];
  const platforms = new Set<string>();
  for (const name of asked.names) {
    const entries = thingsOf(store, name);
    if (entries.length === 0) continue;
    const top = entries[0]?.weight ?? 1;
    const doesNarrow = entries.some(({ kind: entryKind }) => NARROWS.has(entryKind));
    const kind = name.isSymbol ? 'symbol' : name.length > 1 ? 'phrase' : 'word';
    const share = name.length > 1 ? Math.min(1 + 0.25 * (name.length - 2), 1.5) : 1;
    const rare = kind === 'word' ? rarityOf(name.keys[0] ?? '') : 1;
    for (const entry of entries) {
      const { page, kind: entryKind, weight } = entry;
      if (entryKind === 'platform') for (const code of page.platforms) platforms.add(code);
      if (doesNarrow && !name.isWhole) continue;
      const worth =
        (WEIGHTS.name[kind] * share * rare * (SELDOM[entryKind] ?? 1) * (weight / top) ** 3) /
        (1 + 0.3 * Math.log(entries.length));
      found.push({ entry, worth, asked: name });
    }
  }
  return { found, platforms: [...platforms] };
}

/** Whether a name is that of a platform. */
export const isPlatform = (store: Store, name: AskedName): boolean =>
  thingsOf(store, name).some(({ kind }) => kind === 'platform');

/** Pages of the platforms that a question names, in its order. */
export function platformsIn(store: Store, asked: Asked): Page[] {
  const pages = asked.names
    .toSorted((a, b) => asked.text.indexOf(a.text) - asked.text.indexOf(b.text))
    .flatMap((name) => thingsOf(store, name).filter(({ kind }) => kind === 'platform'))
    .map(({ page }) => page);
  return [...new Set(pages)];
}
