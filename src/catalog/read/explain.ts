import { count, list, orList } from '../../text.ts';
import type { ReadCode } from '../codes.ts';
import type { Fault } from '../diagnostic.ts';
import type { Kind } from '../kinds.ts';
import { type Path, toPointer } from '../pointer.ts';
import { type SchemaDocument, schemaFile } from '../schemas.ts';
import { didYouMean, nearest } from '../suggest.ts';
import { isUri } from './ajv.ts';
import { merged } from './merge-faults.ts';
import type { On } from './position.ts';
import { Place } from './schema-place.ts';
import {
  accepts,
  choiceOf,
  DEEPEST,
  fewestMissing,
  firstSentence,
  groupsOf,
  isNoDay,
  isObject,
  type Json,
  keyOfData,
  lengthOf,
  messageId,
  quote,
  same,
  scalarText,
  typeOf,
  typeWord,
} from './schema-words.ts';

/** A violation of a schema, by its path in the data. */
export interface SchemaFault extends Pick<Fault, 'code' | 'message' | 'hint' | 'fix'> {
  path: string[];
  on: On;
  /** True when leaving the key out would do as well; it is said where the schema allows that. */
  omit?: boolean;
  /** The key that is missing at the path. */
  missing?: string;
  /** The known key that the unknown one at the path is a misspelling of. */
  meant?: string;
}

/** Text of a scalar as written in the file, by path; undefined when it is not known. */
export type SourceText = (path: Path) => string | undefined;

/** Keywords that this validator acts upon, and those that say nothing about validity. A test holds the schemas to them. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  `$ref type const enum minLength maxLength pattern format minimum maximum minItems maxItems uniqueItems items prefixItems
  properties patternProperties additionalProperties propertyNames required dependentRequired minProperties
  allOf anyOf oneOf if then else
  $schema $id $defs $comment title description default examples deprecated patternErrorMessage refersTo`.split(/\s+/),
);

/**
 * Explains what is wrong with an entry that ajv rejects, each mistake once. ajv reports every branch of a failed choice,
 * and both the unknown key and the missing one when a key is misspelt; this follows the branch that the writer meant and
 * reads a misspelt key as the one it stands for. A test compares its verdicts with ajv's.
 */
export class Validator {
  readonly #schemas: ReadonlyMap<string, SchemaDocument>;
  readonly #resolved = new Map<string, Place>();
  readonly #patterns = new Map<string, RegExp>();

  constructor(schemas: ReadonlyMap<Kind | 'common', SchemaDocument>) {
    this.#schemas = new Map([...schemas].map(([name, schema]) => [schemaFile(name), schema]));
  }

  /** The faults of one entry, in no order; empty when it is valid. */
  validate(kind: Kind, data: unknown, sourceText: SourceText = () => undefined): SchemaFault[] {
    const home = schemaFile(kind);
    const run = new Run(this, sourceText);
    run.check(this.resolve('', home), data, []);
    const seen = new Set<string>();
    return merged(run.said()).filter(({ code, path, message }) => {
      const key = JSON.stringify([code, path, message]);
      return !seen.has(key) && seen.add(key);
    });
  }

  resolve(reference: string, home: string): Place {
    const key = reference === '' || reference.startsWith('#') ? home + reference : reference;
    let place = this.#resolved.get(key);
    if (!place) {
      const [file = '', pointer = ''] = key.split('#');
      let node: unknown = this.#schemas.get(file);
      for (const step of pointer.split('/').slice(1)) node = (node as SchemaDocument | undefined)?.[step];
      if (typeof node !== 'object' || node === null)
        throw new Error(`schema reference ${reference} in ${home} leads nowhere`);
      place = new Place(node as SchemaDocument, file);
      this.#resolved.set(key, place);
    }
    return place;
  }

  pattern(source: string): RegExp {
    let pattern = this.#patterns.get(source);
    if (!pattern) {
      pattern = new RegExp(source, 'u');
      this.#patterns.set(source, pattern);
    }
    return pattern;
  }
}

const isIndex = (step: string | undefined): boolean => /^\d+$/.test(step ?? '');

/** What a place is called in a message. */
const nameOf = (path: Path): string =>
  path.length === 0 ? 'the entry' : isIndex(path.at(-1)) ? 'this item' : `"${path.at(-1)}"`;

/** What values of a type look like, the wider ones first. */
const FORMS: readonly (readonly [type: string, form: string])[] = [
  ['array', 'write a list: one line with "- " for each item'],
  ['string', 'write one text, in quotes where it could be read as something else'],
  ['integer', 'write a whole number, without quotes'],
  ['number', 'write a number, without quotes'],
  ['boolean', 'write true or false, without quotes'],
];

/** What no address has: blanks, letters beyond ASCII, these signs, and a % that is no escape. */
const NO_ADDRESS = /[^!-~]|["<>\\^`{|}]|%(?![0-9A-Fa-f]{2})/u;

/** The numbers that a schema allows, in words. */
function spanOf({ minimum, maximum }: SchemaDocument): string {
  if (typeof minimum !== 'number') return `write ${maximum} or less`;
  return typeof maximum === 'number' ? `write a number from ${minimum} to ${maximum}` : `write ${minimum} or more`;
}

/** How a text that looks like a number or a truth value is written where one is wanted. */
function plainForm(types: readonly string[], text: string): { hint: string; fix?: string } | undefined {
  if (types.includes('integer') && /^0x[0-9a-f]{1,13}$/i.test(text))
    return { hint: `write it in decimal: ${Number(text)}`, fix: String(Number(text)) };
  if (types.includes('integer') && /^-?\d[\d_]{0,14}$/.test(text)) {
    const plain = String(Number(text.replaceAll('_', '')));
    // To some readers a leading zero says that the number is octal.
    return { hint: `write it as a plain number: ${plain}`, ...(/^-?0\d/.test(text) ? {} : { fix: plain }) };
  }
  if (types.includes('boolean') && /^(true|yes|on)$/i.test(text))
    return { hint: 'write it as true, without quotes', fix: 'true' };
  if (types.includes('boolean') && /^(false|no|off)$/i.test(text))
    return { hint: 'write it as false, without quotes', fix: 'false' };
  return undefined;
}

class Run {
  faults: SchemaFault[] = [];
  readonly #validator: Validator;
  readonly #sourceText: SourceText;
  /** Keys that objects were meant to have, by a misspelt one. */
  readonly #meant = new Map<object, Set<string>>();
  /** Required keys that objects lack. */
  readonly #lacking = new Map<object, Set<string>>();
  /** Objects of which one unknown key stands for a key of their choice. */
  readonly #chosen = new Set<object>();
  /** Mappings of which no key belongs where they stand. */
  readonly #astray = new Set<object>();
  /** Places, as texts, that the schema demands. */
  readonly #needed = new Set<string>();

  constructor(validator: Validator, sourceText: SourceText) {
    this.#validator = validator;
    this.#sourceText = sourceText;
  }

  #fault(code: ReadCode, path: Path, on: On, message: string, hint: string, omit = false, fix?: string): void {
    this.faults.push({ code, path: [...path], on, message, hint, omit, ...(fix === undefined ? {} : { fix }) });
  }

  /** The faults, with the advice to leave a key out where the schema can do without it. */
  said(): SchemaFault[] {
    return this.faults.map(({ omit, ...fault }) => {
      const item = isIndex(fault.path.at(-1));
      if (!omit || this.#needed.has(toPointer(fault.path))) return fault;
      return { ...fault, hint: `${fault.hint}, or ${item ? 'remove the item' : 'leave the key out'}` };
    });
  }

  #need(path: Path, keys: readonly string[]): void {
    for (const key of keys) this.#needed.add(toPointer([...path, key]));
  }

  /** Faults of one branch, without keeping them. */
  #probe(place: Place, data: unknown, path: string[]): SchemaFault[] {
    const kept = this.faults;
    this.faults = [];
    this.check(place, data, path);
    const found = this.faults;
    this.faults = kept;
    return found;
  }

  check(place: Place, data: unknown, path: string[]): void {
    const { node, home } = place;
    if (typeof node.$ref === 'string') this.check(this.#validator.resolve(node.$ref, home), data, path);
    if (!this.#type(place, data, path)) return;
    this.#listed(node, data, path);
    const before = this.faults.length;
    if (typeof data === 'string') this.#string(node, data, path);
    else if (typeof data === 'number') this.#number(node, data, path);
    else if (Array.isArray(data)) this.#array(place, data, path);
    else if (isObject(data)) this.#object(place, data, path);
    if (isObject(data) && this.#astray.has(data)) return;
    this.#combined(place, data, path);
    const choice = choiceOf(node);
    if (choice && isObject(data)) this.#oneOfItsKeys(choice.flat(), Object.keys(data), before, path);
  }

  /**
   * Of a mapping with a choice of keys: when its keys do not go together, one of them is likely to have the wrong name.
   * Then that is said once, and nothing of the form of what stands under it.
   */
  #oneOfItsKeys(choice: readonly string[], keys: readonly string[], since: number, path: Path): void {
    const own = this.faults.slice(since).filter((fault) => fault.path.length === path.length + 1);
    const torn = own
      .filter(({ code }) => code === 'schema-dependent-key' || code === 'schema-choice')
      .sort((a, b) => keys.indexOf(a.path.at(-1) as string) - keys.indexOf(b.path.at(-1) as string));
    if (torn.length === 0) return;
    const spare = new Set([
      ...torn.slice(1),
      ...own.filter(
        ({ code, path: at }) =>
          (code === 'schema-pattern' || code === 'schema-type') && choice.includes(at.at(-1) as string),
      ),
    ]);
    this.faults = this.faults.filter((fault) => !spare.has(fault));
  }

  #below(place: Place, data: unknown, path: string[], step: string): void {
    path.push(step);
    this.check(place, data, path);
    path.pop();
  }

  #type(place: Place, data: unknown, path: Path): boolean {
    const { node } = place;
    if (node.type === undefined) return true;
    const types = (Array.isArray(node.type) ? node.type : [node.type]) as string[];
    const actual = typeOf(data);
    if (types.some((type) => accepts(type, actual))) return true;
    this.#wrongType(types, [place], data, path);
    return false;
  }

  #wrongType(types: readonly string[], forms: readonly Place[], data: unknown, path: Path): void {
    const wanted = orList(types.map(typeWord));
    const name = nameOf(path);
    const source = this.#sourceText(path) ?? scalarText(data);
    const actual = typeOf(data);
    if (actual === 'null') {
      const hint = source === 'null' && types.includes('string') ? 'put it in quotes' : 'write a value';
      this.#fault('schema-type', path, 'value', `${name} must be ${wanted}, but is empty`, hint, true);
    } else if (types.includes('string') && (actual === 'number' || actual === 'integer' || actual === 'boolean')) {
      this.#fault(
        'schema-type',
        path,
        'value',
        `${name} must be text, but ${source} is ${typeWord(actual)}`,
        `put it in quotes: "${source}"`,
        false,
        `"${source}"`,
      );
    } else if (actual === 'number') {
      this.#fault(
        'schema-type',
        path,
        'value',
        `${name} must be ${wanted}, but ${source} has a decimal point`,
        types.includes('integer') ? 'write a whole number' : this.#form(types, forms),
      );
    } else if (types.includes('array') && actual === 'string' && /^-[^\s-]/.test(String(data))) {
      const message = `${name} must be ${wanted}: the dash of an item needs a blank after it`;
      this.#fault('schema-type', path, 'value', message, `write "- ${String(data).slice(1)}"`);
    } else {
      const plain = actual === 'string' ? plainForm(types, String(data)) : undefined;
      const what = actual === 'string' ? `the text ${quote(data)}` : typeWord(actual);
      this.#fault(
        'schema-type',
        path,
        'value',
        `${name} must be ${wanted}, but is ${what}`,
        plain?.hint ?? this.#form(types, forms),
        false,
        plain?.fix,
      );
    }
  }

  /** What a value of some types looks like, for whoever wrote something else. */
  #form(types: readonly string[], forms: readonly Place[]): string {
    if (types.includes('object')) {
      const keys = forms.map((form) => this.#keysOf(form)).find((list) => list.length > 0);
      return keys
        ? `write it with its keys, such as ${keys.map((key) => `"${key}"`).join(' and ')}`
        : 'write it as "key: value" lines';
    }
    return FORMS.find(([type]) => types.includes(type))?.[1] ?? 'write one of these';
  }

  /** Keys that a mapping begins with: what is demanded, and the first of a choice; else its first one. */
  #keysOf(form: Place): string[] {
    let place = form;
    while (typeof place.node.$ref === 'string') place = this.#validator.resolve(place.node.$ref, place.home);
    const { node, properties } = place;
    const keys = [...(choiceOf(node)?.[0] ?? []), ...((node.required ?? []) as string[])];
    return keys.length > 0 ? [...new Set(keys)] : [...properties.keys()].slice(0, 1);
  }

  #listed(node: SchemaDocument, data: unknown, path: Path): void {
    const list = Array.isArray(node.enum) ? node.enum : 'const' in node ? [node.const] : undefined;
    if (!list || list.some((item) => same(item, data))) return;
    const words = list.map(scalarText);
    const name = nameOf(path);
    if (data === null) {
      this.#fault('schema-enum', path, 'value', `${name} is empty`, `write ${orList(words)}`, true);
    } else if (list.length === 1) {
      const plain = typeof list[0] === 'boolean' && typeof data === 'string' ? plainForm(['boolean'], data) : undefined;
      const fix = plain?.fix === words[0] ? plain?.fix : undefined;
      this.#fault('schema-enum', path, 'value', `${name} can only be ${words[0]}`, `write ${words[0]}`, true, fix);
    } else {
      const near = typeof data === 'string' ? didYouMean(data, words) : '';
      const shown = isObject(data) || Array.isArray(data) ? typeWord(typeOf(data)) : quote(data);
      this.#fault(
        'schema-enum',
        path,
        'value',
        `${name} cannot be ${shown}`,
        near === '' ? `one of ${orList(words)}` : `${near} (one of ${orList(words)})`,
      );
    }
  }

  #string(node: SchemaDocument, data: string, path: Path): void {
    const length = lengthOf(node, data);
    const name = nameOf(path);
    if (typeof node.minLength === 'number' && length < node.minLength) {
      const message =
        length === 0 ? `${name} is empty` : `${name} is too short: ${length} of at least ${node.minLength} characters`;
      this.#fault(
        'schema-length',
        path,
        'value',
        message,
        typeof node.description === 'string'
          ? node.description
          : `write at least ${count(node.minLength, 'character')}`,
      );
      return;
    }
    if (typeof node.maxLength === 'number' && length > node.maxLength) {
      this.#fault(
        'schema-length',
        path,
        'value',
        `${name} is too long: ${length} of at most ${node.maxLength} characters`,
        `shorten it by ${count(length - node.maxLength, 'character')}`,
      );
      return;
    }
    if (typeof node.pattern === 'string' && !this.#validator.pattern(node.pattern).test(data)) {
      const form =
        node.patternErrorMessage ??
        (typeof node.description === 'string' ? firstSentence(node.description) : `must match ${node.pattern}`);
      const id = path.at(-1) === 'lore' ? messageId(data) : undefined;
      this.#fault(
        'schema-pattern',
        path,
        'value',
        `${quote(data)} does not have the right form`,
        id === undefined ? String(form) : `write the Message-ID alone: ${id}`,
        false,
        id === undefined ? undefined : JSON.stringify(id),
      );
    } else if (node.format === 'uri' && !isUri(data)) {
      const wrong = NO_ADDRESS.exec(data)?.[0];
      const right = data.replaceAll(new RegExp(NO_ADDRESS, 'gu'), encodeURIComponent);
      this.#fault(
        'schema-pattern',
        path,
        'value',
        `${quote(data)} is not an address`,
        wrong === undefined
          ? 'write it in full, as in https://example.org/page'
          : `${wrong === ' ' ? 'a blank' : `"${wrong}"`} cannot stand in an address; write ${encodeURIComponent(wrong)} for it`,
        false,
        isUri(right) ? JSON.stringify(right) : undefined,
      );
    }
  }

  #number(node: SchemaDocument, data: number, path: Path): void {
    const name = nameOf(path);
    if (typeof node.minimum === 'number' && data < node.minimum) {
      this.#fault(
        'schema-range',
        path,
        'value',
        `${name} is ${data}, but at least ${node.minimum} is needed`,
        spanOf(node),
      );
    } else if (typeof node.maximum === 'number' && data > node.maximum) {
      this.#fault(
        'schema-range',
        path,
        'value',
        `${name} is ${data}, but at most ${node.maximum} is allowed`,
        spanOf(node),
      );
    }
  }

  #array(place: Place, data: readonly unknown[], path: string[]): void {
    const { node } = place;
    const name = nameOf(path);
    if (typeof node.minItems === 'number' && data.length < node.minItems) {
      this.#fault(
        'schema-length',
        path,
        'value',
        `${name} needs at least ${node.minItems === 1 ? 'one item' : `${node.minItems} items`}`,
        data.length === 0 ? 'add one' : `it has ${data.length}`,
        data.length === 0,
      );
    }
    if (typeof node.maxItems === 'number' && data.length > node.maxItems) {
      this.#fault(
        'schema-length',
        path,
        'value',
        `${name} can have at most ${node.maxItems} items`,
        `it has ${data.length}`,
      );
    }
    const prefix = node.prefixItems as SchemaDocument[] | undefined;
    const seen = new Map<string, number>();
    const faulty = new Set<number>();
    for (let index = 0; index < data.length; index += 1) {
      const key = node.uniqueItems === true ? keyOfData(data[index]) : undefined;
      const earlier = key === undefined ? undefined : seen.get(key);
      if (earlier !== undefined) {
        // What is wrong with the first is told of it, and of the others nothing more.
        if (faulty.has(earlier)) continue;
        const message = `${quote(data[index])} is in the list already`;
        this.#fault('schema-repeated-item', [...path, String(index)], 'value', message, 'keep one of the two');
        continue;
      }
      if (key !== undefined) seen.set(key, index);
      const before = this.faults.length;
      const schema = prefix?.[index] ?? node.items;
      if (isObject(schema)) this.#below(place.at(schema), data[index], path, String(index));
      if (this.faults.length > before) faulty.add(index);
    }
  }

  #object(place: Place, data: Json, path: string[]): void {
    const { node, properties, patterns } = place;
    const keys = Object.keys(data);
    this.#need(path, (node.required ?? []) as string[]);
    if (this.#isAstray(place, data, keys, path)) return;
    this.#unknownKeys(place, data, keys, path);

    for (const key of keys) {
      if (isObject(node.propertyNames)) {
        const wrong = this.#probe(place.at(node.propertyNames), key, [...path, key]);
        for (const fault of wrong) this.faults.push({ ...fault, on: 'key' });
      }
      const own = properties.get(key);
      let known = own !== undefined;
      if (own) this.#below(own, data[key], path, key);
      for (const [pattern, schema] of patterns) {
        if (!this.#validator.pattern(pattern).test(key)) continue;
        known = true;
        this.#below(schema, data[key], path, key);
      }
      if (!known && isObject(node.additionalProperties))
        this.#below(place.at(node.additionalProperties), data[key], path, key);
    }

    const missing = ((node.required ?? []) as string[]).filter((key) => !this.#has(data, key));
    if (missing.length > 0) this.#lacking.set(data, new Set([...(this.#lacking.get(data) ?? []), ...missing]));
    // Of an empty mapping one thing is wrong, whatever it lacks.
    if (keys.length === 0 && missing.length > 1) {
      const message = `the keys ${list(missing.map((key) => `"${key}"`))} are missing`;
      const hint = `add ${list(missing.map((key) => this.#keyWithAbout(key, place)))}`;
      this.#fault('schema-missing-key', path, 'key', message, hint);
      Object.assign(this.faults.at(-1) ?? {}, { missing: missing[0] });
    } else for (const key of missing) this.#missing(key, place, path);
    this.#dependent(place, data, keys, path);
    // Where a key of a choice is missing, that says more.
    if (typeof node.minProperties === 'number' && keys.length < node.minProperties && !choiceOf(node)) {
      const wanted = properties.size > 0 ? `one of ${orList([...properties.keys()])}` : `it has ${keys.length}`;
      this.#fault(
        'schema-length',
        path,
        'value',
        `the mapping needs at least ${count(node.minProperties, 'key')}`,
        wanted,
        keys.length === 0,
      );
    }
  }

  /** Keys that need others: those that need the same are one mistake, shown at the first of them. */
  #dependent(place: Place, data: Json, keys: readonly string[], path: Path): void {
    const { node } = place;
    const needs = new Map(Object.entries((node.dependentRequired ?? {}) as Record<string, string[]>));
    const needing = new Map<string, string[]>();
    for (const key of keys) {
      const others = needs.get(key) ?? [];
      this.#need(path, others);
      const missing = others.filter((other) => !this.#has(data, other));
      if (missing.length === 0) continue;
      const set = missing.join(' ');
      needing.set(set, [...(needing.get(set) ?? []), key]);
    }
    for (const [set, heads] of needing) {
      const missing = set.split(' ');
      // The missing one is also what the choice lacks.
      if (choiceOf(node)?.some((group) => missing.some((other) => group.includes(other)))) this.#chosen.add(data);
      const words = (names: readonly string[]): string => list(names.map((name) => `"${name}"`));
      this.#fault(
        'schema-dependent-key',
        [...path, heads[0] as string],
        'key',
        `${words(heads)} ${heads.length === 1 ? 'needs' : 'need'} ${words(missing)} beside ${heads.length === 1 ? 'it' : 'them'}`,
        `add ${list(missing.map((other) => this.#keyWithAbout(other, place)))}`,
      );
    }
  }

  /** Whether an object has a key, or was meant to have it. */
  #has(data: Json, key: string): boolean {
    return Object.hasOwn(data, key) || this.#meant.get(data)?.has(key) === true;
  }

  /** Reports a mapping of which no key belongs here: it is one mistake, as of an item that stands a level too high. */
  #isAstray({ node, properties, patterns }: Place, data: Json, keys: readonly string[], path: Path): boolean {
    if (node.additionalProperties !== false || patterns.length > 0 || properties.size === 0 || keys.length < 2)
      return false;
    const known = [...properties.keys()];
    if (keys.some((key) => known.includes(key) || nearest(key, known) !== undefined)) return false;
    this.#chosen.add(data);
    this.#lacking.set(data, new Set((node.required ?? []) as string[]));
    this.#astray.add(data);
    this.#fault(
      'schema-unknown-key',
      [...path, keys[0] as string],
      'key',
      `none of the keys ${list(keys.map((key) => `"${key}"`))} is known here`,
      `look at the indentation, or write the keys that are: ${known.join(', ')}`,
    );
    return true;
  }

  /** Reports unknown keys, and notes which known ones they stand for. */
  #unknownKeys(place: Place, data: Json, keys: readonly string[], path: Path): void {
    const { node, properties: known, patterns } = place;
    if (node.additionalProperties !== false) return;
    const unknown = keys.filter(
      (key) => !known.has(key) && !patterns.some(([pattern]) => this.#validator.pattern(pattern).test(key)),
    );
    if (unknown.length === 0) return;
    const properties = [...known.keys()];
    const { wanted, demanded, open } = this.#wanted(place, data);
    const unused = properties.filter((key) => !Object.hasOwn(data, key));
    const torn = new Set<string>();
    for (const [index, key] of unknown.entries()) {
      if (torn.has(key)) continue;
      // A comma within a key makes two of it, the first without a value.
      const rest = data[key] === null ? unknown[index + 1] : undefined;
      const joined = rest === undefined ? undefined : nearest(key + rest, unused);
      if (rest !== undefined && joined !== undefined) {
        torn.add(rest);
        this.#meant.set(data, (this.#meant.get(data) ?? new Set()).add(joined));
        const message = `the keys "${key}" and "${rest}" are not known here`;
        this.#fault('schema-unknown-key', [...path, key], 'key', message, `did you mean "${joined}", without a break?`);
        continue;
      }
      // What is missing anyway is the likelier meaning; a lone stranger beside a lone gap is read as filling it.
      const glued = unused.find((other) => key.startsWith(`${other}:`) && data[key] === null);
      const gap = unknown.length === 1 && demanded.length === 1 ? demanded[0] : undefined;
      const like = glued ? undefined : (nearest(key, wanted) ?? nearest(key, unused));
      const near = like !== undefined && this.#fitsRather(place, data[key], gap, like) ? gap : like;
      let meant = glued ?? near;
      const hint = glued
        ? `a blank is missing after the colon: write "${glued}: ${key.slice(glued.length + 1)}"`
        : meant === undefined
          ? this.#allowed(properties, unused)
          : `did you mean "${meant}"?`;
      if (meant === undefined && unknown.length === 1) {
        if (demanded.length === 1) meant = demanded[0];
        else if (demanded.length === 0 && open) this.#chosen.add(data);
      }
      if (meant !== undefined) {
        this.#meant.set(data, (this.#meant.get(data) ?? new Set()).add(meant));
        const index = wanted.indexOf(meant);
        if (index >= 0) wanted.splice(index, 1);
      }
      this.#fault('schema-unknown-key', [...path, key], 'key', `the key "${key}" is not known here`, hint);
      if (near !== undefined) Object.assign(this.faults.at(-1) ?? {}, { meant: near });
      this.#days(data[key], [...path, key]);
    }
  }

  /** Whether a value is that of a key which is missing anyway, and not that of the one which its key looks like. */
  #fitsRather({ properties }: Place, value: unknown, gap: string | undefined, like: string): boolean {
    const [missing, similar] = [properties.get(gap ?? ''), properties.get(like)];
    if (!missing || !similar) return false;
    return this.#probe(similar, value, []).length > 0 && this.#probe(missing, value, []).length === 0;
  }

  /** Days that no calendar has are told where no schema leads, too: nothing else is certain of what stands there. */
  #days(data: unknown, path: Path): void {
    if (path.length > DEEPEST) return;
    if (typeof data === 'string' && isNoDay(data)) {
      const message = `${quote(data)} does not have the right form`;
      this.#fault('schema-pattern', path, 'value', message, 'a date is a day of the calendar as YYYY-MM-DD');
    } else if (typeof data === 'object' && data !== null)
      for (const [step, value] of Object.entries(data)) this.#days(value, [...path, step]);
  }

  /** Keys that the object lacks: those that are demanded, with them those of a choice that is still open. */
  #wanted(place: Place, data: Json): { wanted: string[]; demanded: string[]; open: boolean } {
    const { node } = place;
    const lacks = (key: string): boolean => !Object.hasOwn(data, key);
    const demanded = new Set(((node.required ?? []) as string[]).filter(lacks));
    for (const branch of [place, ...place.list('allOf')]) {
      if (!isObject(branch.node.if) || !isObject(branch.node.then)) continue;
      // A condition about a key that is not there says nothing yet.
      if (Object.keys((branch.node.if.properties ?? {}) as Json).some(lacks)) continue;
      const then = ((branch.node.then.required ?? []) as string[]).filter(lacks);
      if (then.length === 0 || this.#probe(branch.at(branch.node.if), data, []).length > 0) continue;
      for (const key of then) demanded.add(key);
    }
    for (const [key, needed] of Object.entries((node.dependentRequired ?? {}) as Record<string, string[]>)) {
      if (!lacks(key)) for (const other of needed.filter(lacks)) demanded.add(other);
    }
    const groups = choiceOf(node) ?? groupsOf(node.anyOf);
    const open = groups !== undefined && !groups.some((group) => !group.some(lacks));
    const wanted = new Set([...demanded, ...(open ? fewestMissing(groups, lacks) : [])]);
    return { wanted: [...wanted], demanded: [...demanded], open };
  }

  #allowed(properties: readonly string[], unused: readonly string[]): string {
    if (properties.length === 0) return 'remove it';
    return unused.length === 0
      ? 'every key that may stand here is used already'
      : `known keys that are not used yet: ${unused.join(', ')}`;
  }

  #missing(key: string, place: Place, path: Path): void {
    const about = this.#about(key, place);
    const hint = about === '' ? `add "${key}"` : about;
    this.#fault('schema-missing-key', path, 'key', `the key "${key}" is missing`, hint);
    Object.assign(this.faults.at(-1) ?? {}, { missing: key });
  }

  /** What the schema says about a key, in a sentence; '' where it says nothing. */
  #about(key: string, place: Place): string {
    const schema = place.property(key);
    const target = typeof schema?.$ref === 'string' ? this.#validator.resolve(schema.$ref, place.home).node : undefined;
    const about = schema?.description ?? target?.description;
    return typeof about === 'string' ? firstSentence(about) : '';
  }

  #keyWithAbout(key: string, place: Place): string {
    const about = this.#about(key, place);
    return about === '' ? `"${key}"` : `"${key}" (${about.replace(/\.$/, '')})`;
  }

  #combined(place: Place, data: unknown, path: string[]): void {
    const { node } = place;
    for (const branch of place.list('allOf')) this.check(branch, data, path);
    const choice = choiceOf(node);
    if (choice && isObject(data)) this.#choice(choice, place, data, path);
    else if (node.oneOf) this.#oneForm(place.list('oneOf'), data, path);
    if (node.anyOf) this.#anyOf(place, data, path);
    if (isObject(node.if) && !this.#lacksTag(node.if, data)) {
      const holds = this.#probe(place.at(node.if), data, path).length === 0;
      const next = holds ? node.then : node.else;
      if (isObject(next)) this.check(place.within(next), data, path);
    }
  }

  /** Whether a condition is about a key that is missing although it is required: that is the mistake, not what follows. */
  #lacksTag(condition: SchemaDocument, data: unknown): boolean {
    if (!isObject(data)) return false;
    return Object.keys((condition.properties ?? {}) as Json).some(
      (key) => this.#lacking.get(data)?.has(key) || this.#meant.get(data)?.has(key),
    );
  }

  /** Exactly one of several keys. */
  #choice(groups: readonly (readonly string[])[], place: Place, data: Json, path: Path): void {
    const { node } = place;
    const lacks = (key: string): boolean => !this.#has(data, key);
    const used = groups.filter((group) => !group.some(lacks));
    if (used.length === 1) this.#need(path, used[0] as readonly string[]);
    if (used.length === 1 || (used.length === 0 && this.#chosen.has(data))) return;
    if (used.length === 0) {
      const missing = fewestMissing(groups, lacks);
      const begun = groups.some((group) => group.length > 1 && group.some((key) => !lacks(key)));
      if (begun) {
        for (const key of missing) this.#missing(key, place, path);
        return;
      }
      const about =
        typeof node.description === 'string'
          ? firstSentence(node.description)
          : `add ${orList(groups.map(([key]) => `"${key}"`))}`;
      const names = groups.map((group) => group.map((key) => `"${key}"`).join(' with '));
      this.#fault('schema-choice', path, 'key', `one of ${orList(names)} is missing`, about);
      return;
    }
    const heads = used.map((group) => group[0] as string);
    const order = Object.keys(data).filter((key) => heads.includes(key));
    const extra = order[1] ?? heads[1] ?? '';
    this.#fault(
      'schema-choice',
      [...path, extra],
      'key',
      `"${order[0]}" and "${extra}" cannot stand together`,
      'keep one of them, or make it two items',
    );
  }

  /** At least one of several groups of keys; or of several forms. */
  #anyOf(place: Place, data: unknown, path: string[]): void {
    const groups = groupsOf(place.node.anyOf);
    if (!groups || !isObject(data)) this.#oneForm(place.list('anyOf'), data, path);
    else if (!groups.some((group) => group.every((key) => this.#has(data, key))))
      this.#choice(groups, place, data, path);
  }

  /**
   * A choice between forms: the faults of the form that the writer most likely meant. Forms of a `oneOf` differ in their
   * types, as a test holds, so that no value has two of them.
   */
  #oneForm(branches: readonly Place[], data: unknown, path: string[]): void {
    const results = branches.map((branch) => this.#probe(branch, data, path));
    if (results.some((faults) => faults.length === 0)) return;
    const actual = typeOf(data);
    const types = branches.map((branch) => this.#types(branch));
    const fitting = branches
      .map((_, index) => index)
      .filter((index) => types[index]?.some((type) => accepts(type, actual)));
    if (fitting.length === 0) {
      this.#wrongType([...new Set(types.flat())], branches, data, path);
      return;
    }
    if (isObject(data) && fitting.length > 1) {
      const tag = this.#tag(branches, fitting);
      if (tag && Object.hasOwn(data, tag.key)) {
        const chosen = tag.values.findIndex((value) => same(value, data[tag.key]));
        if (chosen >= 0) {
          this.faults.push(...(results[fitting[chosen] as number] as SchemaFault[]));
        } else {
          this.#listed({ enum: tag.values }, data[tag.key], [...path, tag.key]);
        }
        return;
      }
    }
    // Forms that list their values say less about a text than a pattern does: they come last among equals.
    const cost = (index: number): number =>
      (results[index] as SchemaFault[]).length * 2 + (results[index]?.[0]?.code === 'schema-enum' ? 1 : 0);
    const best = fitting.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    this.faults.push(...(results[best] as SchemaFault[]));
  }

  /** Types that a schema accepts, as far as it says so. */
  #types(place: Place): string[] {
    const { node, home } = place;
    if (node.type !== undefined) return (Array.isArray(node.type) ? node.type : [node.type]) as string[];
    if (typeof node.$ref === 'string') return this.#types(this.#validator.resolve(node.$ref, home));
    if ('const' in node) return [typeOf(node.const)];
    if (Array.isArray(node.enum)) return [...new Set(node.enum.map(typeOf))];
    const branches = (node.oneOf ?? node.anyOf) as SchemaDocument[] | undefined;
    if (branches) return branches.flatMap((branch) => this.#types(place.at(branch)));
    return ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
  }

  /** The key whose constant tells the forms of a choice apart, with its value in each of them. */
  #tag(branches: readonly Place[], fitting: readonly number[]): { key: string; values: unknown[] } | undefined {
    const constants = fitting.map((index) => {
      let place = branches[index] as Place;
      while (typeof place.node.$ref === 'string') place = this.#validator.resolve(place.node.$ref, place.home);
      return new Map(
        Object.entries((place.node.properties ?? {}) as Record<string, SchemaDocument>).flatMap(([key, schema]) =>
          'const' in schema ? [[key, schema.const] as const] : [],
        ),
      );
    });
    for (const key of constants[0]?.keys() ?? []) {
      const values = constants.map((map) => map.get(key));
      if (values.every((value) => value !== undefined) && new Set(values).size === values.length)
        return { key, values };
    }
    return undefined;
  }
}
