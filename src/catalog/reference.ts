import { fileForm, KIND_DIRECTORY, KINDS, type Kind } from './kinds.ts';
import type { SchemaDocument } from './schemas.ts';

/** A piece of a sentence: plain words, a literal value, or a name that another section explains. */
export interface Part {
  text: string;
  /** Set as code: it stands in a file as it is. */
  code?: true;
  /** Anchor of the section that explains it. */
  link?: string;
}

/** What may stand as the value of a key. */
export type Phrase = readonly Part[];

/** One key of a mapping. */
export interface ReferenceKey {
  name: string;
  required: boolean;
  value: Phrase;
  /** Further conditions on the value, each a clause. */
  limits: readonly string[];
  /** The schema's description, or that of the definition it uses. */
  about: string;
}

/** One mapping with its keys, or one simple value that several keys share. */
export interface ReferenceSection {
  /** Unique in the reference: the schema's name, then the section's own. */
  anchor: string;
  /** The same in words: `interface: operation`. */
  title: string;
  about: string;
  /** What the value is, when it is no mapping with keys of its own. */
  value?: Phrase;
  limits: readonly string[];
  /** Which keys go together, each a sentence. */
  rules: readonly string[];
  /** In the schema's order, which is the canonical one. */
  keys: readonly ReferenceKey[];
}

export interface KindReference {
  kind: Kind;
  /** Path of its files: `catalog/platforms/<id>.yaml`. */
  path: string;
  /** The entry itself first, then its parts in the order in which they are met. */
  sections: readonly ReferenceSection[];
  /** A small entry that is valid; YAML. */
  example: string;
}

export interface Reference {
  /** In the order of KINDS. */
  kinds: readonly KindReference[];
  /** Definitions that all kinds share. */
  shared: readonly ReferenceSection[];
}

/** Keywords that this module puts into words. Any other one would silently be left out, so it is refused. */
const KNOWN: ReadonlySet<string> = new Set([
  '$schema',
  '$defs',
  '$ref',
  'title',
  'description',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'propertyNames',
  'items',
  'prefixItems',
  'enum',
  'const',
  'oneOf',
  'anyOf',
  'allOf',
  'if',
  'then',
  'dependentRequired',
  'refersTo',
  'format',
  'pattern',
  'patternErrorMessage',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'uniqueItems',
]);

const isNode = (value: unknown): value is SchemaDocument =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nodeOf = (value: unknown): SchemaDocument => (isNode(value) ? value : {});
const nodesOf = (value: unknown): SchemaDocument[] => (Array.isArray(value) ? value.filter(isNode) : []);
const wordsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const entriesOf = (value: unknown): [string, SchemaDocument][] =>
  Object.entries(nodeOf(value)).filter((entry): entry is [string, SchemaDocument] => isNode(entry[1]));
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const kebab = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();
const plain = (text: string): Part => ({ text });
const code = (value: unknown): Part => ({
  text: typeof value === 'string' ? value : JSON.stringify(value),
  code: true,
});

/** Parts with a word between them. */
const joined = (phrases: readonly Phrase[], between: string): Phrase =>
  phrases.flatMap((phrase, index) => (index === 0 ? phrase : [plain(between), ...phrase]));

const quoted = (names: readonly string[], last: string): string =>
  names
    .map((name) => `\`${name}\``)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ` ${last} `);

/** A branch that only demands keys. */
const isDemand = (node: SchemaDocument): boolean => Object.keys(node).every((key) => key === 'required');

/** A mapping whose keys are listed. */
const hasKeys = (node: SchemaDocument): boolean => entriesOf(node.properties).length > 0;

/** Where a part of a schema stands: the schema's name, the section, and the key there. */
interface Place {
  home: Kind | 'common';
  anchor: string;
  key: string;
}

/** Sections of the parts of entries that ids refer to. */
const PARTS: Readonly<Record<string, string>> = {
  operation: 'interface-operation',
  strand: 'topic-strand',
  event: 'topic-topic-event',
};

/** Words for the plain types of JSON, as a YAML file shows them. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  null: 'null',
  object: 'mapping',
  array: 'list',
};

/**
 * What the schemas say of every kind, in words and in their order. `examples` holds a valid entry of each kind as YAML.
 * Throws Error for a keyword or a reference that it cannot put into words. Pure.
 */
export function referenceOf(
  schemas: ReadonlyMap<Kind | 'common', SchemaDocument>,
  examples: ReadonlyMap<Kind, string>,
): Reference {
  const shared = sectionsOf(schemas, 'common');
  const kinds = KINDS.map((kind) => ({
    kind,
    path: `catalog/${KIND_DIRECTORY[kind]}/${fileForm(kind)}`,
    sections: sectionsOf(schemas, kind),
    example: examples.get(kind) ?? '',
  }));
  return { kinds, shared };
}

function sectionsOf(
  schemas: ReadonlyMap<Kind | 'common', SchemaDocument>,
  home: Kind | 'common',
): readonly ReferenceSection[] {
  const schema = schemas.get(home);
  if (!schema) throw new Error(`There is no schema "${home}".`);
  const sections: ReferenceSection[] = [];

  const definitionOf = (reference: string, from: Kind | 'common'): { node: SchemaDocument; at: Place } => {
    const [file = '', pointer = ''] = reference.split('#');
    const owner = [...schemas.keys()].find((name) => name === (file === '' ? from : file.replace('.schema.json', '')));
    const name = pointer.replace('/$defs/', '');
    const node = owner && nodeOf(schemas.get(owner)?.$defs)[name];
    if (!owner || !isNode(node)) throw new Error(`${from}: nothing is at ${reference}.`);
    return { node, at: { home: owner, anchor: `${owner}-${kebab(name)}`, key: '' } };
  };

  const phraseOf = (node: SchemaDocument, at: Place): Phrase => {
    const { anchor, key } = at;
    for (const word of Object.keys(node)) {
      if (!KNOWN.has(word)) throw new Error(`${anchor}: the reference has no words for "${word}".`);
    }
    if (typeof node.refersTo === 'string') {
      const link = PARTS[node.refersTo] ?? node.refersTo;
      return [plain('id of a '), { text: node.refersTo, link }];
    }
    if (typeof node.$ref === 'string') {
      const found = definitionOf(node.$ref, at.home);
      // A list of something is said in full; what it is a list of has a section.
      if (found.node.type === 'array') return phraseOf(found.node, found.at);
      return [{ text: found.at.anchor.slice(found.at.home.length + 1), link: found.at.anchor }];
    }
    if (Array.isArray(node.enum)) {
      return joined(
        node.enum.map((value) => [code(value)]),
        ', ',
      );
    }
    if ('const' in node) return [code(node.const)];
    const branches = [...nodesOf(node.oneOf), ...nodesOf(node.anyOf)].filter((branch) => !isDemand(branch));
    if (branches.length > 0) {
      return joined(
        branches.map((branch) => [...phraseOf(branch, at), ...inBrackets(limitsOf(branch))]),
        ', or ',
      );
    }
    const first = nodesOf(node.prefixItems);
    if (first.length > 0) {
      const items = first.map((item) => phraseOf(item, at));
      return [plain(`list of ${first.length}: `), ...joined(items, ', ')];
    }
    if (isNode(node.items)) return [plain('list of '), ...phraseOf(node.items, at)];
    if (hasKeys(node)) {
      const own = node.title === undefined ? `${anchor}-${key || 'mapping'}` : `${home}-${kebab(textOf(node.title))}`;
      addSection(own, node);
      return [{ text: own.slice(home.length + 1), link: own }];
    }
    if (isNode(node.additionalProperties)) {
      const names = isNode(node.propertyNames) ? phraseOf(node.propertyNames, at) : [plain('text')];
      return [plain('mapping from '), ...names, plain(' to '), ...phraseOf(node.additionalProperties, at)];
    }
    const types = [node.type].flat().map((type) => TYPES[textOf(type)]);
    if (types.length === 0 || types.includes(undefined)) throw new Error(`${anchor}: "${key}" has no type.`);
    return [plain(types.join(' or '))];
  };

  const keyOf = (name: string, node: SchemaDocument, parent: SchemaDocument, anchor: string): ReferenceKey => {
    const used = typeof node.$ref === 'string' ? definitionOf(node.$ref, home).node : undefined;
    return {
      name,
      required: wordsOf(parent.required).includes(name),
      value: phraseOf(node, { home, anchor, key: name }),
      limits: [...limitsOf(node), ...(used?.type === 'array' ? limitsOf(used) : [])],
      about: textOf(node.description) || textOf(used?.description),
    };
  };

  function addSection(anchor: string, node: SchemaDocument): void {
    const title = anchor === home ? home : `${home}: ${anchor.slice(home.length + 1)}`;
    // Its parts follow it, so its place is taken before they are looked at.
    const place = sections.push({ anchor, title, about: '', limits: [], rules: [], keys: [] }) - 1;
    const keyed = hasKeys(node);
    sections[place] = {
      anchor,
      title,
      about: textOf(node.description),
      ...(keyed ? {} : { value: phraseOf(node, { home, anchor, key: '' }) }),
      limits: limitsOf(node),
      rules: keyed ? rulesOf(node) : [],
      keys: entriesOf(node.properties).map(([name, below]) => keyOf(name, below, node, anchor)),
    };
  }

  if (home !== 'common') addSection(home, schema);
  for (const [name, node] of entriesOf(schema.$defs)) {
    if (node.type !== 'array') addSection(`${home}-${kebab(name)}`, node);
  }
  return sections;
}

const inBrackets = (limits: readonly string[]): Phrase => (limits.length > 0 ? [plain(` (${limits.join('; ')})`)] : []);

const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** What a value must be besides its type. */
function limitsOf(node: SchemaDocument): string[] {
  const number = (word: string): number | undefined => (typeof node[word] === 'number' ? node[word] : undefined);
  const limits: string[] = [];
  const span = (least: number | undefined, most: number | undefined, noun: string): void => {
    if (least !== undefined && least === most) limits.push(`exactly ${counted(least, noun)}`);
    else if (least !== undefined && least > 1) limits.push(`at least ${counted(least, noun)}`);
    else if (least === 1) limits.push('not empty');
    if (most !== undefined && most !== least) limits.push(`at most ${counted(most, noun)}`);
  };
  const [minimum, maximum] = [number('minimum'), number('maximum')];
  // The whole numbers that JSON holds exactly: no limit that a writer would meet.
  if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) limits.push(`from ${minimum ?? ''} to ${maximum}`);
  else if (minimum !== undefined && minimum > -Number.MAX_SAFE_INTEGER) limits.push(`${minimum} or more`);
  span(number('minLength'), number('maxLength'), 'character');
  if (node.prefixItems === undefined) span(number('minItems'), number('maxItems'), 'item');
  span(number('minProperties'), undefined, 'key');
  if (node.uniqueItems === true) limits.push('no item twice');
  if (node.pattern !== undefined) limits.push(textOf(node.patternErrorMessage) || `it matches ${node.pattern}`);
  return limits;
}

/** Which keys of a mapping go together. */
function rulesOf(node: SchemaDocument): string[] {
  const rules: string[] = [];
  const demands = (word: 'oneOf' | 'anyOf', many: string): void => {
    const branches = nodesOf(node[word]).filter(isDemand);
    if (branches.length === 0) return;
    const groups = branches.map((branch) => wordsOf(branch.required));
    const names = groups.every((group) => group.length === 1)
      ? quoted(groups.flat(), 'or')
      : groups.map((group) => quoted(group, 'and')).join('; or ');
    rules.push(`${many} of these: ${names}.`);
  };
  demands('oneOf', 'Exactly one');
  demands('anyOf', 'At least one');
  for (const [name, needed] of Object.entries(nodeOf(node.dependentRequired))) {
    rules.push(`\`${name}\` needs ${quoted(wordsOf(needed), 'and')}.`);
  }
  for (const branch of [node, ...nodesOf(node.allOf)]) {
    if (branch.if === undefined) continue;
    const tests = entriesOf(nodeOf(branch.if).properties).map(([name, test]) => {
      const values = Array.isArray(test.enum) ? test.enum : [test.const];
      return `\`${name}\` is ${quoted(
        values.map((value) => String(value)),
        'or',
      )}`;
    });
    rules.push(`Where ${tests.join(' and ')}, ${quoted(wordsOf(nodeOf(branch.then).required), 'and')} must be there.`);
  }
  return rules;
}
