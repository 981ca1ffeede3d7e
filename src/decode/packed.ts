/** Opens what gzip or zlib packed, by the stream that browsers and Node have. */
import { decodeInput, type Given } from './given.ts';
import { inputReadings, type ParsedInput } from './input.ts';
import { prefixed } from './prefixed.ts';
import { type Loose, prove } from './prove.ts';
import { compareRegisters } from './registers.ts';
import { LIMITS } from './run.ts';
import { foundIn } from './signed.ts';
import type { DecodeOptions, FormatSet } from './types.ts';

/** Packed values of one input that are opened, and how deep one may lie in another. */
const MOST = 8;
const DEPTH = 2;

const formOf = ([first, second = 0]: Uint8Array): 'gzip' | 'deflate' | undefined => {
  if (first === 0x1f && second === 0x8b) return 'gzip';
  // The two bytes of zlib are a multiple of 31.
  return first === 0x78 && ((first << 8) | second) % 31 === 0 ? 'deflate' : undefined;
};

/** The content; undefined when it is damaged, or larger than evidence can be. */
async function inflate(bytes: Uint8Array, form: 'gzip' | 'deflate'): Promise<Uint8Array | undefined> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream(form));
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (const reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > LIMITS.bytes) {
        await reader.cancel();
        return undefined;
      }
      parts.push(value);
    }
  } catch {
    return undefined;
  }
  return new Uint8Array(await new Blob(parts.map((part) => Uint8Array.from(part))).arrayBuffer());
}

/** Readings of what is packed in the readings of an input, to a depth. */
async function opened(readings: readonly ParsedInput[], depth: number): Promise<ParsedInput[]> {
  const out: ParsedInput[] = [];
  for (const { bytes, pointer } of readings) {
    const form = formOf(bytes);
    const content = form && out.length < MOST * MOST ? await inflate(bytes, form) : undefined;
    if (!content) continue;
    const place = `${pointer ?? ''} → ${form === 'gzip' ? 'gzip' : 'zlib'}`;
    const inner = inputReadings(content).map((one) => ({
      ...one,
      pointer: one.pointer === undefined ? place : `${place} → ${one.pointer}`,
    }));
    out.push(...inner, ...(depth > 1 ? await opened(inner, depth - 1) : []));
  }
  return out;
}

/**
 * The same as `decodeInput`, with packed values opened and signatures checked by keys in the evidence. Shapes and errors
 * are those of `decodeInput`.
 */
export async function decodeGiven(
  input: Uint8Array | string,
  set: FormatSet,
  options: DecodeOptions = {},
): Promise<Given> {
  const given = await unpacked(input, set, options);
  await proveAll([[input, given]], set);
  return given;
}

/** The same of two inputs, of which each may hold the keys, signatures, logs and certificates of the other. */
export async function decodeBoth(
  inputs: readonly [Uint8Array | string, Uint8Array | string],
  set: FormatSet,
  options: readonly [DecodeOptions, DecodeOptions] = [{}, {}],
): Promise<[Given, Given]> {
  const [first, second] = inputs;
  const both: [Given, Given] = [await unpacked(first, set, options[0]), await unpacked(second, set, options[1])];
  await proveAll(
    [
      [first, both[0]],
      [second, both[1]],
    ],
    set,
  );
  return both;
}

async function proveAll(given: readonly (readonly [Uint8Array | string, Given])[], set: FormatSet): Promise<void> {
  const pieces = given.flatMap(([, one]) => [one, ...one.pieces]);
  compareRegisters(pieces, set);
  const apart = pieces.some(({ decoded }) => foundIn(decoded)?.tasks.some(({ signature }) => !signature));
  await prove(pieces, apart ? given.flatMap(([input]) => looseIn(input)) : []);
}

/** Values of an input that may be signatures of what is beside them. */
const looseIn = (input: Uint8Array | string): Loose[] =>
  inputReadings(input).flatMap(({ bytes, pointer }) => [
    { bytes, pointer },
    // Behind its length in a file of a program.
    ...(pointer === undefined ? [...prefixed(bytes)].map((one) => ({ bytes: one.bytes })) : []),
  ]);

async function unpacked(input: Uint8Array | string, set: FormatSet, options: DecodeOptions): Promise<Given> {
  const direct = decodeInput(input, set, options);
  if (options.format !== undefined || (direct.decoded.format !== null && direct.input.pointer === undefined))
    return direct;
  const more = await opened(inputReadings(input), DEPTH);
  return more.length === 0 ? direct : decodeInput(input, set, options, more);
}
