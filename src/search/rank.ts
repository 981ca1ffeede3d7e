import { type Asked, type AskedName, type Concept, keyTerm } from './ask.ts';
import type { NamedThing, Page, Store } from './store.ts';
import { shardOf } from './terms.ts';

/** A page that answers, with the place on it. */
export interface Ranked {
  page: Page;
  anchor: string;
  title: string;
  kind: string;
  /** Whether a name of the question stands for it. */
  exact: boolean;
  score: number;
}

export type Filters = Partial<Record<'platform' | 'function' | 'side' | 'kind', string>>;

/** How far pages of a kind are what people look for; of those that are not listed, 0.6. */
const KIND: Readonly<Record<string, number>> = {
  function: 1.25,
  interface: 1.15,
  status: 1.1,
  format: 0.85,
  guide: 1,
  concept: 1.05,
  topic: 0.8,
  platform: 0.7,
  decision: 0.5,
  series: 0.5,
  meeting: 0.35,
  kernel: 0.3,
  rule: 0.3,
};
/** The same for pages of needs when a symbol or an error is asked for. */
const NEED_FOR_SYMBOL = 0.85;
/** The same for layouts when a layout is asked for. */
const LAYOUT = 1.5;
/** Words that say on which side something is, and nothing of what it is. */
const SIDES = new Set([
  'kvm',
  'guest',
  'host',
  'vm',
  'kernel',
  'linux',
  'confidenti',
  'machin',
  'support',
  'hypervisor',
  'vmm',
  'driver',
  'devic',
  'qemu',
]);
/** What a word counts that only narrows: such one, or the name of a platform. */
const NARROWING = { side: 0.45, platform: 0.15 } as const;
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

/** What a name is worth against a text that has every word, which is worth 1. */
const NAME = { symbol: 1.3, phrase: 0.7, word: 0.35 } as const;
/** What an error's row is worth, and more where its operation or interface is named. */
const ERRNO = { row: 0.2, text: 0.6, named: 1 } as const;
/** What a unit inherits of what it stands in, and of its page. */
const INHERITS = { parent: 0.7, page: 0.6 } as const;
/** What a second word for the same matter adds to the first. */
const BESIDE = 0.3;
/** Share of the best place in a page's score; the rest is what the page says anywhere. */
const PLACE = 0.45;

const named = (store: Store, { keys }: AskedName): readonly NamedThing[] => {
  for (const key of keys) {
    const found = store.named(key, shardOf(keyTerm(key)));
    if (found.length > 0) return found;
  }
  return [];
};

interface Weighed {
  concept: Concept;
  rarity: number;
  /** By unit, 0 to 1. */
  weights: Map<number, number>;
}

function weigh(store: Store, concept: Concept): Weighed {
  const weights = new Map<number, number>();
  const pages = new Set<number>();
  for (const { text, counts } of concept.terms) {
    for (const { unit, weight } of store.postings(text, shardOf(text))) {
      const value = (weight / 9) * counts;
      const before = weights.get(unit) ?? 0;
      weights.set(unit, Math.max(value, before) + BESIDE * Math.min(value, before));
      const page = store.units[unit]?.page;
      if (page) pages.add(page.place);
    }
  }
  const counts = Math.max(...concept.terms.map((term) => term.counts));
  return { concept, rarity: counts * Math.log(1 + store.pages.length / (1 + pages.size)), weights };
}

/** Of a page: how well its text answers, 0 to 1, and where it does best. */
interface TextScore {
  score: number;
  unit: number;
}

/** Scores the texts of all pages that have a word of the question. */
function scoreTexts(store: Store, words: readonly Weighed[]): Map<number, TextScore> {
  const all = words.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  const units = new Map<number, Set<number>>();
  for (const { weights } of words) {
    for (const unit of weights.keys()) {
      const place = store.units[unit]?.page.place ?? -1;
      const list = units.get(place);
      if (list) list.add(unit);
      else units.set(place, new Set([unit]));
    }
  }
  const scores = new Map<number, TextScore>();
  for (const [place, mine] of units) {
    const page = store.pages[place];
    if (!page) continue;
    const anywhere = words.map(({ weights }) => {
      let best = 0;
      for (const unit of mine) best = Math.max(best, weights.get(unit) ?? 0);
      return best;
    });
    let best = { score: 0, unit: page.from };
    mine.add(page.from);
    for (const unit of mine) {
      let score = 0;
      for (const { weights, rarity } of words) score += rarity * inherited(store, weights, unit, page.from);
      // At equal worth the page itself is the better place.
      if (score > best.score * (best.unit === page.from ? 1.05 : 1)) best = { score, unit };
    }
    let sum = 0;
    let covered = 0;
    for (const [at, { rarity }] of words.entries()) {
      const value = anywhere[at] ?? 0;
      sum += rarity * value;
      if (value > 0) covered += rarity;
    }
    const coverage = covered / all;
    scores.set(place, {
      score: ((PLACE * best.score + (1 - PLACE) * sum) / all) * (0.3 + 0.7 * coverage),
      unit: best.unit,
    });
  }
  return scores;
}

function inherited(store: Store, weights: ReadonlyMap<number, number>, unit: number, page: number): number {
  const own = weights.get(unit) ?? 0;
  if (unit === page) return own;
  let best = Math.max(own, INHERITS.page * (weights.get(page) ?? 0));
  let share = 1;
  for (let at = store.units[unit]?.parent ?? page; at !== page; at = store.units[at]?.parent ?? page) {
    share *= INHERITS.parent;
    best = Math.max(best, share * (weights.get(at) ?? 0));
  }
  return best;
}

/** Whether a page passes filters. */
export const fits = (page: Page, filters: Filters): boolean =>
  (!filters.platform || page.platforms.includes(filters.platform)) &&
  (!filters.function || page.functions.includes(filters.function)) &&
  (!filters.side || page.sides.includes(filters.side)) &&
  (!filters.kind || page.kind === filters.kind);

/** Places that a name stands for, each with what it is worth for the question. */
interface Named {
  entry: NamedThing;
  worth: number;
  asked: AskedName;
}

/** What the names of a question stand for; platforms and releases only narrow it. */
function namesIn(
  store: Store,
  asked: Asked,
  rarityOf: (word: string) => number,
): { found: Named[]; platforms: string[] } {
  const found: Named[] = [];
  const platforms = new Set<string>();
  for (const name of asked.names) {
    const entries = named(store, name);
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
        (NAME[kind] * share * rare * (SELDOM[entryKind] ?? 1) * (weight / top) ** 6) /
        (1 + 0.3 * Math.log(entries.length));
      found.push({ entry, worth, asked: name });
    }
  }
  return { found, platforms: [...platforms] };
}

/** Pages of the platforms that a question names, in its order. */
export function platformsIn(store: Store, asked: Asked): Page[] {
  const pages = asked.names
    .toSorted((a, b) => asked.text.indexOf(a.text) - asked.text.indexOf(b.text))
    .flatMap((name) => named(store, name).filter(({ kind }) => kind === 'platform'))
    .map(({ page }) => page);
  return [...new Set(pages)];
}

/** How a page's platforms fit those of the question. */
function platformFit(page: Page, platforms: readonly string[]): number {
  if (platforms.length === 0) return 1;
  const common = platforms.filter((code) => page.platforms.includes(code)).length;
  // A need is the same for all; it fits when all that are asked for have an answer to it.
  if (page.kind === 'function') return common === platforms.length ? 1.25 : 1.1;
  if (common === 0) return page.platforms.length === 0 ? 1.2 : 0.6;
  if (common < platforms.length) return 0.8;
  return page.platforms.length === 1 ? 1.8 : 1.05;
}

/** Pages that answer a question, best first. */
export function rank(store: Store, asked: Asked, filters: Filters = {}): Ranked[] {
  const words = asked.concepts.map((concept) => weigh(store, concept));
  const rarest = Math.log(1 + store.pages.length / 2);
  const rarityOf = (word: string): number => {
    const mine = words.find(({ concept }) => concept.word.toLowerCase() === word);
    return mine && mine.weights.size > 0 ? Math.min(mine.rarity / rarest, 1) ** 2 : 1;
  };
  const { found, platforms } = namesIn(store, asked, rarityOf);
  const isAlone = asked.names.some(({ isWhole }) => isWhole) && found.some((one) => one.asked.isWhole);
  // The name of a platform is no matter when there is another one.
  const narrowing = new Set(
    asked.names.filter((name) => named(store, name).some(({ kind }) => kind === 'platform')).map(({ keys }) => keys[0]),
  );
  const isProse = asked.errnos.length === 0 && !found.some(({ asked: name, worth }) => name.isSymbol && worth > 0.3);
  for (const word of words) {
    const isSide = word.concept.terms.some(({ text }) => SIDES.has(text));
    if (narrowing.has(word.concept.word.toLowerCase())) word.rarity *= NARROWING.platform;
    else if (isSide) word.rarity *= NARROWING.side;
  }
  const texts = scoreTexts(
    store,
    words.filter(({ weights }) => weights.size > 0),
  );

  const scores = new Map<number, { score: number; unit?: number; entry?: NamedThing; worth: number }>();
  const at = (place: number) => {
    const known = scores.get(place);
    if (known) return known;
    const fresh = { score: 0, worth: 0 };
    scores.set(place, fresh);
    return fresh;
  };
  for (const [place, { score, unit }] of texts) {
    const mine: { score: number; unit?: number } = at(place);
    mine.score += score;
    mine.unit = unit;
  }
  for (const { entry, worth } of found) {
    const mine: { score: number; worth: number; entry?: NamedThing } = at(entry.page.place);
    if (worth <= mine.worth) continue;
    mine.score += worth - mine.worth;
    mine.worth = worth;
    mine.entry = entry;
  }
  const errors = asked.errnos.length > 0 ? errorRows(store, asked.errnos, texts, found) : new Map<number, ErrorRow>();
  for (const [place, { worth }] of errors) at(place).score += worth;

  const ranked: Ranked[] = [];
  for (const [place, { score, unit, entry, worth }] of scores) {
    const page = store.pages[place];
    if (!page || !fits(page, filters)) continue;
    const need = page.kind === 'function' && !isProse ? NEED_FOR_SYMBOL : 1;
    const layout = page.kind === 'format' && asked.wants.layout ? LAYOUT : 1;
    const row = errors.get(place);
    const place2 = row ? store.units[row.unit] : undefined;
    const byText = unit === undefined ? undefined : store.units[unit];
    const isNamed = entry !== undefined && worth > 0.25;
    ranked.push({
      page,
      anchor: place2?.anchor ?? (isNamed && entry.anchor ? entry.anchor : (byText?.anchor ?? '')),
      title: row ? `${row.errno} from ${isNamed ? entry.title : page.title}` : isNamed ? entry.title : page.title,
      kind: row ? 'error' : isNamed ? entry.kind : page.kind,
      exact: isNamed,
      score: score * (KIND[page.kind] ?? 0.6) * need * layout * platformFit(page, platforms),
    });
  }
  ranked.sort((a, b) => b.score - a.score || a.page.place - b.page.place);
  return isAlone ? wholeFirst(found, filters, ranked) : ranked;
}

interface ErrorRow {
  errno: string;
  unit: number;
  worth: number;
}

/** Of each page the row of an error that fits best: that of a named operation, else that whose text does. */
function errorRows(
  store: Store,
  errnos: readonly string[],
  texts: ReadonlyMap<number, TextScore>,
  found: readonly Named[],
): Map<number, ErrorRow> {
  const rows = new Map<number, ErrorRow>();
  const anchors = new Map<number, Map<string, number>>();
  for (const { entry, worth } of found) {
    const mine = anchors.get(entry.page.place) ?? new Map<string, number>();
    anchors.set(entry.page.place, mine.set(entry.anchor, Math.max(worth, mine.get(entry.anchor) ?? 0)));
  }
  for (const [at, { page, anchor, parent }] of store.units.entries()) {
    const errno = errnos.find((name) => anchor.endsWith(`-${name}`));
    if (!errno) continue;
    const named = anchors.get(page.place);
    const operation = anchor.slice(0, -errno.length - 1);
    const text = texts.get(page.place);
    const near = text?.unit;
    const isNear = near === at || near === parent || (near !== undefined && store.units[near]?.anchor === operation);
    const worth =
      ERRNO.row +
      ERRNO.text * (text?.score ?? 0) * (isNear ? 1 : 0.8) +
      (named?.get(operation) !== undefined ? ERRNO.named : named?.has('') ? ERRNO.named / 2 : 0);
    if (worth > (rows.get(page.place)?.worth ?? 0)) rows.set(page.place, { errno, unit: at, worth });
  }
  return rows;
}

/** What the whole question is the name of comes first, in the order in which the name stands for it. */
function wholeFirst(found: readonly Named[], filters: Filters, ranked: readonly Ranked[]): Ranked[] {
  const first = found
    .filter(({ asked, entry }) => asked.isWhole && fits(entry.page, filters))
    .map(({ entry }): Ranked => ({ ...entry, exact: true, score: Number.POSITIVE_INFINITY }));
  const pages = new Set(first.map(({ page }) => page));
  return [...first, ...ranked.filter(({ page }) => !pages.has(page))];
}
