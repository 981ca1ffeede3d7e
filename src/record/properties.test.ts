import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence, Series, SeriesOutcome, Topic, TopicEvent } from '../catalog/types.ts';
import { commit, event, mail, matter, news, series, topic, version } from './testing/matter.ts';
import { topicState } from './topic-state.ts';
import { UPSTREAM } from './types.ts';

/** What holds of any topic, however odd its record is. */

const DAY = '2023-03-01';
const evidence = fc.subarray<Evidence>([mail, commit, news], { minLength: 1 });
const day = fc.constantFrom('2022-06-01', '2022-09-01', '2022-12-01', '2023-01-15', '2023-02-20');
const person = fc.constantFrom(
  { person: 'Ann Example', affiliation: 'Acme', 'as-of': DAY },
  { person: 'Bob Example', affiliation: 'Borealis', 'as-of': DAY },
  { person: 'Eve Example' },
);
const strands = ['a', 'b'] as const;

const outcome: fc.Arbitrary<SeriesOutcome> = fc.record({
  state: fc.constantFrom('open', 'waiting', 'applied', 'merged', 'reverted', 'dropped', 'superseded'),
  version: fc.constant(1),
  tree: fc.constant('acme.git'),
  kernel: fc.constantFrom('6.1', '6.3'),
  by: fc.constantFrom('a', 'b'),
  date: day,
  evidence,
});
const oneSeries = (id: string): fc.Arbitrary<Series> =>
  fc
    .tuple(
      fc.uniqueArray(fc.tuple(fc.constantFrom(-2, -1, 1, 2, 3), day), {
        minLength: 1,
        maxLength: 4,
        selector: ([v]) => v,
      }),
      outcome,
    )
    .map(([versions, end]) =>
      series(
        id,
        versions.sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([v, date]) => version(v, date)),
        end,
      ),
    );
const oneEvent: fc.Arbitrary<TopicEvent> = fc
  .record({
    kind: fc.constantFrom<TopicEvent['kind'][]>(
      'need',
      'posted',
      'applied',
      'merged',
      'reverted',
      'dropped',
      'concern',
      'agreed',
      'support',
      'waiting',
      'reported',
    ),
    strand: fc.constantFrom(...strands),
    date: day,
    of: person,
    strength: fc.constantFrom<('objects' | 'doubts')[]>('objects', 'doubts'),
    tree: fc.constant('acme.git'),
    kernel: fc.constantFrom('6.1', '6.3'),
    evidence,
  })
  .map(({ kind, ...rest }) => event('e', kind, rest));
const any = fc.record({
  all: fc.tuple(oneSeries('a'), oneSeries('b')),
  events: fc
    .array(oneEvent, { maxLength: 6 })
    .map((list) =>
      list
        .sort((x, y) => ((x.date ?? '') < (y.date ?? '') ? -1 : 1))
        .map((item, index) => ({ ...item, id: `e${index}` })),
    ),
});

const of = (one: Topic, all: readonly Series[], on = DAY) => topicState(matter(one, { series: [...all] }), one, on);

test('a topic has the states of its strands and no other', () => {
  fc.assert(
    fc.property(any, ({ all, events }) => {
      const found = of(topic(strands, events), all);
      expect(new Set(found.upstream)).toEqual(new Set(found.strands.map(({ upstream }) => upstream)));
    }),
  );
});

test('an event that loses its evidence counts as little as one that never was', () => {
  fc.assert(
    fc.property(any, fc.nat(), ({ all, events }, which) => {
      fc.pre(events.length > 0);
      const robbed = events[which % events.length];
      const less = events.map((item) => (item === robbed ? { ...item, evidence: [news] } : item));
      const without = events.filter((item) => item !== robbed);
      // The day of the event stays on record, so silence is not compared.
      const bare = (list: TopicEvent[]) => {
        const { upstream, words } = of(topic(strands, list), all);
        return [upstream, [...words.keys()].filter((word) => word !== 'stalled')];
      };
      expect(bare(less)).toEqual(bare(without));
    }),
  );
});

test('a series without the commit of its merge is no further than its postings', () => {
  fc.assert(
    fc.property(oneSeries('a'), (one) => {
      const merged: Series = { ...one, outcome: { state: 'merged', version: 1, kernel: '6.1', evidence: [commit] } };
      const told: Series = { ...merged, outcome: { ...merged.outcome, evidence: [news] } };
      const open: Series = { ...one, outcome: { state: 'open' } };
      expect(of(topic(['a']), [merged]).upstream).toEqual(['released']);
      expect(of(topic(['a']), [told]).upstream).toEqual(of(topic(['a']), [open]).upstream);
    }),
  );
});

test('one more track that is weaker never makes a strand stronger', () => {
  fc.assert(
    fc.property(oneSeries('a'), oneSeries('b'), (first, second) => {
      const one = topic(['a']);
      const both = { ...one, strands: [{ id: 'a', title: 'a', series: ['a', 'b'] }] };
      const alone = of(one, [first]).strands[0]?.upstream ?? 'none';
      const together = of(both, [first, second]).strands[0]?.upstream ?? 'none';
      fc.pre(first.outcome.state !== 'superseded' && first.outcome.state !== 'reverted' && alone !== 'dropped');
      expect(UPSTREAM.indexOf(together)).toBeLessThanOrEqual(UPSTREAM.indexOf(alone));
    }),
  );
});

test('nothing but words of agreement gives agreement', () => {
  fc.assert(
    fc.property(any, ({ all, events }) => {
      const silent = events.filter(({ kind }) => kind !== 'agreed');
      const found = of(topic(strands, silent), all);
      expect(found.words.has('agreed')).toBe(false);
      expect(found.strands.some(({ words }) => words.has('agreed'))).toBe(false);
    }),
  );
});

test('an objection that stands takes agreement and settlement away', () => {
  fc.assert(
    fc.property(any, ({ all, events }) => {
      const objection = event('o', 'concern', {
        strength: 'objects',
        of: { person: 'Eve Example' },
        date: '2022-06-01',
      });
      const found = of(topic(strands, [objection, ...events]), all);
      expect(found.column).toBe('contested');
      for (const word of ['agreed', 'settled'] as const) {
        expect(found.words.has(word)).toBe(false);
        expect(found.strands.some(({ words }) => words.has(word))).toBe(false);
      }
    }),
  );
});

test('what a secondary source tells changes no state', () => {
  fc.assert(
    fc.property(any, oneEvent, ({ all, events }, told) => {
      const hearsay: TopicEvent = { ...told, id: 'told', kind: 'reported', date: '2022-06-01', evidence: [news] };
      const words = (list: TopicEvent[]) => {
        const found = of(topic(strands, list), all);
        return [found.upstream, [...found.words.keys()].filter((word) => word !== 'stalled')];
      };
      expect(words([hearsay, ...events])).toEqual(words(events));
    }),
  );
});

test('the day changes only what depends on days: released, stalled, not looked', () => {
  fc.assert(
    fc.property(any, ({ all, events }) => {
      const one = topic(strands, events);
      const early = of(one, all, '2023-03-01');
      const late = of(one, all, '2024-03-01');
      expect(late.words.has('not looked')).toBe(true);
      const rest = (state: typeof early) => [...state.words.keys()].filter((word) => word !== 'not looked');
      expect(rest(late)).toEqual(rest(early));
      expect(late.upstream.filter((word) => word !== 'released' && word !== 'merged')).toEqual(
        early.upstream.filter((word) => word !== 'released' && word !== 'merged'),
      );
    }),
  );
});
