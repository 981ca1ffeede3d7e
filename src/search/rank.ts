import type { Asked } from './ask.ts';
import { errorRows } from './error-rows.ts';
import { isPlatform, type Named, namesIn } from './names-in.ts';
import type { NamedThing, Page, Store } from './store.ts';
import { scoreTexts, weigh } from './text-score.ts';
import { WEIGHTS } from './weights.ts';

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

/** Whether a page passes filters. */
export const fits = (page: Page, filters: Filters): boolean =>
  (!filters.platform || page.platforms.includes(filters.platform)) &&
  (!filters.function || page.functions.includes(filters.function)) &&
  (!filters.side || page.sides.includes(filters.side)) &&
  (!filters.kind || page.kind === filters.kind);

/** How a page's platforms fit those of the question. */
function platformFit(page: Page, platforms: readonly string[]): number {
  const fit = WEIGHTS.platform;
  if (platforms.length === 0) return 1;
  const common = platforms.filter((code) => page.platforms.includes(code)).length;
  // A need is the same for all; it fits when all that are asked for have an answer to it.
  if (page.kind === 'function') return common === platforms.length ? fit.needAll : fit.need;
  if (common === 0) return page.platforms.length === 0 ? fit.neutral : fit.none;
  if (common < platforms.length) return fit.some;
  return page.platforms.length === 1 ? fit.one : fit.all;
}

/** How a page's side fits that of the question. */
function sideFit({ sides }: Page, side: Asked['side']): number {
  const [only] = sides;
  if (!side || !only || sides.length > 1) return 1;
  return only === side ? WEIGHTS.side.same : WEIGHTS.side.other;
}

/** What is known of a page while the ranking is made. */
interface Standing {
  score: number;
  /** The place of its text that answers best. */
  unit?: number;
  /** The name of the question that it has, and what that is worth. */
  entry?: NamedThing;
  worth: number;
}

/** Pages that answer a question, best first. */
export function rank(store: Store, asked: Asked, filters: Filters = {}): Ranked[] {
  const words = asked.concepts.map((concept) => weigh(store, concept));
  const rarest = Math.log(1 + store.pages.length / 2) ** WEIGHTS.text.rarity;
  const rarityOf = (word: string): number => {
    const mine = words.find(({ concept }) => concept.word.toLowerCase() === word);
    return mine && mine.weights.size > 0 ? Math.min(mine.rarity / rarest, 1) ** 2 : 1;
  };
  const { found, platforms } = namesIn(store, asked, rarityOf);
  // The name of a platform is no matter when there is another one.
  const narrowing = new Set(asked.names.filter((name) => isPlatform(store, name)).map(({ keys }) => keys[0]));
  for (const word of words) {
    const isSide = word.concept.terms.some(({ text }) => SIDES.has(text));
    if (narrowing.has(word.concept.word.toLowerCase())) word.rarity *= WEIGHTS.narrowing.platform;
    else if (isSide) word.rarity *= WEIGHTS.narrowing.side;
  }
  const texts = scoreTexts(
    store,
    words.filter(({ weights }) => weights.size > 0),
  );

  const standings = new Map<number, Standing>();
  const at = (place: number): Standing => {
    const known = standings.get(place);
    if (known) return known;
    const fresh = { score: 0, worth: 0 };
    standings.set(place, fresh);
    return fresh;
  };
  for (const [place, { score, unit }] of texts) {
    const mine = at(place);
    mine.score += score;
    mine.unit = unit;
  }
  for (const { entry, worth } of found) {
    const mine = at(entry.page.place);
    if (worth <= mine.worth) continue;
    mine.score += worth - mine.worth;
    mine.worth = worth;
    mine.entry = entry;
  }
  const errors = errorRows(store, asked.errnos, texts, found);
  for (const [place, { worth }] of errors) at(place).score += worth;

  const isProse = asked.errnos.length === 0 && !found.some(({ asked: name, worth }) => name.isSymbol && worth > 0.3);
  const ranked: Ranked[] = [];
  for (const [place, { score, unit, entry, worth }] of standings) {
    const page = store.pages[place];
    if (!page || !fits(page, filters)) continue;
    const need = page.kind === 'function' && !isProse ? WEIGHTS.needForSymbol : 1;
    const layout = page.kind === 'format' && asked.wants.layout ? WEIGHTS.layout : 1;
    const code = page.kind === 'status' && asked.wants.code ? WEIGHTS.code : 1;
    const kind = WEIGHTS.kind[page.kind] ?? WEIGHTS.kind.other;
    const row = errors.get(place);
    const ofRow = row ? store.units[row.unit] : undefined;
    const ofText = unit === undefined ? undefined : store.units[unit];
    const isNamed = entry !== undefined && worth > 0.25;
    ranked.push({
      page,
      anchor: ofRow?.anchor ?? (isNamed && entry.anchor ? entry.anchor : (ofText?.anchor ?? '')),
      title: row ? `${row.errno} from ${isNamed ? entry.title : page.title}` : isNamed ? entry.title : page.title,
      kind: row ? 'error' : isNamed ? entry.kind : page.kind,
      exact: isNamed,
      score: score * kind * need * layout * code * platformFit(page, platforms) * sideFit(page, asked.side),
    });
  }
  ranked.sort((a, b) => b.score - a.score || a.page.place - b.page.place);
  const isAlone = asked.names.some(({ isWhole }) => isWhole) && found.some((one) => one.asked.isWhole);
  return isAlone ? wholeFirst(found, filters, ranked) : ranked;
}

/** What the whole question is the name of comes first, in the order in which the name stands for it. */
function wholeFirst(found: readonly Named[], filters: Filters, ranked: readonly Ranked[]): Ranked[] {
  const first = found
    .filter(({ asked, entry }) => asked.isWhole && fits(entry.page, filters))
    .map(({ entry }): Ranked => ({ ...entry, exact: true, score: Number.POSITIVE_INFINITY }));
  const pages = new Set(first.map(({ page }) => page));
  return [...first, ...ranked.filter(({ page }) => !pages.has(page))];
}
