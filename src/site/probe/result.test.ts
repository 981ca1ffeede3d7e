import { describe, expect, test } from 'vitest';
import { type Answer, brings, itemsAt, type ProbeData, readResult } from './result.ts';

const whole = (more: object = {}): string =>
  JSON.stringify({ probe: '1.0', kernel: '6.12.9', platform: 'acme', interfaces: [], functions: [], ...more });

describe('reading', () => {
  test.each([
    ['', /^This is not JSON/],
    ['[]', /no result of the probe: it has no “probe”/],
    [whole({ probe: '2.0' }), /probe 2\.0/],
    [whole({ interfaces: 3 }), /it has no list of interfaces/],
    [whole({ interfaces: [{ answer: 'there' }] }), /item 1 of interfaces has no id/],
    [whole({ functions: [{ id: 'f', answer: 'maybe' }] }), /f has the answer “maybe”/],
  ])('%s', (text, message) => {
    expect(readResult(text)).toMatch(message);
  });

  test('what is left out is unknown', () => {
    expect(readResult(whole())).toMatchObject({
      platform: 'acme',
      machine: { side: 'unknown', arch: null, hosts: [] },
    });
  });
});

test('items of Kconfig in a kernel', () => {
  const list = 'A B/C OLD@:6.17 NEW@6.18:';
  expect(itemsAt(list, 6017)).toEqual([['A'], ['B', 'C'], ['OLD']]);
  expect(itemsAt(list, 6018)).toEqual([['A'], ['B', 'C'], ['NEW']]);
});

describe('what a change would bring', () => {
  const way = (since: string, kconfig: string, platform = 'acme') => ({ platform, arch: 'x86', since, kconfig });
  const data: ProbeData = {
    kernels: ['6.12', '7.3'],
    platforms: {},
    interfaces: {
      young: { name: 'Young', ways: [way('6.16', 'A NEEDED'), way('6.14', 'A', 'other')] },
      proposed: { name: 'Proposed', ways: [way('never', '')] },
      out: { name: 'Switched off', ways: [way('6.2', 'A MISSING')] },
      part: { name: 'A module', ways: [way('6.2', 'A')] },
    },
    functions: {},
  };
  const answer = (id: string, word: Answer['answer'], next = ''): Answer => ({
    id,
    answer: word,
    why: '',
    next,
    url: '',
  });
  const result = readResult(
    whole({
      machine: { arch: 'x86', side: 'guest', config: '/proc/config.gz' },
      symbols: { A: 'y' },
      interfaces: [
        answer('young', 'kernel-too-old'),
        answer('proposed', 'kernel-too-old'),
        answer('out', 'off'),
        answer('part', 'module-not-loaded', 'modprobe acme'),
        answer('unheard-of', 'off'),
      ],
    }),
  );

  test('a kernel with what it then needs, an option, a module', () => {
    if (typeof result === 'string') throw new Error(result);
    expect(brings(result, data)).toEqual({
      kernels: [{ kernel: '6.16', interfaces: ['Young'], symbols: ['NEEDED'] }],
      options: [{ symbols: ['MISSING'], interfaces: ['Switched off'] }],
      modules: [{ module: 'acme', interfaces: ['A module'] }],
    });
  });
});
