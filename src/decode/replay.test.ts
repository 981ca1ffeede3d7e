import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeInput } from './given.ts';
import { loadFormats } from './load.ts';
import { decodeGiven } from './packed.ts';
import { encode } from './sample/encode.ts';
import { seeded } from './sample/random.ts';

const set = loadFormats();
const u16 = (value: number): Buffer => Buffer.from([value & 255, value >> 8]);
const u32 = (value: number): Buffer => {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value);
  return out;
};
const ALGORITHMS = { sha256: 11, sha384: 12 } as const;
type Hash = keyof typeof ALGORITHMS;

/** A log of the firmware: what is measured into which register, in the named hashes. */
function logOf(events: { register: number; type: number; data: string }[], hashes: Hash[], behind: Buffer): Buffer {
  const spec = Buffer.concat([
    Buffer.from('Spec ID Event03\0'),
    u32(0),
    Buffer.from([0, 2, 0, 2]),
    u32(hashes.length),
    ...hashes.flatMap((hash) => [u16(ALGORITHMS[hash]), u16(Number(hash.slice(3)) / 8)]),
    Buffer.from([0]),
  ]);
  const head = Buffer.concat([u32(0), u32(3), Buffer.alloc(20), u32(spec.length), spec]);
  const rest = events.map(({ register, type, data }) =>
    Buffer.concat([
      u32(register),
      u32(type),
      u32(hashes.length),
      ...hashes.flatMap((hash) => [u16(ALGORITHMS[hash]), createHash(hash).update(data).digest()]),
      u32(data.length),
      Buffer.from(data),
    ]),
  );
  return Buffer.concat([head, ...rest, behind]);
}

/** What a register holds after these data. */
const extended = (hash: Hash, data: string[]): string =>
  data
    .reduce<Buffer>(
      (value, one) => createHash(hash).update(value).update(createHash(hash).update(one).digest()).digest(),
      Buffer.alloc(Number(hash.slice(3)) / 8),
    )
    .toString('hex');

const EVENTS = [
  { register: 1, type: 0x80000001, data: 'variable' },
  { register: 2, type: 0x80000003, data: 'loader' },
  { register: 1, type: 3, data: 'extends nothing' },
  { register: 1, type: 4, data: 'separator' },
];

describe('the replay of a log', () => {
  test.each([
    ['ones', Buffer.alloc(200, 0xff)],
    ['zeros', Buffer.alloc(200)],
    ['nothing', Buffer.alloc(0)],
  ])('with %s behind it gives the registers', (_, behind) => {
    const { decoded } = decodeInput(logOf(EVENTS, ['sha384'], behind), set);
    expect(decoded).toMatchObject({ format: 'tcg-event-log', warnings: [] });
    expect(decoded.error).toBeUndefined();
    const registers = decoded.fields.filter(({ name }) => name.startsWith('REPLAYED'));
    expect(registers.map(({ name, value }) => [name, value])).toEqual([
      ['REPLAYED.sha-384[1]', extended('sha384', ['variable', 'separator'])],
      ['REPLAYED.sha-384[2]', extended('sha384', ['loader'])],
    ]);
    expect(registers[0]?.label).toMatch(/after 2 events; RTMR0/);
  });

  test('gives each bank of a log with several hashes', () => {
    const { decoded } = decodeInput(logOf(EVENTS, ['sha256', 'sha384'], Buffer.alloc(64)), set);
    const value = (name: string) => decoded.fields.find((field) => field.name === name)?.value;
    expect(value('REPLAYED.sha-256[2]')).toBe(extended('sha256', ['loader']));
    expect(value('REPLAYED.sha-384[2]')).toBe(extended('sha384', ['loader']));
    expect(value('event[3].EVENT')).toBe(Buffer.from('separator').toString('hex'));
  });

  test.each([
    ['the same', extended('sha384', ['loader']), true],
    ['another value', extended('sha384', ['another']), false],
  ])('is compared with a quote beside it that holds %s', async (_, register, ok) => {
    const format = set.byId.get('tdx-quote-v4');
    const values = { ATT_KEY_TYPE: 2, RTMR0: extended('sha384', ['variable', 'separator']), RTMR1: register };
    const quote = format && encode(format, set, { random: seeded(2), values }).bytes;
    const log = logOf(EVENTS, ['sha384'], Buffer.alloc(0));
    const bundle = JSON.stringify({
      quote: Buffer.from(quote ?? []).toString('base64'),
      cc_eventlog: log.toString('base64'),
    });
    const { decoded, pieces } = await decodeGiven(bundle, set);
    expect(decoded.format).toBe('tdx-quote-v4');
    expect(pieces[0]?.decoded.checked).toEqual([
      { what: 'the log replayed gives what the evidence beside it holds in RTMR0', ok: true },
      { what: 'the log replayed gives what the evidence beside it holds in RTMR1', ok },
    ]);
  });

  test('shows the events before a cut', () => {
    const whole = logOf(EVENTS, ['sha384'], Buffer.alloc(0));
    const { decoded } = decodeInput(whole.subarray(0, whole.length - 20), set);
    expect(decoded.error).toMatch(/cannot be read to the end/);
    expect(decoded.fields.some(({ name }) => name === 'event[2].EVENT')).toBe(true);
  });
});
