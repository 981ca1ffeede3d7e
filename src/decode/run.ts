import { count } from '../text.ts';
import { allBytes, toHex } from './bytes.ts';
import { type CborBudget, type CborItem, cborBudget } from './cbor.ts';
import type { Check, Decoded, DecodedField, DecodeOptions, Field, Format, FormatSet, NestedFormat } from './types.ts';

import type { Certificate } from './x509.ts';

/** A decoded field with what conditions and hashes need of it. */
export interface Slot {
  out: DecodedField;
  int?: bigint | undefined;
  bytes?: Uint8Array | undefined;
  text?: string | undefined;
}

/** One format at work on one area of the input. */
export interface Scope {
  format: Format;
  /** Dotted prefix of the field names, with its dot, or empty. */
  prefix: string;
  parent: Scope | null;
  /** Area in the run's bytes. CBOR scopes keep their root item instead. */
  start: number;
  end: number;
  root?: CborItem | undefined;
  /** Key path of the root in the whole document, for CBOR. */
  keys: string[];
  derived: Map<string, string>;
}

/** Decoding stops here with one clear sentence. */
export class DecodeStop extends Error {}

/** Limits that no evidence reaches, and that keep hostile input cheap. */
export const LIMITS = {
  bytes: 1 << 20,
  /** A log of a long boot has some hundred events. */
  fields: 8000,
  depth: 24,
  /** Longer values are shown by their beginning. */
  value: 1 << 16,
} as const;

/** What one decoding collects. */
export interface Run {
  bytes: Uint8Array;
  set: FormatSet;
  budget: CborBudget;
  slots: Slot[];
  byName: Map<string, Slot>;
  scopes: Scope[];
  nested: NestedFormat[];
  warnings: string[];
  notes: string[];
  checked: Decoded['checked'];
  notChecked: string[];
  pending: { scope: Scope; check: Check }[];
  /** Certificates that were read, by the names of their fields. */
  certificates: { name: string; certificate: Certificate }[];
  onRead?: DecodeOptions['onRead'];
}

/** Adds a field; stops when there are more than any evidence has. */
export function emit(run: Run, slot: Slot): void {
  if (run.slots.length >= LIMITS.fields) throw new DecodeStop(`more than ${LIMITS.fields} fields: this is no evidence`);
  run.slots.push(slot);
  run.byName.set(slot.out.name, slot);
}

/** Adds a warning once. */
export function warn(run: Run, sentence: string): void {
  if (!run.warnings.includes(sentence) && run.warnings.length < 200) run.warnings.push(sentence);
}

/** Names the value when the layout lists names; a closed list also warns of a value that is not in it. */
export function label(run: Run, slot: Slot, def: { enum?: Field['enum']; closed?: boolean | undefined }): void {
  if (!def.enum) return;
  const item = def.enum.find(({ value }) =>
    typeof value === 'number' ? slot.int === BigInt(value) : String(slot.text ?? slot.out.value) === value,
  );
  if (item) slot.out.label = item.name;
  else if (def.closed) warn(run, `${slot.out.name} is ${slot.out.value}, a value that the layout does not list.`);
}

/** Bytes as a field's value, of very long ones the beginning. */
export const hexValue = (bytes: Uint8Array): Pick<DecodedField, 'value' | 'truncated'> =>
  bytes.length > LIMITS.value
    ? { value: toHex(bytes.subarray(0, LIMITS.value)), truncated: true }
    : { value: toHex(bytes) };

/** Shows what an area holds after the layout's end. */
export function trailing(run: Run, format: Format, prefix: string, name: string, from: number, to: number): void {
  let end = from;
  if (format.fields?.some((f) => f.pos || f.type === 'array')) {
    // A layout with pointers ends where the last thing that it points to ends.
    for (const { out } of run.slots) {
      if (out.offset === null || out.size === null || !out.name.startsWith(prefix)) continue;
      end = Math.max(end, out.offset + out.size);
    }
    end = Math.min(end, to);
  }
  if (end >= to) return;
  const bytes = run.bytes.subarray(end, to);
  const { value, truncated } = hexValue(bytes);
  const place = { name: `${prefix}TRAILING`, offset: end, size: to - end };
  const out: DecodedField = { ...place, type: 'bytes', value, concept: 'none', in: format.id };
  if (truncated) out.truncated = truncated;
  emit(run, { out, bytes });
  const zero = allBytes(bytes, 0);
  const sentence = `${count(to - end, 'byte')} after the end of ${name} (offset ${end})${zero ? ', all zero' : ', not all zero'}; no layout describes them.`;
  // Buffers are larger than what lies in them.
  if (zero) run.notes.push(sentence);
  else warn(run, sentence);
}

/** The field of a local name: in this scope, else in those around it. */
export function lookup(run: Run, scope: Scope, name: string): Slot | undefined {
  for (let s: Scope | null = scope; s; s = s.parent) {
    const slot = run.byName.get(s.prefix + name);
    if (slot) {
      run.onRead?.(slot.out.name);
      return slot;
    }
  }
  return undefined;
}

/** The format of an id or alias. */
export function formatOf(set: FormatSet, id: string): Format | undefined {
  return set.byId.get(id) ?? set.byId.get(set.aliases.get(id) ?? '');
}

/** A run over the bytes that has read nothing yet. */
export function newRun(bytes: Uint8Array, set: FormatSet, options: DecodeOptions = {}): Run {
  return {
    bytes,
    set,
    budget: cborBudget(),
    slots: [],
    byName: new Map(),
    scopes: [],
    nested: [],
    warnings: [],
    notes: [],
    checked: [],
    notChecked: [],
    pending: [],
    certificates: [],
    onRead: options.onRead,
  };
}
