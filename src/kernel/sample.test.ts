import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalog } from '../catalog/read/load.ts';
import { type Sort, sampleOf } from './sample.ts';
import { makeFiles, putFile } from './testing/trees.ts';

const SYMBOL = '[{ kernel: a.c, symbol: f, at: "7.3" }]';
const EVIDENCE = `evidence: ${SYMBOL}`;
const GUEST = `id: guest
name: Guest device
platform: amd-sev-snp
operations:
  - id: report
    name: SNP_GET_REPORT
    errors:
      - { errno: EINVAL, when: it is wrong, do: Ask again., do-evidence: ${SYMBOL}, ${EVIDENCE} }
    implements:
      - function: attestation-report
        aspects:
          throttled: { value: host, ${EVIDENCE} }
providers:
  - platform: intel-tdx
    name: tdx
    shows: [report]
    visibility-evidence: [{ abi-doc: Documentation/ABI/testing/a, at: "7.3" }]
discrepancies:
  - id: other
    title: They differ
    documented: { claim: It is one., ${EVIDENCE} }
    implemented: { claim: It is two., ${EVIDENCE} }
`;
const FUNCTION = `id: attestation-report
name: Get a report
aspects:
  - { id: throttled, name: Throttled, type: enum, values: { host: "by the host", never: "never" } }
absent:
  - { platform: ibm-pef, state: none, reason: There is none., ${EVIDENCE} }
`;

describe('sampleOf', () => {
  let files: ReturnType<typeof makeFiles>;
  beforeAll(() => {
    files = makeFiles({
      'interfaces/amd-sev-snp/guest.yaml': GUEST,
      'functions/attestation-report.yaml': FUNCTION,
    });
  });
  afterAll(() => files.remove());
  const sample = (count: number, seed: number) => sampleOf(files.root, readCatalog(files.root).entries, count, seed);

  it('is the same for the same catalog and seed, and another one for another seed', () => {
    expect(sample(3, 5)).toEqual(sample(3, 5));
    const paths = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => sample(1, seed).claims[0]?.path);
    expect(new Set(paths).size).toBeGreaterThan(2);
  });

  it('reaches every kind of claim, each once, in the order of the files', () => {
    const { of, claims } = sample(100, 1);
    expect(of).toBe(7);
    expect(claims.map(({ path, line }) => [path, line])).toEqual([
      ['/absent/0', 6],
      ['/operations/0/errors/0', 8],
      ['/operations/0/errors/0/do', 8],
      ['/operations/0/implements/0/aspects/throttled', 12],
      ['/providers/0', 14],
      ['/discrepancies/0/documented', 21],
      ['/discrepancies/0/implemented', 22],
    ]);
  });

  it('gives what is needed to judge a claim by itself', () => {
    const of = (path: string) => sample(100, 1).claims.find((claim) => claim.path === path);
    expect(of('/operations/0/implements/0/aspects/throttled')).toMatchObject({
      about: [
        'interface guest, Guest device',
        'operation SNP_GET_REPORT',
        'function attestation-report, as result',
        'aspect throttled, Throttled, host = by the host; never = never',
      ],
      claim: { value: 'host' },
      evidence: [{ kernel: 'a.c', symbol: 'f', at: '7.3' }],
    });
    expect(of('/discrepancies/0/implemented')?.about).toEqual([
      'interface guest, Guest device',
      'discrepancy: They differ',
      'implemented',
    ]);
    expect(of('/absent/0')?.about).toEqual(['function attestation-report, Get a report', 'absent 1']);
    expect(of('/operations/0/errors/0')?.claim).toEqual({ errno: 'EINVAL', when: 'it is wrong' });
    expect(of('/operations/0/errors/0/do')?.claim).toEqual({ errno: 'EINVAL', when: 'it is wrong', do: 'Ask again.' });
    expect(of('/providers/0')?.claim).toEqual({ shows: ['report'] });
  });

  it('draws from the sorts that are named, and from no other', () => {
    const paths = (...sorts: Sort[]) =>
      sampleOf(files.root, readCatalog(files.root).entries, 9, 1, sorts).claims.map(({ path }) => path);
    expect(paths('errors')).toEqual(['/operations/0/errors/0']);
    expect(paths('remedies')).toEqual(['/operations/0/errors/0/do']);
    expect(paths('errors', 'remedies', 'histories')).toHaveLength(2);
    expect(paths('notes')).toEqual([]);
  });

  it('hardly changes when the catalog does', () => {
    const places = () => sample(3, 9).claims.map(({ file, path }) => `${file} ${path}`);
    const before = places();
    putFile(files.root, 'functions/other.yaml', FUNCTION.replace('attestation-report', 'other'));
    expect(places().filter((place) => before.includes(place)).length).toBeGreaterThanOrEqual(2);
  });
});
