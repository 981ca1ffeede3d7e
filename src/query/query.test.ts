import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellOf } from '../overlap/index.ts';
import { catalogArbitrary, FUNCTIONS, KERNELS, PLATFORMS } from '../overlap/testing/arbitrary.ts';
import {
  added,
  catalogOf,
  evidence,
  fn,
  iface,
  op,
  platform,
  proposed,
  provider,
} from '../overlap/testing/synthetic.ts';
import {
  buildQueryIndex,
  caret,
  corrected,
  parseQuery,
  QUERY_EXAMPLES,
  QUERY_FIELDS,
  runQuery,
  suggest,
} from './index.ts';

const busy = [{ errno: 'EBUSY', when: 'somebody else is at it', do: 'try again', evidence }];
const catalog = catalogOf({
  platforms: [
    platform('linux'),
    platform('intel-tdx', { code: 'TDX', vendor: 'Intel', aliases: ['TD'] }),
    platform('amd-sev-snp', { code: 'SNP', vendor: 'AMD', aliases: ['SEV-SNP'] }),
    platform('amd-sev', { code: 'SEV', vendor: 'AMD' }),
    platform('arm-cca', { code: 'CCA', vendor: 'Arm', arch: 'arm64' }),
  ],
  functions: [
    fn('attestation-report', { name: 'Get a report', aliases: ['quote'] }),
    fn('sealing-key', { name: 'Derive a sealing key', group: 'secrets' }),
    fn('launch-start', { group: 'launch', side: 'host' }),
  ],
  interfaces: [
    iface(
      'tsm',
      'linux',
      [added('6.2')],
      [op('outblob', ['attestation-report'], { kind: 'attribute', errors: busy })],
      {
        name: 'TSM reports',
        opens: { kind: 'configfs-directory', path: '/sys/kernel/config/tsm/report/$name' },
        providers: [
          provider(
            'intel-tdx',
            [added('6.2')],
            { 'attestation-report': ['outblob'] },
            { kconfig: ['TDX_GUEST_DRIVER'] },
          ),
          provider('arm-cca', [added('6.4')], { 'attestation-report': ['outblob'] }, { errors: busy }),
        ],
      },
    ),
    iface(
      'sev-guest',
      'amd-sev-snp',
      [added('6.1')],
      [
        op('get_report', ['attestation-report'], { name: 'SNP_GET_REPORT' }),
        op('get_derived_key', ['sealing-key'], { name: 'SNP_GET_DERIVED_KEY', errors: busy, history: [added('6.3')] }),
      ],
      { header: ['linux/sev-guest.h'], kconfig: ['SEV_GUEST'] },
    ),
    iface('tdx-key', 'intel-tdx', [proposed('2020-03-01')], [op('key', ['sealing-key'])]),
  ],
  uapi: {
    '6.3': [
      {
        kind: 'ioctl',
        name: 'SNP_GET_REPORT',
        header: 'linux/sev-guest.h',
        arch: 'x86',
        value: { value: '0xc0205300', dir: '_IOWR', type: '0x53', nr: '0x0', size: 32 },
      },
    ],
  },
});
const index = buildQueryIndex(catalog);
const ids = (query: string, options = {}): string[] => {
  const answer = runQuery(index, query, options);
  if (answer.fault) throw new Error(caret(query, answer.fault));
  return answer.rows.map((row) => `${row.kind} ${row.id}`);
};

describe('what it finds', () => {
  test('operations by errno, kind and header', () => {
    expect(ids('kind:operation errno:EBUSY')).toEqual(['operation sev-guest/get_derived_key', 'operation tsm/outblob']);
    expect(ids('kind:ioctl header:sev-guest.h')).toEqual([
      'operation sev-guest/get_report',
      'operation sev-guest/get_derived_key',
      'name SNP_GET_REPORT/x86',
    ]);
    expect(ids('kconfig:CONFIG_TDX_*')).toEqual([
      'cell attestation-report/intel-tdx',
      'interface tsm',
      'provider tsm/intel-tdx',
    ]);
  });

  test('what came in a range of kernels for one platform', () => {
    expect(ids('platform:cca since:6.3..6.6')).toEqual(['cell attestation-report/arm-cca', 'provider tsm/arm-cca']);
    expect(ids('platform:arm since:>6.4')).toEqual([]);
    expect(ids('kind:operation since:..6.1')).toEqual(['operation sev-guest/get_report']);
  });

  test('states and levels, in a kernel', () => {
    expect(ids('platform:tdx state:common')).toEqual(['cell attestation-report/intel-tdx']);
    expect(ids('kind:function level:converging')).toEqual(['function attestation-report']);
    expect(ids('kind:function level:converging', { kernel: '6.1' })).toEqual([]);
    expect(ids('state:common kernel:6.2..6.3')).toEqual(['cell attestation-report/intel-tdx']);
    expect(ids('state:proposed')).toEqual(['cell sealing-key/intel-tdx']);
    expect(ids('kind:interface kernel:6.1')).toEqual(['interface sev-guest']);
  });

  test('a term that makes no sense for a row neither holds nor fails', () => {
    expect(ids('-state:own tsm kind:interface')).toEqual([]);
    expect(ids('tsm kind:interface')).toEqual(['interface tsm']);
    expect(ids('kind:function -level:converging')).toEqual(['function sealing-key', 'function launch-start']);
  });

  test('names, aliases, vendors, wildcards, lists, quotations', () => {
    expect(ids('kind:function function:quote')).toEqual(['function attestation-report']);
    expect(ids('kind:function function:"Get a report"')).toEqual(['function attestation-report']);
    expect(ids('kind:platform platform:amd')).toEqual(['platform amd-sev-snp', 'platform amd-sev']);
    expect(ids('kind:function function:launch-*,sealing-key')).toEqual([
      'function sealing-key',
      'function launch-start',
    ]);
    expect(ids('"tsm/report/$name"')).toEqual(['interface tsm']);
    expect(ids('0xC0205300')).toEqual(['name SNP_GET_REPORT/x86']);
    expect(ids('kind:function (group:launch or (group:secrets and not side:host))')).toHaveLength(2);
  });
});

describe('faults', () => {
  const fault = (query: string) => {
    const answer = runQuery(index, query);
    return answer.fault && [answer.fault.column, answer.fault.message, answer.fault.suggestion];
  };
  test.each([
    ['platfrom:tdx', 1, 'platform:'],
    ['a platform:txd', 12, 'intel-tdx'],
    ['state:owned', 7, 'own'],
    ['level:diverging', 7, 'divergent'],
    ['kernel:6.20', 8, 'kernel:6.6'],
    ['since:6.6..6.1', 7, 'since:6.1..6.6'],
    ['since:new', 7, undefined],
    ['since:..', 7, undefined],
    ['errno:-16', 7, undefined],
    ['platform:', 10, undefined],
    ['a (b', 3, undefined],
    ['a) b', 2, undefined],
    ['a or', 5, undefined],
    ['or a', 1, undefined],
    ['a "b', 3, undefined],
    ['()', 1, undefined],
    ['a not', 6, undefined],
  ])('%s', (query, column, suggestion) => {
    const found = fault(query);
    expect([found?.[0], found?.[2]]).toEqual([column, suggestion]);
  });

  test.each([
    ['platfrom:tdx', 'platform:tdx'],
    ['a -platform:txd b', 'a -platform:intel-tdx b'],
    ['(state:owned)', '(state:own)'],
    ['kernel:6.20 a', 'kernel:6.6 a'],
    ['since:6.6..6.1', 'since:6.1..6.6'],
    ['a or', undefined],
  ])('%s with its suggestion is %s, which has no fault', (query, better) => {
    const answer = runQuery(index, query);
    const found = answer.fault && corrected(query, answer.fault);
    expect(found).toBe(better);
    if (found !== undefined) expect(runQuery(index, found).fault).toBeUndefined();
  });

  test('the caret stands under the place', () => {
    const answer = runQuery(index, 'a state:owned');
    expect(answer.fault && caret('a state:owned', answer.fault)).toBe(
      'a state:owned\n        ^^^^^\n"owned" is no state. It is one of common, own, proposed, none, not-applicable, unknown. Did you mean own?',
    );
  });
});

describe('suggestions', () => {
  const inserts = (text: string, cursor?: number): string[] => suggest(index, text, cursor).map((item) => item.insert);
  test('fields, then values', () => {
    expect(inserts('pl')).toEqual(['platform:']);
    expect(inserts('kind:cell -sta')[0]).toBe('state:');
    expect(inserts('state:')).toEqual(['common', 'own', 'proposed', 'none', 'not-applicable', 'unknown']);
    expect(inserts('platform:td')).toEqual(['intel-tdx']);
    expect(inserts('state:own,pro')).toEqual(['proposed']);
    expect(inserts('errno:')).toEqual(['EBUSY']);
    expect(inserts('"pl')).toEqual([]);
    expect(suggest(index, 'plat and x', 4)).toEqual([expect.objectContaining({ insert: 'platform:', from: 0, to: 4 })]);
  });
});

test('every field has a working example, and every question an answerable query', () => {
  for (const field of QUERY_FIELDS) {
    const parsed = parseQuery(field.example);
    expect(parsed.node).toMatchObject({ op: 'term', field: field.name });
  }
  for (const { query } of QUERY_EXAMPLES) expect(parseQuery(query).fault).toBeUndefined();
});

test('every cell of every matrix is reachable by a query, and only in its state', () => {
  fc.assert(
    fc.property(catalogArbitrary, (random) => {
      const rows = buildQueryIndex(random);
      for (const k of KERNELS) {
        for (const f of FUNCTIONS) {
          for (const p of PLATFORMS) {
            const cell = cellOf(random, f, p, k);
            const answer = runQuery(rows, `kind:cell function:${f} platform:${p} state:${cell.state} kernel:${k}`);
            expect(answer.rows?.map((row) => [row.id, row.state, row.kernel])).toEqual([[`${f}/${p}`, cell.state, k]]);
            const other = runQuery(rows, `kind:cell function:${f} platform:${p} -state:${cell.state} kernel:${k}`);
            expect(other.rows).toEqual([]);
          }
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('any text gives an answer or a fault inside it', () => {
  const words = fc.constantFrom(
    'and',
    'or',
    'not',
    '(',
    ')',
    '-',
    '"',
    ':',
    ',',
    'state:own',
    'kernel:6.2',
    'x',
    ' ',
    'since:',
    '*',
    '\\',
    '..',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words, { maxLength: 8 }).map((list) => list.join('')),
      ),
      (text) => {
        const answer = runQuery(index, text);
        if (answer.fault) {
          expect(answer.fault.column).toBeGreaterThanOrEqual(1);
          expect(answer.fault.column).toBeLessThanOrEqual(text.length + 1);
        } else expect(Array.isArray(answer.rows)).toBe(true);
        expect(Array.isArray(suggest(index, text))).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
