import { describe, expect, it } from 'vitest';
import { found } from './testing/mini.ts';

const COMMON = 'interfaces/linux/common-report.yaml';
const DEVICE = 'interfaces/borealis/borealis-device.yaml';

/** Codes of what is found in the small catalog after some texts of a file were replaced, in the order of the places. */
const codes = (file: string, ...edits: (readonly [string, string])[]): string[] =>
  found({ [file]: edits }).map((line) => line.split(' ')[0] ?? '');

describe('rules on an entry with schema faults', () => {
  it('tell of other claims of the same function: one round instead of two', () => {
    expect(
      codes(
        COMMON,
        ['value: { min: 64, max: 64 }', 'value: { min: 65, max: 64 }'],
        [
          'value: polls, evidence: [{ kernel: drivers/acme.c, lines: 10-20, at: "6.2" }]',
          'value: pools, evidence: [{ kernel: drivers/acme.c, lines: 10-20, at: 6.2 }]',
        ],
        ['timeout: {', 'sleeps: {'],
      ),
    ).toEqual(['aspect-range', 'aspect-value', 'schema-type', 'aspect-unknown']);
  });
  it('tell the place in the file, where an item before it was left out', () => {
    const edit = [
      ['{ value: 4096, until: "6.2"', '{ valve: 4096, until: "6.2", other: 1'],
      ['value: 8192, since: "6.3"', 'value: 8192, since: "6.33"'],
    ] as const;
    const [first, ...others] = found({ [COMMON]: edit }).map((line) => line.replace(/:\d+$/, ''));
    expect(first).toMatch(/^schema-unknown-key/);
    expect(others.at(-1)).toMatch(/^kernel-unknown/);
  });
  it('tell of what stands under a misspelt key', () => {
    expect(
      codes(COMMON, [
        '    implements:\n      - function: report\n        as: result',
        '    implments:\n      - function: reprot\n        as: result',
      ]),
    ).toEqual(['schema-unknown-key', 'ref-missing']);
  });
  it('go on when the entry lacks a key of its own', () => {
    expect(
      codes(
        DEVICE,
        ['stability: uapi\n', ''],
        ['errno: EINVAL', 'errno: EINVL'],
        ['summary: Asks for a report.', 'summary: " Asks for a report."'],
        ['url: https://example.org/, title: A page, claimed: true', 'url: https://example.org/, claimed: true'],
      ),
    ).toEqual(['schema-missing-key', 'text-space', 'errno-unknown', 'evidence-parts']);
  });
  it('say nothing that only the fault makes true', () => {
    // Without its key the item is not evidence for anything; without its id the operation is another.
    expect(codes(COMMON, ['- id: inblob', '- id: In Blob'])).toEqual(['schema-pattern']);
    expect(codes(COMMON, ['symbol: acme_report, at: "6.2"', 'symbol: 12, at: "6.2"'])).toEqual(['schema-type']);
    expect(codes('functions/seal.yaml', ['state: none', 'state: nope'])).toEqual(['schema-enum']);
    expect(
      codes('topics/report-abi.yaml', ['date: "2023-01-06"\n    answered', 'date: 2023-1-6\n    answered']),
    ).toEqual(['schema-pattern']);
  });
  it('are silent about a file of which nothing can be read', () => {
    expect(codes(DEVICE, ['errno: EINVAL', 'errno: [EINVL'])).toEqual(['yaml-syntax']);
  });
});
