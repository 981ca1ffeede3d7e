/**
 * What counts how much when answers are ranked. All weights stand here; they were chosen with the half of the questions that
 * is there for it, and `npm run bench -- --only questions` says what a change does to both halves.
 */
export const WEIGHTS = {
  /** How far pages of a kind are what people look for; of those that are not listed, `other`. */
  kind: {
    function: 1.25,
    interface: 1.15,
    status: 0.9,
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
    rules: 0.3,
    page: 0.3,
    other: 0.6,
  } as Readonly<Record<string, number>> & { other: number },
  /** What a page of needs keeps when a symbol or an error is asked for. */
  needForSymbol: 0.85,
  /** What a table of status codes gains when a code is asked for. */
  code: 1.25,
  /** What a layout gains when a layout is asked for. */
  layout: 1.5,
  /** What a name is worth, by how it is written: as only names are, in several words, in one. */
  name: { symbol: 1.3, phrase: 0.7, word: 0.35 },
  /** What an error's row is worth, and more where its operation or interface is named. */
  errno: { row: 0.2, text: 0.6, named: 1 },
  text: {
    /** What a unit inherits of what it stands in, and of its page. */
    parent: 0.7,
    page: 0.42,
    /** What a second word for the same matter adds to the first. */
    beside: 0.3,
    /** Share of the best place in a page's score; the rest is what the page says anywhere. */
    place: 0.52,
    /** How far a page suffers when it has not all words. */
    coverage: 0.6,
    /** How far rarity tells: 1 as the logarithm does. */
    rarity: 0.7,
    /** What words in the page's own names add. */
    named: 0.5,
    /** What it adds when the question is what people say who look for the page. */
    said: 1.4,
  },
  /** What a word counts that only narrows: one that says on which side, or the name of a platform. */
  narrowing: { side: 0.45, platform: 0.15 },
  /** How a page's platforms fit those of the question. */
  platform: { needAll: 1.25, need: 1.1, neutral: 1.2, none: 0.6, some: 0.8, one: 1.8, all: 1.05 },
  /** What a page of the side gains that alone is asked about, and what one of the other keeps. */
  side: { same: 1.25, other: 0.9 },
};
