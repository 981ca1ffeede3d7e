/** Conditions and expressions of the layouts: reading operands, testing them, describing them in words. */
import { allBytes, fromHex, toHex, toInt } from './bytes.ts';
import { type CborItem, itemAt, untag } from './cbor.ts';
import { DecodeStop, lookup, type Run, type Scope } from './run.ts';
import type { Cond, Expr, Operand } from './types.ts';

/** What an operand holds. `outside`: the bytes end before it; `absent`: there is no such field or key. */
interface Held {
  state: 'value' | 'absent' | 'outside';
  int?: bigint | undefined;
  bytes?: Uint8Array | undefined;
  text?: string | undefined;
  scalar?: boolean | number | null | undefined;
  kind?: string | undefined;
  tags?: number[] | undefined;
}

/** True, false, or `outside` when the input is too short to tell. */
export type Verdict = boolean | 'outside';

/** Tests a condition inside a scope. */
export function test(run: Run, scope: Scope, cond: Cond): Verdict {
  if (cond.all) return allOf(cond.all.map((c) => test(run, scope, c)));
  if (cond.any) return anyOf(cond.any.map((c) => test(run, scope, c)));
  if (cond.not) {
    const inner = test(run, scope, cond.not);
    return inner === 'outside' ? inner : !inner;
  }
  const held = read(run, scope, cond);
  if (cond.present !== undefined)
    return held.state === 'outside' ? 'outside' : (held.state === 'value') === cond.present;
  if (held.state === 'outside') return 'outside';
  if (held.state === 'absent') return false;
  return holds(cond, held);
}

function allOf(verdicts: Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes('outside') ? 'outside' : true;
}

function anyOf(verdicts: Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes('outside') ? 'outside' : false;
}

function holds(cond: Cond, held: Held): boolean {
  if (cond.kind !== undefined && held.kind !== cond.kind) return false;
  if (cond.tag !== undefined && !held.tags?.includes(cond.tag)) return false;
  if (cond.zero !== undefined) {
    const zero = held.int !== undefined ? held.int === 0n : held.bytes ? allBytes(held.bytes, 0) : false;
    if (zero !== cond.zero) return false;
  }
  if (cond.eq !== undefined && !equals(held, cond.eq)) return false;
  if (cond.in && !cond.in.some((v) => equals(held, v))) return false;
  if (cond.min !== undefined && !(held.int !== undefined && held.int >= BigInt(cond.min))) return false;
  if (cond.max !== undefined && !(held.int !== undefined && held.int <= BigInt(cond.max))) return false;
  if (cond.startsWith !== undefined && !held.text?.startsWith(cond.startsWith)) return false;
  return true;
}

function equals(held: Held, value: number | string | boolean | null): boolean {
  if (typeof value === 'number') return held.int === BigInt(value);
  if (typeof value === 'string') {
    if (held.text !== undefined) return held.text === value;
    if (held.int !== undefined) return /^-?(0x)?[0-9a-f]+$/i.test(value) && held.int === BigInt(value);
    return held.bytes ? toHex(held.bytes) === value.toLowerCase() : false;
  }
  return held.scalar === value;
}

/** Reads an operand: a probe into the bytes, a path into CBOR, a derived value or a decoded field. */
function read(run: Run, scope: Scope, op: Operand): Held {
  return narrow(locate(run, scope, op), op);
}

function locate(run: Run, scope: Scope, op: Operand): Held {
  if (op.at !== undefined) return probe(run, scope, op);
  if (op.path) {
    for (let s: Scope | null = scope; s; s = s.parent) if (s.root) return ofPath(run, s.root, op.path);
    return { state: 'absent' };
  }
  if (op.derived) {
    for (let s: Scope | null = scope; s; s = s.parent) {
      const text = s.derived.get(op.derived);
      if (text !== undefined) return { state: 'value', text };
    }
    return { state: 'absent' };
  }
  const slot = op.field === undefined ? undefined : lookup(run, scope, op.field);
  if (!slot) return { state: 'absent' };
  const { int, bytes, text } = slot;
  return {
    state: 'value',
    int,
    bytes,
    text,
    scalar: int === undefined && !bytes ? scalarOf(slot.out.value) : undefined,
  };
}

function scalarOf(value: unknown): boolean | null | undefined {
  return typeof value === 'boolean' || value === null ? value : undefined;
}

function probe(run: Run, scope: Scope, op: Operand): Held {
  const size = op.type === 'bytes' || op.type === undefined ? (op.size ?? 1) : Number(op.type.slice(1)) / 8;
  const from = scope.start + (op.at as number);
  run.onRead?.(`@${from}+${size}`);
  if (from + size > scope.end) return { state: 'outside' };
  const bytes = run.bytes.subarray(from, from + size);
  if (op.type === 'bytes' || op.type === undefined) return { state: 'value', bytes };
  return { state: 'value', bytes, int: toInt(bytes, op.endian ?? scope.format.endian ?? 'little') };
}

/** What is not found in an item that is cut off may have been behind the end. */
function ofPath(run: Run, root: CborItem, path: NonNullable<Operand['path']>): Held {
  const found = itemAt(root, path, run.budget);
  return !found && root.cut !== undefined ? { state: 'outside' } : ofItem(found);
}

function ofItem(found: CborItem | undefined): Held {
  if (!found) return { state: 'absent' };
  const { item, tags } = untag(found);
  const { int, bytes, text, scalar, kind } = item;
  return { state: 'value', int, bytes, text, scalar, kind, tags };
}

function narrow(held: Held, op: Operand): Held {
  let out = held;
  if (op.slice && held.bytes) {
    const [from, size] = op.slice;
    out = {
      state: held.bytes.length >= from + size ? 'value' : 'absent',
      bytes: held.bytes.subarray(from, from + size),
    };
  }
  if (op.length && out.state === 'value') {
    const size = out.bytes?.length ?? (out.text === undefined ? undefined : new TextEncoder().encode(out.text).length);
    return size === undefined ? { state: 'absent' } : { state: 'value', int: BigInt(size) };
  }
  if (op.mask !== undefined && out.int !== undefined) out = { state: 'value', int: out.int & BigInt(op.mask) };
  return out;
}

/** Bytes of an operand for hashing; undefined when it is absent or outside. */
export function operandBytes(run: Run, scope: Scope, op: Operand & { whole?: true }): Uint8Array | undefined {
  if (op.whole) return run.bytes.subarray(scope.start, scope.end);
  const held = read(run, scope, op.at === undefined ? op : { ...op, type: 'bytes' });
  if (held.state !== 'value') return undefined;
  return held.bytes ?? (held.text === undefined ? undefined : new TextEncoder().encode(held.text));
}

/** An operand as fields show it: a number in decimal, bytes in hex, text; undefined when it is absent or outside. */
export function operandShown(run: Run, scope: Scope, op: Operand): string | undefined {
  const { state, int, bytes, text } = read(run, scope, op);
  if (state !== 'value') return undefined;
  return int !== undefined ? String(int) : bytes ? toHex(bytes) : text;
}

/** Value of a size or count, `rest` being what is left of the area. Stops when the field is missing. */
export function evaluate(run: Run, scope: Scope, expr: Expr, rest: number): number {
  if (expr === 'rest') return rest;
  if (typeof expr === 'number') return expr;
  const slot = lookup(run, scope, expr.field);
  if (slot?.int === undefined) throw new DecodeStop(`the size field ${scope.prefix}${expr.field} is missing`);
  const said = slot.int * BigInt(expr.times ?? 1) + BigInt(expr.plus ?? 0);
  const value = expr.from === 'rest' ? BigInt(rest) - said : said;
  if (value < 0n) throw new DecodeStop(`${slot.out.name} says ${slot.int}, which cannot be a size here`);
  return Number(value);
}

/** Sets a format's derived values for a scope; the first case that holds wins. */
export function derive(run: Run, scope: Scope): void {
  for (const rule of scope.format.derive ?? []) {
    const found = rule.cases?.find((c) => test(run, scope, c.when) === true);
    const value = found?.value ?? rule.otherwise;
    if (value !== undefined) scope.derived.set(rule.name, value);
  }
}

/** A condition in words, for pages and flattened field lists. */
export function describe(cond: Cond): string {
  if (cond.all) return cond.all.map(describe).join(' and ');
  if (cond.any) return `(${cond.any.map(describe).join(' or ')})`;
  if (cond.not) return `not (${describe(cond.not)})`;
  const what = operandText(cond);
  if (cond.present !== undefined) return `${what} is ${cond.present ? 'present' : 'absent'}`;
  if (cond.zero !== undefined) return `${what} is ${cond.zero ? '' : 'not '}zero`;
  if (cond.eq !== undefined) return `${what} is ${shown(cond.eq)}`;
  if (cond.in) return `${what} is one of ${cond.in.map(shown).join(', ')}`;
  if (cond.startsWith !== undefined) return `${what} starts with "${cond.startsWith}"`;
  if (cond.min !== undefined && cond.max !== undefined) return `${what} is ${shown(cond.min)} to ${shown(cond.max)}`;
  if (cond.min !== undefined) return `${what} is at least ${shown(cond.min)}`;
  if (cond.max !== undefined) return `${what} is at most ${shown(cond.max)}`;
  if (cond.tag !== undefined) return `${what} has CBOR tag ${cond.tag}`;
  return `${what} is a CBOR ${cond.kind ?? 'item'}`;
}

function operandText(op: Operand): string {
  const at =
    op.at === undefined
      ? ''
      : `${op.type === 'bytes' || !op.type ? `${op.size ?? 1} bytes` : op.type} at 0x${op.at.toString(16)}`;
  const path = op.path ? (op.path.length === 0 ? 'the document' : `key ${op.path.join('/')}`) : '';
  const base = op.field ?? op.derived ?? (at || path);
  const masked = op.mask === undefined ? base : `${base} & 0x${BigInt(op.mask).toString(16)}`;
  const sliced = op.slice ? `${masked} bytes ${op.slice[0]}..${op.slice[0] + op.slice[1] - 1}` : masked;
  return op.length ? `length of ${sliced}` : sliced;
}

function shown(value: number | string | boolean | null): string {
  return typeof value === 'number' && value > 9 ? `0x${value.toString(16)}` : String(value);
}

/** Bytes of a condition's value as they lie in memory. Used to make evidence that meets a condition. */
export function valueBytes(value: number | string, op: Operand, endian: 'little' | 'big'): Uint8Array {
  if (typeof value === 'string') return fromHex(value);
  const size = op.type === undefined || op.type === 'bytes' ? (op.size ?? 1) : Number(op.type.slice(1)) / 8;
  const out = new Uint8Array(size);
  let rest = BigInt(value);
  for (let i = 0; i < size; i++) {
    out[(op.endian ?? endian) === 'little' ? i : size - 1 - i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return out;
}
