/** Opens what gzip or zlib packed, by the stream that browsers and Node have. */
import { decodeInput, type Given } from './given.ts';
import { inputReadings, type ParsedInput } from './input.ts';
import { LIMITS } from './run.ts';
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

/** The same as `decodeInput`, with packed values opened. Shapes and errors are those of `decodeInput`. */
export async function decodeGiven(
  input: Uint8Array | string,
  set: FormatSet,
  options: DecodeOptions = {},
): Promise<Given> {
  const direct = decodeInput(input, set, options);
  if (options.format !== undefined || (direct.decoded.format !== null && direct.input.pointer === undefined))
    return direct;
  const more = await opened(inputReadings(input), DEPTH);
  return more.length === 0 ? direct : decodeInput(input, set, options, more);
}
