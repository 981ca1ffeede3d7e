import { orList } from '../../text.ts';
import type { ReadCode } from '../codes.ts';
import type { Fault } from '../diagnostic.ts';
import type { Kind } from '../kinds.ts';
import type { Path } from '../pointer.ts';
import { type SchemaDocument, schemaFile } from '../schemas.ts';
import { didYouMean, nearest } from '../suggest.ts';
import { isUri } from './ajv.ts';
import type { On } from './position.ts';

/** A violation of a schema, by its path in the data. */
export interface SchemaFault extends Pick<Fault, 'code' | 'message' | 'hint'> {
  path: string[];
  on: On;
}

/** Text of a scalar as written in the file, by path; undefined when it is not known. */
export type SourceText = (path: Path) => string | undefined;

/** A schema, with what is asked of it again and again. */
class Place {
  readonly node: SchemaDocument;
  /** Name of the document that `node` belongs to, for its relative references. */
  readonly home: string;
  readonly #children = new Map<unknown, Place>();
  #properties: ReadonlyMap<string, Place> | undefined;
  #patterns: readonly (readonly [string, Place])[] | undefined;

  constructor(node: SchemaDocument, home: string) {
    this.node = node;
    this.home = home;
  }

  /** A schema inside this one. */
  at(node: SchemaDocument): Place {
    let child = this.#children.get(node);
    if (!child) {
      child = new Place(node, this.home);
      this.#children.set(node, child);
    }
    return child;
  }

  get properties(): ReadonlyMap<string, Place> {
    this.#properties ??= new Map(
      Object.entries((this.node.properties ?? {}) as Record<string, SchemaDocument>).map(([key, node]) => [
        key,
        this.at(node),
      ]),
    );
    return this.#properties;
  }

  get patterns(): readonly (readonly [string, Place])[] {
    this.#patterns ??= Object.entries((this.node.patternProperties ?? {}) as Record<string, SchemaDocument>).map(
      ([pattern, node]) => [pattern, this.at(node)] as const,
    );
    return this.#patterns;
  }

  /** The schemas of allOf, anyOf or oneOf. */
  list(keyword: 'allOf' | 'anyOf' | 'oneOf'): readonly Place[] {
    return ((this.node[keyword] ?? []) as SchemaDocument[]).map((node) => this.at(node));
  }
}

/** Keywords that this validator acts upon, and those that say nothing about validity. A test holds the schemas to them. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  `$ref type const enum minLength maxLength pattern format minimum maximum minItems maxItems uniqueItems items prefixItems
  properties patternProperties additionalProperties propertyNames required dependentRequired minProperties maxProperties
  allOf anyOf oneOf not if then else
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
    return run.faults.filter(({ code, path, message }) => {
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

type Json = Record<string, unknown>;

const isObject = (data: unknown): data is Json => typeof data === 'object' && data !== null && !Array.isArray(data);

const typeOf = (data: unknown): string => {
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'array';
  if (typeof data === 'number') return Number.isInteger(data) ? 'integer' : 'number';
  return typeof data;
};

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a mapping of keys to values',
  array: 'a list',
  null: 'empty',
};

const typeWord = (type: string): string => TYPE_WORDS[type] ?? type;
const accepts = (type: string, actual: string): boolean =>
  type === actual || (type === 'number' && actual === 'integer');

const quote = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
};

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;

const scalarText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The Message-ID in the address of a message's page; undefined when there is none. */
const messageId = (address: string): string | undefined => /\/([^/<>\s]+@[^/<>\s]+?)\/?$/.exec(address)?.[1];

/** Characters of a text; counted one by one only where the bounds are near. */
function lengthOf(node: SchemaDocument, data: string): number {
  const most = typeof node.maxLength === 'number' ? node.maxLength : Number.POSITIVE_INFINITY;
  const least = typeof node.minLength === 'number' ? node.minLength : 0;
  return data.length <= most && data.length >= 2 * least ? data.length : [...data].length;
}

class Run {
  faults: SchemaFault[] = [];
  readonly #validator: Validator;
  readonly #sourceText: SourceText;
  /** Keys that objects were meant to have, by a misspelt one. */
  readonly #meant = new Map<object, Set<string>>();
  /** Required keys that objects lack. */
  readonly #lacking = new Map<object, Set<string>>();

  constructor(validator: Validator, sourceText: SourceText) {
    this.#validator = validator;
    this.#sourceText = sourceText;
  }

  #fault(code: ReadCode, path: Path, on: On, message: string, hint = ''): void {
    this.faults.push({ code, path: [...path], on, message, hint });
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
    if (!this.#type(node, data, path)) return;
    this.#listed(node, data, path);
    if (typeof data === 'string') this.#string(node, data, path);
    else if (typeof data === 'number') this.#number(node, data, path);
    else if (Array.isArray(data)) this.#array(place, data, path);
    else if (isObject(data)) this.#object(place, data, path);
    this.#combined(place, data, path);
  }

  #below(place: Place, data: unknown, path: string[], step: string): void {
    path.push(step);
    this.check(place, data, path);
    path.pop();
  }

  #type(node: SchemaDocument, data: unknown, path: Path): boolean {
    if (node.type === undefined) return true;
    const types = (Array.isArray(node.type) ? node.type : [node.type]) as string[];
    const actual = typeOf(data);
    if (types.some((type) => accepts(type, actual))) return true;
    this.#wrongType(types, data, path);
    return false;
  }

  #wrongType(types: readonly string[], data: unknown, path: Path): void {
    const wanted = orList(types.map(typeWord));
    const name = /^\d+$/.test(path.at(-1) ?? '') ? 'this item' : `"${path.at(-1) ?? 'the entry'}"`;
    const source = this.#sourceText(path) ?? scalarText(data);
    const actual = typeOf(data);
    if (actual === 'null') {
      const hint = source === 'null' ? 'put it in quotes, or leave the key out' : 'write a value, or leave the key out';
      this.#fault('schema-type', path, 'value', `${name} must be ${wanted}, but is empty`, hint);
    } else if (types.includes('string') && (actual === 'number' || actual === 'integer' || actual === 'boolean')) {
      this.#fault(
        'schema-type',
        path,
        'value',
        `${name} must be text, but ${source} is ${typeWord(actual)}`,
        `put it in quotes: "${source}"`,
      );
    } else if (actual === 'number') {
      this.#fault(
        'schema-type',
        path,
        'value',
        `${name} must be ${wanted}, but ${source} has a decimal point`,
        `if it is a version, put it in quotes: "${source}"`,
      );
    } else if (types.includes('array') && actual === 'string' && /^-[^\s-]/.test(String(data))) {
      const message = `${name} must be ${wanted}: the dash of an item needs a blank after it`;
      this.#fault('schema-type', path, 'value', message, `write "- ${String(data).slice(1)}"`);
    } else {
      const what = actual === 'string' ? `the text ${quote(data)}` : typeWord(actual);
      this.#fault(
        'schema-type',
        path,
        'value',
        `${name} must be ${wanted}, but is ${what}`,
        actual === 'string' ? this.#plainForm(types, String(data)) : '',
      );
    }
  }

  /** How a text that looks like a number or a truth value is written where one is wanted. */
  #plainForm(types: readonly string[], text: string): string {
    if (types.includes('integer') && /^0x[0-9a-f]{1,13}$/i.test(text)) return `write it in decimal: ${Number(text)}`;
    if (types.includes('integer') && /^-?\d[\d_]*$/.test(text))
      return `write it as a plain number: ${Number(text.replaceAll('_', ''))}`;
    if (types.includes('boolean') && /^(true|yes|on)$/i.test(text)) return 'write it as true, without quotes';
    if (types.includes('boolean') && /^(false|no|off)$/i.test(text)) return 'write it as false, without quotes';
    return '';
  }

  #listed(node: SchemaDocument, data: unknown, path: Path): void {
    const list = Array.isArray(node.enum) ? node.enum : 'const' in node ? [node.const] : undefined;
    if (!list || list.some((item) => same(item, data))) return;
    const words = list.map(scalarText);
    const name = /^\d+$/.test(path.at(-1) ?? '') ? 'this item' : `"${path.at(-1)}"`;
    if (data === null) {
      this.#fault('schema-enum', path, 'value', `${name} is empty`, `write ${orList(words)}, or leave the key out`);
    } else if (list.length === 1) {
      this.#fault('schema-enum', path, 'value', `${name} can only be ${words[0]}`, 'leave the key out otherwise');
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
    const name = /^\d+$/.test(path.at(-1) ?? '') ? 'this item' : `"${path.at(-1)}"`;
    if (typeof node.minLength === 'number' && length < node.minLength) {
      const message =
        length === 0 ? `${name} is empty` : `${name} is too short: ${length} of at least ${node.minLength} characters`;
      this.#fault(
        'schema-length',
        path,
        'value',
        message,
        typeof node.description === 'string' ? node.description : '',
      );
      return;
    }
    if (typeof node.maxLength === 'number' && length > node.maxLength) {
      this.#fault(
        'schema-length',
        path,
        'value',
        `${name} is too long: ${length} of at most ${node.maxLength} characters`,
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
      );
    } else if (node.format === 'uri' && !isUri(data)) {
      // What no address has: blanks, letters beyond ASCII, these signs, and a % that is no escape.
      const wrong = /[^!-~]|["<>\\^`{|}]|%(?![0-9A-Fa-f]{2})/u.exec(data)?.[0];
      this.#fault(
        'schema-pattern',
        path,
        'value',
        `${quote(data)} is not an address`,
        wrong === undefined
          ? 'write it in full, as in https://example.org/page'
          : `${wrong === ' ' ? 'a blank' : `"${wrong}"`} cannot stand in an address; write ${encodeURIComponent(wrong)} for it`,
      );
    }
  }

  #number(node: SchemaDocument, data: number, path: Path): void {
    const name = `"${path.at(-1)}"`;
    if (typeof node.minimum === 'number' && data < node.minimum) {
      this.#fault('schema-range', path, 'value', `${name} is ${data}, but at least ${node.minimum} is needed`);
    } else if (typeof node.maximum === 'number' && data > node.maximum) {
      this.#fault('schema-range', path, 'value', `${name} is ${data}, but at most ${node.maximum} is allowed`);
    }
  }

  #array(place: Place, data: readonly unknown[], path: string[]): void {
    const { node } = place;
    const name = `"${path.at(-1)}"`;
    if (typeof node.minItems === 'number' && data.length < node.minItems) {
      this.#fault(
        'schema-length',
        path,
        'value',
        `${name} needs at least ${node.minItems === 1 ? 'one item' : `${node.minItems} items`}`,
        data.length === 0 ? '' : `it has ${data.length}`,
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
    if (node.uniqueItems === true) {
      const seen = new Map<string, number>();
      for (const [index, item] of data.entries()) {
        const key = JSON.stringify(item);
        const earlier = seen.get(key);
        if (earlier === undefined) seen.set(key, index);
        else
          this.#fault(
            'schema-repeated-item',
            [...path, String(index)],
            'value',
            `${quote(item)} is in the list already`,
            'keep one of the two',
          );
      }
    }
    const prefix = node.prefixItems as SchemaDocument[] | undefined;
    for (let index = 0; index < data.length; index += 1) {
      const schema = prefix?.[index] ?? node.items;
      if (isObject(schema)) this.#below(place.at(schema), data[index], path, String(index));
    }
  }

  #object(place: Place, data: Json, path: string[]): void {
    const { node, properties, patterns } = place;
    const keys = Object.keys(data);
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

    for (const key of (node.required ?? []) as string[]) {
      if (this.#has(data, key)) continue;
      this.#missing(key, place, path);
      this.#lacking.set(data, (this.#lacking.get(data) ?? new Set()).add(key));
    }
    const dependent = (node.dependentRequired ?? {}) as Record<string, string[]>;
    for (const key in dependent) {
      if (!this.#has(data, key)) continue;
      const missing = (dependent[key] as string[]).filter((other) => !this.#has(data, other));
      if (missing.length > 0) {
        this.#fault(
          'schema-dependent-key',
          [...path, key],
          'key',
          `"${key}" needs "${missing.join('" and "')}" beside it`,
        );
      }
    }
    if (typeof node.minProperties === 'number' && keys.length < node.minProperties) {
      this.#fault(
        'schema-length',
        path,
        'value',
        `the mapping needs at least ${node.minProperties === 1 ? 'one key' : `${node.minProperties} keys`}`,
      );
    }
    if (typeof node.maxProperties === 'number' && keys.length > node.maxProperties) {
      this.#fault('schema-length', path, 'value', `the mapping can have at most ${node.maxProperties} keys`);
    }
  }

  /** Whether an object has a key, or was meant to have it. */
  #has(data: Json, key: string): boolean {
    return Object.hasOwn(data, key) || this.#meant.get(data)?.has(key) === true;
  }

  /** Reports unknown keys, and notes which known ones they stand for. */
  #unknownKeys({ node, properties: known, patterns }: Place, data: Json, keys: readonly string[], path: Path): void {
    if (node.additionalProperties !== false) return;
    const unknown = keys.filter(
      (key) => !known.has(key) && !patterns.some(([pattern]) => this.#validator.pattern(pattern).test(key)),
    );
    if (unknown.length === 0) return;
    const properties = [...known.keys()];
    const wanted = this.#wanted(node, data);
    const unused = properties.filter((key) => !Object.hasOwn(data, key));
    for (const key of unknown) {
      // What is missing anyway is the likelier meaning; a lone stranger beside a lone gap is read as filling it.
      let meant = nearest(key, wanted) ?? nearest(key, unused);
      const hint = meant === undefined ? this.#allowed(properties, unused) : `did you mean "${meant}"?`;
      if (meant === undefined && unknown.length === 1 && wanted.length === 1) meant = wanted[0];
      if (meant !== undefined) {
        this.#meant.set(data, (this.#meant.get(data) ?? new Set()).add(meant));
        const index = wanted.indexOf(meant);
        if (index >= 0) wanted.splice(index, 1);
      }
      this.#fault('schema-unknown-key', [...path, key], 'key', `the key "${key}" is not known here`, hint);
    }
  }

  /** Keys that the object lacks: the required ones, and those of a choice of which none is there. */
  #wanted(node: SchemaDocument, data: Json): string[] {
    const lacks = (key: string): boolean => !Object.hasOwn(data, key);
    const wanted = ((node.required ?? []) as string[]).filter(lacks);
    for (const [key, needed] of Object.entries((node.dependentRequired ?? {}) as Record<string, string[]>)) {
      if (!lacks(key)) wanted.push(...needed.filter(lacks));
    }
    const groups = choiceOf(node);
    if (groups && !groups.some((group) => !group.some(lacks))) wanted.push(...fewestMissing(groups, lacks));
    return [...new Set(wanted)];
  }

  #allowed(properties: readonly string[], unused: readonly string[]): string {
    if (properties.length === 0) return 'remove it';
    return unused.length === 0
      ? 'every key that may stand here is used already'
      : `known keys that are not used yet: ${unused.join(', ')}`;
  }

  #missing(key: string, { properties, home }: Place, path: Path): void {
    const schema = properties.get(key)?.node;
    const target = typeof schema?.$ref === 'string' ? this.#validator.resolve(schema.$ref, home).node : undefined;
    const about = schema?.description ?? target?.description;
    this.#fault(
      'schema-missing-key',
      path,
      'key',
      `the key "${key}" is missing`,
      typeof about === 'string' ? firstSentence(about) : '',
    );
  }

  #combined(place: Place, data: unknown, path: string[]): void {
    const { node } = place;
    for (const branch of place.list('allOf')) this.check(branch, data, path);
    const choice = choiceOf(node);
    if (choice && isObject(data)) this.#choice(choice, place, data, path);
    else if (node.oneOf) this.#oneOf(place.list('oneOf'), data, path, true);
    if (node.anyOf) this.#oneOf(place.list('anyOf'), data, path, false);
    if (isObject(node.not) && this.#probe(place.at(node.not), data, path).length === 0) {
      this.#fault(
        'schema-other',
        path,
        'value',
        'this is not allowed here',
        typeof node.not.description === 'string' ? node.not.description : '',
      );
    }
    if (isObject(node.if) && !this.#lacksTag(node.if, data)) {
      const holds = this.#probe(place.at(node.if), data, path).length === 0;
      const next = holds ? node.then : node.else;
      if (isObject(next)) this.check(place.at(next), data, path);
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
    if (used.length === 1) return;
    if (used.length === 0) {
      const missing = fewestMissing(groups, lacks);
      const begun = groups.some((group) => group.length > 1 && group.some((key) => !lacks(key)));
      if (begun) {
        for (const key of missing) this.#missing(key, place, path);
        return;
      }
      const about = typeof node.description === 'string' ? firstSentence(node.description) : '';
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

  /** A choice between forms: the faults of the form that the writer most likely meant. */
  #oneOf(branches: readonly Place[], data: unknown, path: string[], exclusive: boolean): void {
    const results = branches.map((branch) => this.#probe(branch, data, path));
    const valid = results.filter((faults) => faults.length === 0).length;
    if (valid === 1 || (valid > 1 && !exclusive)) return;
    if (valid > 1) {
      this.#fault('schema-other', path, 'value', 'this can be read in two ways', '');
      return;
    }
    const actual = typeOf(data);
    const types = branches.map((branch) => this.#types(branch));
    const fitting = branches
      .map((_, index) => index)
      .filter((index) => types[index]?.some((type) => accepts(type, actual)));
    if (fitting.length === 0) {
      this.#wrongType([...new Set(types.flat())], data, path);
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

/** Groups of keys of which exactly one is needed, when a schema's oneOf says only that. */
function choiceOf(node: SchemaDocument): string[][] | undefined {
  if (!Array.isArray(node.oneOf)) return undefined;
  const groups: string[][] = [];
  for (const branch of node.oneOf as SchemaDocument[]) {
    if (Object.keys(branch).length !== 1 || !Array.isArray(branch.required)) return undefined;
    groups.push(branch.required as string[]);
  }
  return groups;
}

/** What the group that is nearest to complete still lacks; every key when all groups are single keys. */
function fewestMissing(groups: readonly (readonly string[])[], lacks: (key: string) => boolean): string[] {
  if (groups.every((group) => group.length === 1)) return groups.flat();
  const begun = groups.filter((group) => group.some((key) => !lacks(key)));
  return (begun.length > 0 ? begun : groups)
    .map((group) => group.filter(lacks))
    .reduce((a, b) => (b.length < a.length ? b : a));
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
