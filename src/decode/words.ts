/** A word of flags or versions, written as tools print it: a number, or its bytes in the order of memory. */
import { count } from '../text.ts';
import { fromHex, fromInt } from './bytes.ts';
import { isTree } from './root.ts';
import { formatOf } from './run.ts';
import type { Format, FormatSet } from './types.ts';

/** Bytes of the largest word. */
const LARGEST = 8;

export interface WordReading {
  bytes: Uint8Array;
  as: 'number' | 'memory';
}

/** The format of an id when it is one word, which people hold as a number. */
export function wordOf(set: FormatSet, id: string | undefined): (Format & { size: number }) | undefined {
  const format = id === undefined ? undefined : formatOf(set, id);
  if (!format || format.detect || isTree(format)) return undefined;
  const { size = LARGEST } = format;
  return size <= LARGEST ? { ...format, size } : undefined;
}

/** What may stand around the number: a label, quotes, and what ends a statement. */
const AROUND = /^\s*(?:[A-Za-z_][\w .[\]-]*?\s*[:=]\s*)?["'`]?([^"'`]*?)["'`]?\s*[;,]?\s*$/s;

/**
 * Readings of a text as a word of so many bytes, the likelier first: as a number (0x…, 0b…, decimal), and, when it has
 * just the digits of the word, as bytes in the order of memory. A sentence when it is a number that does not fit;
 * undefined when the text is no number.
 */
export function wordReadings(
  text: string,
  { size, endian = 'little', name }: Format & { size: number },
): WordReading[] | string | undefined {
  const written = AROUND.exec(text)?.[1]?.replace(/(?<=[\da-f])[_'](?=[\da-f])/gi, '') ?? '';
  const digits = /^(0x)?([0-9a-f]+)$/i.exec(written);
  const whole = digits?.[2]?.length === size * 2 ? fromHex(digits[2]) : undefined;
  const memory: WordReading[] = whole ? [{ bytes: whole, as: 'memory' }] : [];
  const value = numberOf(written, whole !== undefined);
  if (value === undefined) return memory.length > 0 ? memory : undefined;
  if (value >= 1n << BigInt(size * 8)) {
    return `${written} does not fit: ${name} is a word of ${count(size, 'byte')}`;
  }
  const number: WordReading = { bytes: fromInt(value, size, endian), as: 'number' };
  // Digits without a prefix are what a dump of memory looks like.
  return digits?.[1] === undefined ? [...memory, number] : [number, ...memory];
}

/** The number that a text is. Digits that fill the word are hexadecimal, with or without a letter among them. */
function numberOf(text: string, filling: boolean): bigint | undefined {
  const bare = text.replace(/(?<=[\da-f])(?:u|l|ul|ull|llu|lu)$/i, '');
  if (/^0[xb][\da-f]+$/i.test(bare)) return /^0b[^01]/i.test(bare) ? undefined : parse(bare);
  if (/^\d+$/.test(bare) && !filling) return BigInt(bare);
  return /^[\da-f]+$/i.test(bare) ? parse(`0x${bare}`) : undefined;
}

function parse(text: string): bigint | undefined {
  try {
    return BigInt(text);
  } catch {
    return undefined;
  }
}
