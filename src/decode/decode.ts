/** Decodes evidence with the catalog's layouts, and nothing else: no trust is established here. */
import { count, orList } from '../text.ts';
import { decodeArea } from './binary.ts';
import { bindingsOf, runChecks, runRules } from './checks.ts';
import { candidates, matches, whyUnknown } from './detect.ts';
import { offersOf } from './offers.ts';
import { runReplay } from './replay.ts';
import { DecodeStop, formatOf, LIMITS, newRun, type Run, trailing, warn } from './run.ts';
import { keepFound, openSentence, signaturesOf } from './signed.ts';
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
  const chosen = options.format === undefined ? recognise(run, set) : choose(run, set, options.format);
  if (typeof chosen === 'string') return result(run, null, chosen);
  const { format, cut } = chosen;
  let error: string | undefined;
  try {
    const end = decodeArea(run, format, 0, bytes.length, '', null);
    trailing(run, format, '', format.name, end, bytes.length);
    error = cut;
  } catch (thrown) {
    error = thrown instanceof DecodeStop ? stopped(format, bytes.length, thrown.message, cut) : unexpected(thrown);
  }
  // From here on reading changes nothing in the fields.
  run.onRead = undefined;
  if (!error) {
    runReplay(run);
    runChecks(run);
    runRules(run);
  }
  const tasks = error ? [] : signaturesOf(run);
  for (const task of tasks) if (task.signature) run.notChecked.push(openSentence(task));
  const decoded = result(run, format, error);
  const roots = run.scopes.flatMap((scope) => scope.format.roots ?? []);
  keepFound(decoded, {
    tasks,
    offers: error ? { keys: [], signatures: [] } : offersOf(run),
    bindings: error ? [] : bindingsOf(run),
    certificates: run.certificates,
    roots: new Map(roots.map((one) => [one.fingerprint, one])),
  });
  return decoded;
}

/** A format for the bytes, and what to say when they end before it is certain. */
interface Chosen {
  format: Format;
  cut?: string;
}

/** The format that the bytes show, or why there is none. */
function recognise(run: Run, set: FormatSet): Chosen | string {
  const found = candidates(run, set);
  const [best] = found;
  if (!best) return `unknown format: ${whyUnknown(run, set)}${further(run, set)}`;
  if (best.complete) return { format: best.format };
  const names = found.filter(({ fits }) => fits === best.fits).map(({ format }) => format.name);
  const which = names.length === 1 ? names[0] : `${orList(names)}, and end before what tells these apart`;
  return { format: best.format, cut: `cut off: the ${count(run.bytes.length, 'byte')} begin like ${which}` };
}

/** The format that was asked for; bytes that are not of it are read all the same, with a warning first. */
function choose(run: Run, set: FormatSet, id: string): Chosen | string {
  const format = formatOf(set, id);
  if (!format) return `there is no format "${id}" in the catalog`;
  if (format.encoding === 'bits') return { format: wordFormat(format) };
  if (format.detect && matches(run, format, 0, run.bytes.length) === false) {
    const [like] = candidates(run, set).filter((one) => one.complete);
    const instead = like ? `they look like ${like.format.name}` : whyUnknown(run, set);
    warn(run, `These bytes are not ${format.name} by its own marks: ${instead}.`);
  }
  return { format };
}

/** Why reading stopped, and how much is missing where that is known. */
function stopped(format: Format, size: number, why: string, cut: string | undefined): string {
  const missing = (format.size ?? 0) - size;
  const rest =
    missing > 0 ? `; ${count(missing, 'byte')} of ${format.size} ${missing === 1 ? 'is' : 'are'} missing` : '';
  return `${cut === undefined ? `${format.name} cannot be read to the end` : cut}: ${why}${rest}`;
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

/** The result for an input that is not decoded at all, and why. */
export const refused = (set: FormatSet, why: string): Decoded => result(newRun(new Uint8Array(), set), null, why);

/** What a run has found, as it is published. */
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
