import type { Concept } from './ask.ts';
import type { Page, Store } from './store.ts';
import { sameAs } from './synonyms.ts';
import { shardOf } from './terms.ts';
import { WEIGHTS } from './weights.ts';

const { text: SHARE } = WEIGHTS;

/** A matter of the question with what it counts, and where the texts speak of it. */
export interface Weighed {
  concept: Concept;
  rarity: number;
  /** By unit, 0 to 1. */
  weights: Map<number, number>;
}

/** Of a page: how well its text answers, 1 when every word stands where it counts most, and where it does best. */
export interface TextScore {
  score: number;
  unit: number;
}

/** Looks a matter of the question up in the texts. */
export function weigh(store: Store, concept: Concept): Weighed {
  const weights = new Map<number, number>();
  const pages = new Set<number>();
  for (const { text, counts } of concept.terms) {
    for (const { unit, weight } of store.postings(text, shardOf(text))) {
      const value = (weight / 9) * counts;
      const before = weights.get(unit) ?? 0;
      weights.set(unit, Math.max(value, before) + SHARE.beside * Math.min(value, before));
      const page = store.units[unit]?.page;
      if (page) pages.add(page.place);
    }
  }
  const counts = Math.max(...concept.terms.map((term) => term.counts));
  return { concept, rarity: counts * Math.log(1 + store.pages.length / (1 + pages.size)) ** SHARE.rarity, weights };
}

/** Units of each page that have a word of the question, by the page's place. */
function unitsByPage(store: Store, words: readonly Weighed[]): Map<number, Set<number>> {
  const units = new Map<number, Set<number>>();
  for (const { weights } of words) {
    for (const unit of weights.keys()) {
      const place = store.units[unit]?.page.place ?? -1;
      const list = units.get(place);
      if (list) list.add(unit);
      else units.set(place, new Set([unit]));
    }
  }
  return units;
}

/** Least weight of a word on the page itself that only titles and other names give. */
const OF_NAME = 0.6;

/** Scores the texts of all pages that have a word of the question. */
export function scoreTexts(store: Store, words: readonly Weighed[]): Map<number, TextScore> {
  const all = words.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  const scores = new Map<number, TextScore>();
  for (const [place, units] of unitsByPage(store, words)) {
    const page = store.pages[place];
    if (!page) continue;
    let anywhere = 0;
    let covered = 0;
    let named = 0;
    for (const { weights, rarity } of words) {
      let best = 0;
      for (const unit of units) best = Math.max(best, weights.get(unit) ?? 0);
      anywhere += rarity * best;
      if (best > 0) covered += rarity;
      if ((weights.get(page.from) ?? 0) > OF_NAME) named += rarity;
    }
    const best = bestUnit(store, words, page, units);
    const text = (SHARE.place * best.score + (1 - SHARE.place) * anywhere) / all;
    scores.set(place, {
      score:
        text * (1 - SHARE.coverage + (SHARE.coverage * covered) / all) +
        (SHARE.named * named) / all +
        SHARE.said * saidFit(page, words, all),
      unit: best.unit,
    });
  }
  return scores;
}

/** The place of a page that answers best. */
function bestUnit(store: Store, words: readonly Weighed[], page: Page, units: ReadonlySet<number>): TextScore {
  let best = { score: 0, unit: page.from };
  for (const unit of [...units, page.from]) {
    let score = 0;
    for (const { weights, rarity } of words) score += rarity * inherited(store, weights, unit, page.from);
    // At equal worth the page itself is the better place.
    if (score > best.score * (best.unit === page.from ? 1.05 : 1)) best = { score, unit };
  }
  return best;
}

function inherited(store: Store, weights: ReadonlyMap<number, number>, unit: number, page: number): number {
  const own = weights.get(unit) ?? 0;
  if (unit === page) return own;
  let best = Math.max(own, SHARE.page * (weights.get(page) ?? 0));
  let share = 1;
  for (let at = store.units[unit]?.parent ?? page; at !== page; at = store.units[at]?.parent ?? page) {
    share *= SHARE.parent;
    best = Math.max(best, share * (weights.get(at) ?? 0));
  }
  return best;
}

/**
 * How near the question is to something that the page is called, 0 to 1: how many words of the name it has, times how
 * much of the question the name covers.
 */
function saidFit(page: Page, words: readonly Weighed[], all: number): number {
  let best = 0;
  for (const phrase of page.phrases) {
    let got = 0;
    const met = new Set<string>();
    for (const { concept, rarity } of words) {
      const hits = phrase.filter((stem) => concept.terms.some(({ text }) => sameAs(stem).includes(text)));
      if (hits.length > 0) got += rarity;
      for (const hit of hits) met.add(hit);
    }
    best = Math.max(best, ((met.size / phrase.length) * got) / all);
  }
  return best;
}
