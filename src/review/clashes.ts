import { type Knowledge, NUMBERED } from './knowledge.ts';
import type { AddedName } from './names.ts';

/** Two things that cannot both be as they are. */
export interface Clash {
  kind: 'number' | 'name';
  /** The added name. */
  name: string;
  path: string;
  line: number;
  /** What it meets, in a sentence. */
  what: string;
}

/** A number as a header writes it: hexadecimal, decimal or a character. */
export function numberOf(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .replace(/[uUlL]+$/, '');
  if (/^'.'$/.test(plain)) return plain.charCodeAt(1);
  if (/^-?(?:0x[0-9a-f]{1,13}|\d{1,15})$/i.test(plain)) return Number(plain);
  return undefined;
}

/** The prefix within which the numbers of constants must differ. */
const family = (name: string): string => /^[A-Z0-9]+_[A-Z0-9]+_/.exec(name)?.[0] ?? name;

/** Type and number of an ioctl as one key; a type that is a macro's name is looked up among the constants at hand. */
function ioctlKey(value: string, constants: ReadonlyMap<string, number>): string | undefined {
  const [type = '', nr = ''] = value.split(',');
  const one = (text: string) => numberOf(text) ?? constants.get(text.trim());
  const [a, b] = [one(type), one(nr)];
  return a === undefined || b === undefined ? undefined : `${a},${b}`;
}

/** Numbers and names of the proposal that others have already, in the newest headers or in the proposal itself. */
export function clashesOf(names: readonly AddedName[], knowledge: Knowledge): Clash[] {
  const out: Clash[] = [];
  const constants = new Map<string, number>();
  for (const { name, value } of names) {
    const number = value === undefined ? undefined : numberOf(value);
    if (number !== undefined) constants.set(name, number);
  }
  for (const [macro, value] of KNOWN_TYPES) if (!constants.has(macro)) constants.set(macro, value);
  const ioctls = new Map<string, string[]>();
  const values = new Map<string, string[]>();
  const known = new Set<string>();
  const add = (map: Map<string, string[]>, key: string, name: string) => map.set(key, [...(map.get(key) ?? []), name]);
  for (const { kind, name, value, header } of knowledge.numbers) {
    known.add(name);
    if (kind === 'ioctl') add(ioctls, ioctlKey(value, constants) ?? '', `${name} of ${header}`);
    else add(values, `${family(name)} ${numberOf(value)}`, name);
  }
  for (const added of names) {
    const { name, path, line, kind, value } = added;
    const at = { name, path, line };
    // A name that is there already is being changed or moved, and meets itself.
    if (known.has(name)) continue;
    if (kind === 'ioctl' && value !== undefined) {
      const key = ioctlKey(value, constants);
      const others = key === undefined ? [] : (ioctls.get(key) ?? []);
      if (others.length > 0) out.push({ kind: 'number', ...at, what: `has the type and number of ${list(others)}` });
      if (key !== undefined) add(ioctls, key, `${name} of this proposal`);
    } else if (NUMBERED.test(name) && value !== undefined) {
      const number = numberOf(value);
      if (number === undefined) continue;
      const key = `${family(name)} ${number}`;
      const others = values.get(key) ?? [];
      if (others.length > 0)
        out.push({ kind: 'number', ...at, what: `has the number ${value}, which is that of ${list(others)}` });
      add(values, key, `${name} of this proposal`);
    }
  }
  for (const { kind, name, path, line } of names) {
    if (kind !== 'device' && kind !== 'abi-document') continue;
    const owner = knowledge.interfaces.find(
      (entry) => entry.name.replace(/^\/dev\//, '') === name || entry.name === name,
    );
    if (owner)
      out.push({ kind: 'name', name, path, line, what: `is the name of ${owner.name}, which the catalog has` });
  }
  return out;
}

/** Macros that stand for the type of an ioctl in the headers at hand. */
const KNOWN_TYPES: readonly [string, number][] = [['KVMIO', 0xae]];

const list = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
