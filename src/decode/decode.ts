/** Decodes evidence with the catalog's layouts, and nothing else: no trust is established here. */
import { decodeArea } from './binary.ts';
import { toText } from './bytes.ts';
import { runChecks, runRules } from './checks.ts';
import { candidates, whyUnknown } from './detect.ts';
import { inputReadings, jsonDocument, type ParsedInput } from './input.ts';
import { DecodeStop, formatOf, LIMITS, newRun, type Run, trailing } from './run.ts';
import type { Decoded, DecodeOptions, Format, FormatSet } from './types.ts';

/** Derived values that become keys of the result. */
const PROMOTED = ['product', 'profile', 'variant'] as const;

/** Formats that the bytes may have, the likeliest first. `complete` is false when the bytes are cut off. */
export function detect(bytes: Uint8Array, set: FormatSet): { format: string; complete: boolean }[] {
  if (bytes.length > LIMITS.bytes) return [];
  return candidates(newRun(bytes, set, {}), set).map(({ format, complete }) => ({ format: format.id, complete }));
}

/** Most bytes of an input: text takes up to two characters and a separator for each byte of Evidence. */
export const INPUT_LIMIT = LIMITS.bytes * 4;

/**
 * Decodes evidence bytes. Never throws: `error` says in one sentence why nothing, or not all, could be read; `format`
 * is null when no format was recognised.
 */
export function decode(bytes: Uint8Array, set: FormatSet, options: DecodeOptions = {}): Decoded {
  const run = newRun(bytes, set, options);
  const limit = options.maxBytes ?? LIMITS.bytes;
  if (bytes.length > limit) {
    return result(run, null, `the input has ${bytes.length} bytes; evidence larger than ${limit} bytes is not read`);
  }
  if (bytes.length === 0) return result(run, null, 'the input is empty');
  let format: Format | undefined;
  if (options.format) {
    format = formatOf(set, options.format);
    if (!format) return result(run, null, `there is no format "${options.format}" in the catalog`);
    if (format.encoding === 'bits') format = wordFormat(format);
  } else {
    const [best] = candidates(run, set);
    if (!best) return result(run, null, `unknown format: ${whyUnknown(run)}${further(run, set)}`);
    if (!best.complete) {
      return result(
        run,
        null,
        `cut off: the ${bytes.length} bytes begin like ${best.format.name}, but end too early to tell`,
      );
    }
    format = best.format;
  }
  let error: string | undefined;
  try {
    const end = decodeArea(run, format, 0, bytes.length, '', null);
    trailing(run, format, '', format.name, end, bytes.length);
  } catch (thrown) {
    error =
      thrown instanceof DecodeStop ? `${format.name} cannot be read to the end: ${thrown.message}` : unexpected(thrown);
  }
  // From here on reading changes nothing in the fields.
  run.onRead = undefined;
  if (!error) {
    runChecks(run);
    runRules(run);
  }
  return result(run, format, error);
}

/** Sizes of prefixes that are tried: lengths, tags and headers have few. */
const PREFIXES = [1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64];

/** Half a sentence when the bytes are evidence behind a short prefix, such as a length. */
function further(run: Run, set: FormatSet): string {
  for (const at of PREFIXES) {
    // No evidence is this small.
    if (run.bytes.length - at < 64) break;
    const rest = run.bytes.subarray(at);
    const [best] = candidates({ ...newRun(rest, set, {}), budget: run.budget }, set);
    // Formats of last resort fit almost anything.
    if (!best?.complete || (best.format.detect?.priority ?? 0) < 0) continue;
    const { error, warnings } = decode(rest, set, { format: best.format.id });
    if (error || warnings.some((sentence) => /reserved|does not list|should /.test(sentence))) continue;
    return `, but from offset ${at} on they read as ${best.format.name}; give the bytes from there`;
  }
  return '';
}

function unexpected(thrown: unknown): string {
  return `the decoder failed (${thrown instanceof Error ? thrown.message : String(thrown)}); please report this`;
}

/** A single word of bits decodes as a format of one field. */
function wordFormat(format: Format): Format {
  const field = { name: 'VALUE', type: 'bits' as const, size: format.size ?? 8, format: format.id, concept: 'none' };
  return { ...format, encoding: 'binary', fields: [field], rules: [] };
}

/** Decodes what a user gave: bytes, hex or base64, taking the first reading that a format recognises. */
export function decodeInput(
  input: Uint8Array | string,
  set: FormatSet,
  options: DecodeOptions = {},
): { decoded: Decoded; input: ParsedInput } {
  const size = input.length;
  const limit = options.maxBytes === undefined ? INPUT_LIMIT : options.maxBytes * 4;
  if (size > limit) {
    const bytes = new Uint8Array();
    const decoded = result(
      newRun(bytes, set, options),
      null,
      `the input is larger than ${limit} bytes, and the rest is not read`,
    );
    return { decoded, input: { bytes, encoding: 'binary' } };
  }
  const readings = inputReadings(input);
  const results: { decoded: Decoded; input: ParsedInput }[] = [];
  for (const reading of readings) {
    const decoded = decode(reading.bytes, set, options);
    if (decoded.format !== null && !decoded.error) {
      decoded.notes.push(...origin(reading, readings, set));
      return { decoded, input: reading };
    }
    results.push({ decoded, input: reading });
  }
  // Nothing decodes: the most telling failure is of a reading that was recognised.
  const telling =
    results.find((r) => r.decoded.format !== null) ?? results.find((r) => r.decoded.error?.startsWith('cut off'));
  if (telling) return telling;
  const first = results[0] as { decoded: Decoded; input: ParsedInput };
  const text = typeof input === 'string' ? input : toText(input);
  if (text !== null && jsonDocument(text) !== undefined) {
    first.decoded.error = 'unknown format: the input is JSON, and no value in it is evidence that the catalog knows';
  }
  return first;
}

/** Sentences on where in a JSON document the evidence was, and where else there is some. */
function origin(taken: ParsedInput, readings: ParsedInput[], set: FormatSet): string[] {
  if (taken.pointer === undefined) return [];
  const others = new Map<string, string>();
  for (const { pointer, bytes } of readings) {
    if (pointer === undefined || pointer === taken.pointer || others.has(pointer)) continue;
    const [best] = detect(bytes, set);
    const format = best?.complete ? set.byId.get(best.format) : undefined;
    if (format && (format.detect?.priority ?? 0) >= 0) others.set(pointer, format.name);
  }
  const place = taken.pointer === '' ? 'a JSON string' : `the value ${taken.pointer} of a JSON document`;
  return [
    `The evidence was taken from ${place}; offsets count from its beginning.`,
    ...[...others].map(([pointer, name]) => `The value ${pointer} of the JSON document is evidence as well: ${name}.`),
  ];
}

function result(run: Run, format: Format | null, error?: string): Decoded {
  const promotions = Object.fromEntries(
    PROMOTED.flatMap((key) => {
      const found = promoted(run, key);
      return found === undefined ? [] : [[key, found]];
    }),
  );
  return {
    format: format?.id ?? null,
    ...(format?.family ? { family: format.family } : {}),
    ...promotions,
    size: run.bytes.length,
    fields: run.slots.map((s) => s.out),
    nested: run.nested,
    warnings: run.warnings,
    notes: run.notes,
    checked: run.checked,
    notChecked: run.notChecked,
    ...(error ? { error } : {}),
  };
}

/** The root's derived value, else that of the one nested format that has it, else all by name of the nested format. */
function promoted(run: Run, key: string): string | Record<string, string> | undefined {
  const found = run.scopes
    .filter((s) => s.derived.has(key))
    .map((s) => [s.prefix.slice(0, -1), s.derived.get(key) as string] as const);
  const root = found.find(([name]) => name === '');
  if (root) return root[1];
  if (found.length <= 1) return found[0]?.[1];
  return Object.fromEntries(found);
}
