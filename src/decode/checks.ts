/** Recomputes the bindings that need nothing but the evidence itself, and applies the layouts' rules. */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, toHex } from './bytes.ts';
import { operandBytes, operandShown, test } from './conditions.ts';
import { lookup, type Run, type Scope, type Slot, warn } from './run.ts';
import type { Check } from './types.ts';

/** The byte that makes the sum of all bytes zero, as tables of ACPI have it. */
const checksum8 = (data: Uint8Array): Uint8Array => Uint8Array.of(-data.reduce((sum, byte) => sum + byte, 0) & 0xff);

const HASHES: Record<string, (data: Uint8Array) => Uint8Array> = { sha1, sha256, sha384, sha512, checksum8 };

/** Hash function of a name such as sha-256, SHA256 or SHA-256. */
export function hashOf(name: string | undefined): ((data: Uint8Array) => Uint8Array) | undefined {
  return HASHES[(name ?? '').toLowerCase().replace(/[^a-z0-9]/g, '')];
}

/** Carries out the checks that the formats list; what lacks its parts goes to `notChecked`. */
export function runChecks(run: Run): void {
  for (const { scope, check } of run.pending) {
    if (check.when && test(run, scope, check.when) !== true) continue;
    if (check.beside) continue;
    const what = fill(run, scope, check.what);
    const result = bindingOf(run, scope, check);
    if (!result) {
      run.notChecked.push(`${what}: a part of it is not in this evidence.`);
      continue;
    }
    run.checked.push({ what, ok: result.ok });
    if (!result.ok) warn(run, `This does not hold: ${what}.`);
  }
}

/** What a field of another piece must hold. */
export interface Binding {
  what: string;
  /** As fields show it: bytes in hex, numbers in decimal. */
  value: string;
  /** Names of the field, in whatever it is nested. */
  fields: string[];
  /** Whether the field may go on. */
  prefix: boolean;
}

/** What fields of the pieces that come with this one must hold. */
export function bindingsOf(run: Run): Binding[] {
  return run.pending.flatMap(({ scope, check }) => {
    if (!check.beside || (check.when && test(run, scope, check.when) !== true)) return [];
    const value = boundValue(run, scope, check);
    const { fields, prefix = false } = check.equals;
    return value === undefined ? [] : [{ what: fill(run, scope, check.what), value, fields, prefix }];
  });
}

function boundValue(run: Run, scope: Scope, check: Check): string | undefined {
  const [first, ...more] = check.over ?? [];
  if (check.hash === undefined) return first && more.length === 0 ? operandShown(run, scope, first) : undefined;
  const hash = hashOf(algorithm(run, scope, check));
  const parts = (check.over ?? []).map((operand) => operandBytes(run, scope, operand));
  const known = parts.filter((part) => part !== undefined);
  return hash && known.length === parts.length ? toHex(hash(concatBytes(...known))) : undefined;
}

/** The computed digest, the field that should hold it, and whether it does. */
export function bindingOf(
  run: Run,
  scope: Scope,
  check: Check,
): { ok: boolean; target: Slot; digest: Uint8Array } | undefined {
  const target = check.equals.fields.map((f) => lookup(run, scope, f)).find((s) => s !== undefined);
  if (!target) return undefined;
  if (check.extent) return extent(scope, target);
  const hash = hashOf(algorithm(run, scope, check));
  const { bytes } = target;
  if (!hash || !bytes || !check.over) return undefined;
  const parts: Uint8Array[] = [];
  for (const op of check.over) {
    const part = operandBytes(run, scope, op);
    if (!part) return undefined;
    parts.push(part);
  }
  const digest = hash(concatBytes(...parts));
  const stored = check.equals.prefix ? bytes.subarray(0, digest.length) : bytes;
  return { ok: toHex(stored) === toHex(digest), target, digest };
}

function extent(scope: Scope, target: Slot): { ok: boolean; target: Slot; digest: Uint8Array } {
  const size = scope.end - scope.start;
  return { ok: target.int === BigInt(size), target, digest: new Uint8Array() };
}

function algorithm(run: Run, scope: Scope, check: Check): string | undefined {
  if (typeof check.hash === 'string' || !check.hash) return check.hash;
  const slot = lookup(run, scope, check.hash.field);
  const value = slot?.text ?? String(slot?.out.value ?? '');
  return check.hash.map ? check.hash.map[value] : value;
}

/** Applies the rules of every format that took part; each gives one sentence. */
export function runRules(run: Run): void {
  for (const scope of run.scopes) {
    for (const rule of scope.format.rules ?? []) {
      if (test(run, scope, rule.when) !== true) continue;
      const sentence = fill(run, scope, rule.say);
      if (rule.level === 'note') {
        if (!run.notes.includes(sentence)) run.notes.push(sentence);
      } else warn(run, sentence);
    }
    for (const sentence of scope.format.notChecked ?? []) {
      if (!run.notChecked.includes(sentence)) run.notChecked.push(sentence);
    }
  }
}

/** Puts values of fields and derived values for {NAME} in a sentence; {@} is the prefix of the scope's names. */
function fill(run: Run, scope: Scope, sentence: string): string {
  return sentence.replace(/\{([^}]+)\}/g, (_, name: string) => {
    if (name === '@') return scope.prefix;
    return String(scope.derived.get(name) ?? lookup(run, scope, name)?.out.value ?? `{${name}}`);
  });
}
