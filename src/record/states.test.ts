import { describe, expect, test } from 'vitest';
import type { Topic } from '../catalog/types.ts';
import { consultationOutcome } from './consultation.ts';
import { dataDay, daysBetween } from './days.ts';
import { commit, event, mail, matter, news, series, topic, version } from './testing/matter.ts';
import { topicState } from './topic-state.ts';
import { isReported, postingsOf, versionName } from './versions.ts';

const DAY = '2023-03-01';
const bob = { person: 'Bob Example', affiliation: 'Borealis', 'as-of': '2023-01-06' };
const ann = { person: 'Ann Example', affiliation: 'Acme', 'as-of': '2023-01-06' };

type Parts = Parameters<typeof matter>[1];
const state = (one: Topic, parts: Parts = {}, day = DAY) => topicState(matter(one, parts), one, day);
const upstream = (one: Topic, parts: Parts = {}, day = DAY) => state(one, parts, day).upstream.join(' ');
const words = (one: Topic, parts: Parts = {}, day = DAY) => [...state(one, parts, day).words.keys()].join(', ');

describe('upstream state of a strand', () => {
  const one = topic(['a']);
  test.each([
    ['an RFC', [version(-1, '2023-01-01')], { state: 'open' }, 'rfc'],
    ['a version after an RFC', [version(-1, '2023-01-01'), version(1, '2023-01-20')], { state: 'open' }, 'posted'],
    ['an RFC after a version', [version(1, '2023-01-01'), version(-2, '2023-01-20')], { state: 'open' }, 'rfc'],
    [
      'a version whose mail is not known',
      [version(1, '2023-01-01', { lore: undefined as never })],
      { state: 'open' },
      'none',
    ],
    [
      'a version that was only listed',
      [version(-1, '2023-01-01'), version(2, '2023-01-20', { seen: 'listed' })],
      { state: 'open' },
      'rfc',
    ],
    ['a version that was read in a copy', [version(1, '2023-01-01', { seen: 'copy' })], { state: 'open' }, 'posted'],
    [
      'said to be in a tree by a mail that was only listed',
      [version(1, '2023-01-01')],
      { state: 'applied', version: 1, tree: 'next', evidence: [{ ...mail, seen: 'listed' }] },
      'posted',
    ],
    [
      'in a tree',
      [version(1, '2023-01-01')],
      { state: 'applied', version: 1, tree: 'next', evidence: [mail] },
      'applied',
    ],
    [
      'said to be in a tree by the news',
      [version(1, '2023-01-01')],
      { state: 'applied', version: 1, tree: 'next', evidence: [news] },
      'posted',
    ],
    [
      'merged',
      [version(1, '2023-01-01')],
      { state: 'merged', version: 1, kernel: '6.3', evidence: [commit] },
      'merged',
    ],
    [
      'released',
      [version(1, '2023-01-01')],
      { state: 'merged', version: 1, kernel: '6.2', evidence: [commit] },
      'released',
    ],
    [
      'merged without a commit',
      [version(1, '2023-01-01')],
      { state: 'merged', version: 1, kernel: '6.2', evidence: [news] },
      'posted',
    ],
    ['reverted', [version(1, '2023-01-01')], { state: 'reverted', evidence: [commit] }, 'reverted'],
    ['dropped', [version(1, '2023-01-01')], { state: 'dropped', evidence: [mail] }, 'dropped'],
    ['waiting for the next version', [version(1, '2023-01-01')], { state: 'waiting', evidence: [mail] }, 'posted'],
  ] as const)('%s', (_, versions, outcome, expected) => {
    expect(upstream(one, { series: [series('a', [...versions], { ...outcome } as never)] })).toBe(expected);
  });

  test('the weaker of two series wins', () => {
    const both = { ...one, strands: [{ id: 'a', title: 'a', series: ['a', 'b'] }] };
    const merged = series('a', [version(1, '2022-01-01')], {
      state: 'merged',
      version: 1,
      kernel: '6.1',
      evidence: [commit],
    });
    expect(upstream(both, { series: [merged, series('b', [version(-1, '2023-01-01')])] })).toBe('rfc');
  });

  test('what was given up or replaced stands aside', () => {
    const both = { ...one, strands: [{ id: 'a', title: 'a', series: ['a', 'b'] }] };
    const old = series('a', [version(1, '2022-01-01')], { state: 'superseded', by: 'b' });
    expect(upstream(both, { series: [old, series('b', [version(1, '2023-01-01')])] })).toBe('posted');
  });

  test('a revert after the merge counts, and so does what came back', () => {
    const merged = series('a', [version(1, '2022-01-01')], {
      state: 'merged',
      version: 1,
      date: '2022-02-01',
      kernel: '6.1',
      evidence: [commit],
    });
    const reverted = event('r', 'reverted', { strand: 'a', series: 'a', date: '2022-11-01', evidence: [commit] });
    expect(upstream(topic(['a'], [reverted]), { series: [merged] })).toBe('reverted');
    const unproven = { ...reverted, evidence: [mail] };
    expect(upstream(topic(['a'], [unproven]), { series: [merged] })).toBe('released');
  });

  test('a version after the event that merged it counts: the weaker wins', () => {
    const named = event('m', 'merged', {
      strand: 'a',
      series: 'a',
      date: '2023-01-10',
      kernel: '6.1',
      evidence: [commit],
    });
    const versions = [version(1, '2022-12-01'), version(2, '2023-02-01')];
    expect(upstream(topic(['a'], [named]), { series: [series('a', versions.slice(0, 1))] })).toBe('released');
    expect(upstream(topic(['a'], [named]), { series: [series('a', versions)] })).toBe('posted');
    const undated = { ...named, date: undefined as never };
    expect(upstream(topic(['a'], [undated]), { series: [series('a', versions)] })).toBe('posted');
  });

  test('a version that was only listed overtakes what an event says of the series', () => {
    const taken = event('t', 'applied', {
      strand: 'a',
      series: 'a',
      date: '2023-01-10',
      tree: 'next',
      evidence: [commit],
    });
    const versions = [version(1, '2023-01-01'), version(2, '2023-02-01', { seen: 'listed' })];
    expect(upstream(topic(['a'], [taken]), { series: [series('a', versions.slice(0, 1))] })).toBe('applied');
    expect(upstream(topic(['a'], [taken]), { series: [series('a', versions)] })).toBe('posted');
  });

  test('a posting whose number nobody saw gives no state, and agreement must not be older than it', () => {
    const posting = { date: '2023-02-20', missing: 'A listing names it.' };
    const one = { ...series('a', [version(1, '2023-01-05')]), unnumbered: [posting] };
    const agreed = event('y', 'agreed', { strand: 'a', date: '2023-01-08', of: bob });
    expect(upstream(topic(['a']), { series: [one] })).toBe('posted');
    expect(upstream(topic(['a']), { series: [{ ...one, versions: [] }] })).toBe('none');
    expect(words(topic(['a'], [agreed]), { series: [one] })).toBe('patches');
    expect(postingsOf(one).map(versionName)).toEqual(['v1', 'unnumbered version']);
    expect(postingsOf({ ...one, unnumbered: [{ ...posting, date: '2023-01-01' }] }).map(isReported)).toEqual([
      true,
      false,
    ]);
  });

  test('a version after the event that gave the series up counts', () => {
    const given = event('d', 'dropped', { strand: 'a', series: 'a', date: '2023-01-10', evidence: [mail] });
    expect(upstream(topic(['a'], [given]), { series: [series('a', [version(1, '2023-01-01')])] })).toBe('dropped');
    expect(upstream(topic(['a'], [given]), { series: [series('a', [version(2, '2023-02-01')])] })).toBe('posted');
  });

  test('an event that is older than the outcome does not outrun it', () => {
    const told = event('t', 'applied', { strand: 'a', series: 'a', date: '2022-12-01', evidence: [commit] });
    const outcome = { state: 'reverted' as const, date: '2023-01-01', evidence: [commit] };
    expect(upstream(topic(['a'], [told]), { series: [series('a', [version(1, '2022-11-01')], outcome)] })).toBe(
      'reverted',
    );
  });

  test('the state of a topic is the set over its strands', () => {
    const merged = series('a', [version(1, '2022-01-01')], {
      state: 'merged',
      version: 1,
      kernel: '6.1',
      evidence: [commit],
    });
    expect(upstream(topic(['a', 'b', 'c']), { series: [merged, series('b', [version(-1, '2023-01-01')])] })).toBe(
      'none rfc released',
    );
  });
});

describe('words', () => {
  const posted = { series: [series('a', [version(1, '2023-01-05')])] };
  const objection = event('o', 'concern', { strand: 'a', date: '2023-01-06', of: bob, strength: 'objects' });

  test('need: a mail states it, a newspaper does not', () => {
    expect(words(topic(['x'], [event('n', 'need', { date: DAY })]))).toBe('need');
    expect(words(topic(['x'], [event('n', 'need', { date: DAY, evidence: [news] })]))).toBe('');
  });

  test('exchange: code of two platforms, or an answer from elsewhere', () => {
    const two = [
      ...posted.series,
      series('b', [version(1, '2023-02-01')], { state: 'open' }, { platforms: ['borealis'] }),
    ];
    expect(words(topic(['a', 'b']), { series: two })).toContain('exchange');
    expect(words(topic(['a']), posted)).toBe('patches');
    expect(words(topic(['a'], [{ ...objection, strength: 'doubts' }]), posted)).toBe('exchange, patches');
    expect(words(topic(['a'], [{ ...objection, strength: 'doubts', of: ann }]), posted)).toBe('patches');
  });

  test('contested until the objection is resolved', () => {
    expect(state(topic(['a'], [objection]), posted).column).toBe('contested');
    const resolved = { ...objection, resolved: { how: 'It went away.', evidence: [mail] } };
    expect(words(topic(['a'], [resolved]), posted)).toBe('exchange, patches');
    const unproven = { ...objection, resolved: { how: 'It went away.' } };
    expect(state(topic(['a'], [unproven]), posted).column).toBe('contested');
    expect(words(topic(['a'], [{ ...objection, evidence: [news] }]), posted)).toBe('patches');
  });

  test('agreed: words of somebody of another affiliation, not older than the newest version, and no objection', () => {
    const agreed = event('y', 'agreed', { strand: 'a', date: '2023-01-08', of: bob });
    expect(words(topic(['a'], [agreed]), posted)).toBe('agreed, patches');
    expect(words(topic(['a'], [{ ...agreed, of: ann }]), posted)).toBe('patches');
    expect(words(topic(['a'], [{ ...agreed, of: { person: 'Somebody' } }]), posted)).toBe('patches');
    expect(words(topic(['a'], [objection, agreed]), posted)).toBe('exchange, contested, patches, stalled');
    const newer = { series: [series('a', [version(1, '2023-01-05'), version(2, '2023-02-20')])] };
    expect(words(topic(['a'], [agreed]), newer)).toBe('patches');
  });

  test('agreed is the whole only when every part is agreed or settled', () => {
    const agreed = event('y', 'agreed', { strand: 'a', date: '2023-01-08', of: bob });
    const both = { series: [...posted.series, series('b', [version(1, '2023-01-05')])] };
    const found = state(topic(['a', 'b'], [agreed]), both);
    expect([...found.words.keys()]).toEqual(['patches']);
    expect(found.strands.map(({ words: of }) => of.has('agreed'))).toEqual([true, false]);
  });

  test('recommended and ratified need their records', () => {
    const exit = {
      id: 'e',
      kind: 'recommendation',
      to: 'acme-body',
      state: 'sent',
      text: 'Please do this for all.',
    } as const;
    expect(words(topic(['x'], [], { exits: [{ ...exit, evidence: [mail] }] }))).toBe('recommended');
    expect(words(topic(['x'], [], { exits: [exit] }))).toBe('');
    const decision = {
      id: 'd',
      what: 'It was ratified.',
      outcome: 'ratified',
      date: '2023-02-01',
      forum: 'acme-body',
      topics: ['matter'],
    } as const;
    const of = (more: object) => words(topic(['x']), { decisions: [{ ...decision, topics: ['matter'], ...more }] });
    expect(of({ record: [mail] })).toBe('ratified');
    expect(of({ 'reported-by': { person: 'Ann Example', evidence: [mail] } })).toBe('');
    expect(of({ record: [mail], forum: 'acme-call' })).toBe('');
  });

  test('settled: all is merged or dropped, and no question is open', () => {
    const merged = [
      series('a', [version(1, '2022-01-01')], { state: 'merged', version: 1, kernel: '6.1', evidence: [commit] }),
    ];
    expect(words(topic(['a']), { series: merged })).toBe('patches, settled');
    const question = { id: 'q', ask: 'Who says so, and when?', evidence: [mail] };
    expect(words(topic(['a'], [], { questions: [question] }), { series: merged })).toBe('need, patches, stalled');
    const answered = { ...question, answered: { how: 'The list did.' } };
    expect(words(topic(['a'], [], { questions: [answered] }), { series: merged })).toBe('need, patches, settled');
  });

  test('waiting until the next version comes', () => {
    const waiting = { state: 'waiting', date: '2023-01-10', evidence: [mail] } as const;
    const asked = series('a', [version(1, '2023-01-05')], { ...waiting, evidence: [mail] });
    expect(state(topic(['a']), { series: [asked] }).column).toBe('waiting');
    const again = series('a', [version(1, '2023-01-05'), version(2, '2023-02-05')], { ...waiting, evidence: [mail] });
    expect(state(topic(['a']), { series: [again] }).column).toBe('in-review');
  });

  test('stalled is silence up to the day that was looked at, never beyond', () => {
    const old = { series: [series('a', [version(1, '2022-11-01')])] };
    const found = state(topic(['a']), old);
    expect([found.silent, found.words.has('stalled'), found.column]).toEqual([120, true, 'needs-voice']);
    const one = topic(['a'], [], { looked: { to: '2022-12-01', in: ['acme-list'] } });
    expect(words(one, old)).toBe('patches, not looked');
    const { looked, ...never } = topic(['a']);
    expect(looked?.to).toBe(DAY);
    expect(words(never, old)).toBe('patches, not looked');
  });
});

test('a comment period passes only when it is over and no concern stands', () => {
  const open = {
    id: 'c',
    topic: 'matter',
    proposal: { text: 'It is so for all.', disposition: 'record' },
    'called-by': { person: 'Ann Example', evidence: [mail] },
    opened: '2023-02-01',
    closes: '2023-02-11',
  } as const;
  const of = (more: object, day: string) =>
    consultationOutcome({ ...open, 'called-by': { person: 'Ann Example', evidence: [mail] }, ...more }, day);
  const concern = { id: 'x', of: { person: 'Bob Example' }, what: 'Too large.', evidence: [mail] };
  expect(of({}, '2023-02-11')).toBe('open');
  expect(of({}, '2023-02-12')).toBe('passed-unopposed');
  expect(of({ concerns: [concern] }, '2023-02-12')).toBe('contested');
  expect(of({ concerns: [{ ...concern, resolved: { how: 'It shrank.' } }] }, '2023-02-12')).toBe('passed-unopposed');
  expect(of({ withdrawn: { how: 'Taken back.' } }, '2023-02-12')).toBe('withdrawn');
});

test('days: a month counts from its first, and the day of the data comes from the data', () => {
  expect(daysBetween('2023-02', '2023-03-01')).toBe(28);
  expect(dataDay(matter(topic(['a'], [event('n', 'need', { date: '2023-05-02' })])))).toBe('2023-05-02');
});
