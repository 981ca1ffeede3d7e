import { nearest } from '../catalog/suggest.ts';
import { compareVersions } from '../catalog/versions.ts';
import { QUERY_FIELDS, type QueryField, ROW_KINDS, type RowKind } from './fields.ts';
import type { Fields, QueryRecord } from './record.ts';
import type { Known, QueryIndex } from './rows.ts';
import { type Parsed, parseQuery, type QueryFault, type QueryNode, type QueryTerm, type QueryValue } from './syntax.ts';

/** One thing that was found. */
export interface QueryRow {
  kind: RowKind;
  /** Unique within its kind; a part's is `entry/part`. */
  id: string;
  title: string;
  /** Path from the site's root. */
  url: string;
  /** Newest of the kernels in which the query holds for it; left out where kernels do not matter. */
  kernel?: string;
  /** Platforms concerned; one for a cell. */
  platforms?: readonly string[];
  functions?: readonly string[];
  /** Kind of the operation or header name. */
  of?: string;
  state?: string;
  level?: string;
  /** First kernel, as far as known. */
  since?: string;
  /** A few words on a cell without an offer. */
  note?: string;
}

export type QueryAnswer =
  | { rows: QueryRow[]; kernel: string; fault?: undefined }
  | { fault: QueryFault; rows?: undefined };

/** True, false, or undefined where the question makes no sense for the record. */
type Truth = boolean | undefined;
type Test = (record: QueryRecord, fields: Fields, kernel: string) => Truth;

class Fault extends Error {
  readonly fault: QueryFault;
  constructor(message: string, place: { column: number; length: number }, suggestion?: string) {
    super(message);
    this.fault = {
      message,
      column: place.column,
      length: place.length,
      ...(suggestion === undefined ? {} : { suggestion }),
    };
  }
}

const fieldNames = QUERY_FIELDS.map((field) => field.name);

/**
 * Asks a query. `kernel` is the one in which states and levels are asked, the newest when left out. Faults of the query
 * are returned; a kernel that the index does not have is the caller's, and throws RangeError.
 */
export const runQuery = (index: QueryIndex, source: string, options: { kernel?: string } = {}): QueryAnswer =>
  runParsed(index, parseQuery(source), options);

/** The same for a query that was parsed already. */
export function runParsed(index: QueryIndex, parsed: Parsed, options: { kernel?: string } = {}): QueryAnswer {
  if (parsed.fault) return { fault: parsed.fault };
  let test: Test;
  try {
    test = compile(parsed.node, index);
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault };
    throw error;
  }
  const newest = index.kernels.length - 1;
  const asked = options.kernel === undefined ? newest : index.kernels.indexOf(options.kernel);
  if (options.kernel !== undefined && asked < 0) throw new RangeError(`The index has no kernel ${options.kernel}.`);
  const everywhere = mentions(parsed.node, ({ field }) => field === 'kernel');
  const isAsked = sinceAsked(parsed.node, index);
  const rows: QueryRow[] = [];
  for (const record of index.records) {
    if (!record.spans) {
      if (test(record, record.fields, index.kernels[asked] ?? '')) rows.push(rowOf(record, record.fields, isAsked));
      continue;
    }
    // Newest first, so that the row shows the newest kernel in which the query holds.
    for (let at = everywhere ? newest : asked; at >= 0; at -= 1) {
      const fields = fieldsAt(record, at);
      if (test(record, fields, index.kernels[at] as string)) {
        rows.push(rowOf(record, fields, isAsked, index.kernels[at]));
        break;
      }
      if (!everywhere) break;
    }
  }
  rows.sort((a, b) => ROW_KINDS.indexOf(a.kind) - ROW_KINDS.indexOf(b.kind));
  return { rows, kernel: index.kernels[asked] ?? '' };
}

/** Merged fields of each record's spans, kept because a query with `kernel:` meets every span several times. */
const merged = new WeakMap<QueryRecord, Fields[]>();

function fieldsAt(record: QueryRecord, at: number): Fields {
  const spans = record.spans ?? [];
  let place = spans.length - 1;
  while (place >= 0 && (spans[place]?.from ?? 0) > at) place -= 1;
  const span = spans[place];
  if (!span) return record.fields;
  let held = merged.get(record);
  if (!held) {
    held = [];
    merged.set(record, held);
  }
  const known = held[place] ?? { ...record.fields, ...span.fields };
  held[place] = known;
  return known;
}

/** Whether a release is one that the query asks for with `since:`; every one is when it asks for none. */
function sinceAsked(node: QueryNode, index: QueryIndex): (version: string) => boolean {
  const values: QueryValue[] = [];
  mentions(node, (term) => {
    if (term.field === 'since') values.push(...term.values);
    return false;
  });
  const tests = values.map((value) => once(versionTest('since', value, index)));
  return (version) => tests.length === 0 || tests.some((test) => test(version));
}

function rowOf(record: QueryRecord, fields: Fields, isAsked: (version: string) => boolean, kernel?: string): QueryRow {
  const row: QueryRow = { kind: record.kind, id: record.id, title: record.title, url: record.url };
  const of = fields.kind?.[1];
  const first = (name: string): string | undefined => fields[name]?.[0];
  if (kernel !== undefined) row.kernel = kernel;
  if (fields.platform) row.platforms = fields.platform;
  if (fields.function) row.functions = fields.function;
  if (of !== undefined) row.of = of;
  for (const name of ['state', 'level', 'since', 'note'] as const) {
    const value = first(name);
    if (value !== undefined) row[name] = value;
  }
  // Of several releases the one that was asked for.
  const since = fields.since?.find(isAsked);
  if (since !== undefined) row.since = since;
  return row;
}

/** Whether a query has a term, wherever in it, that `is` accepts. */
export function mentions(node: QueryNode, is: (term: QueryTerm) => boolean): boolean {
  if (node.op === 'term') return is(node);
  if (node.op === 'not') return mentions(node.item, is);
  return node.op !== 'all' && node.items.some((item) => mentions(item, is));
}

function compile(node: QueryNode, index: QueryIndex): Test {
  switch (node.op) {
    case 'all':
      return () => true;
    case 'not': {
      const inner = compile(node.item, index);
      return (...of) => {
        const truth = inner(...of);
        return truth === undefined ? undefined : !truth;
      };
    }
    case 'and': {
      const tests = node.items.map((item) => compile(item, index));
      return (...of) => {
        let all: Truth = true;
        for (const test of tests) {
          const truth = test(...of);
          if (truth === false) return false;
          if (truth === undefined) all = undefined;
        }
        return all;
      };
    }
    case 'or': {
      const tests = node.items.map((item) => compile(item, index));
      return (...of) => {
        let any: Truth = false;
        for (const test of tests) {
          const truth = test(...of);
          if (truth === true) return true;
          if (truth === undefined) any = undefined;
        }
        return any;
      };
    }
    case 'term': {
      const field = QUERY_FIELDS.find((candidate) => candidate.name === node.field);
      if (!field) {
        const near = nearest(node.field, fieldNames);
        const hint = near ? `${near}:` : undefined;
        throw new Fault(
          `There is no field "${node.field}". To search for a text with a colon, put it in quotation marks.`,
          { column: node.column, length: node.field.length },
          hint,
        );
      }
      return termTest(field, node.values, index);
    }
  }
}

function termTest(field: QueryField, values: readonly QueryValue[], index: QueryIndex): Test {
  if (field.type === 'text') {
    const needles = values.map((value) => value.text.toLowerCase());
    return (record) => needles.some((needle) => record.text.includes(needle));
  }
  if (field.type === 'version') {
    const ranges = values.map((value) => once(versionTest(field.name, value, index)));
    if (field.name === 'kernel') {
      return (record, fields, kernel) =>
        record.spans ? fields.there?.includes('yes') === true && ranges.some((holds) => holds(kernel)) : undefined;
    }
    return (_, fields) => fields.since?.some((version) => ranges.some((holds) => holds(version)));
  }
  if (field.type === 'word') {
    const patterns = values.map((value) => wordPattern(field.name, value));
    return (_, fields) => fields[field.name]?.some((word) => patterns.some((pattern) => pattern.test(word)));
  }
  const wanted = new Set(values.flatMap((value) => closedValues(field, value, index)));
  return (_, fields) => fields[field.name]?.some((value) => wanted.has(value));
}

/** Remembers the answers of a test of releases: there are few releases and many records. */
function once(test: (version: string) => boolean): (version: string) => boolean {
  const known = new Map<string, boolean>();
  return (version) => {
    let answer = known.get(version);
    if (answer === undefined) {
      answer = test(version);
      known.set(version, answer);
    }
    return answer;
  };
}

const escaped = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\/]/g, '\\$&').replaceAll('*', '.*');

function wordPattern(field: string, value: QueryValue): RegExp {
  const text = value.text;
  if (field === 'errno') {
    if (!/^E[A-Z0-9*]+$/i.test(text)) throw new Fault('An errno is written like EBUSY.', value);
    return new RegExp(`^${escaped(text)}$`, 'i');
  }
  if (field === 'kconfig') return new RegExp(`^${escaped(text.replace(/^CONFIG_/i, ''))}$`, 'i');
  // A header is found by its whole name or by its last parts.
  return new RegExp(`(^|/)${escaped(text)}$`, 'i');
}

function closedValues(field: QueryField, value: QueryValue, index: QueryIndex): readonly string[] {
  const text = value.text.toLowerCase();
  if (field.name === 'platform') return knownIds('platform', index.platforms, text, value);
  if (field.name === 'function') return knownIds('function', index.functions, text, value);
  const legal = field.values ?? [];
  const plain = text.replaceAll('_', '-');
  if (legal.includes(plain)) return [plain];
  const near = nearest(plain, legal) ?? legal.find((other) => plain.startsWith(other) || other.startsWith(plain));
  const list = legal.length <= 8 ? ` It is one of ${legal.join(', ')}.` : '';
  throw new Fault(`"${value.text}" is no ${field.name}.${list}`, value, near);
}

function knownIds(what: string, list: readonly Known[], text: string, value: QueryValue): string[] {
  const ids = (test: (item: Known) => boolean): string[] => list.filter(test).map((item) => item.id);
  if (text.includes('*')) {
    const pattern = new RegExp(`^${escaped(text)}$`);
    const matching = ids((item) => pattern.test(item.id));
    if (matching.length > 0) return matching;
  }
  for (const test of [
    (item: Known) => item.id === text,
    (item: Known) => item.names.includes(text),
    (item: Known) => item.family === text,
  ]) {
    const matching = ids(test);
    if (matching.length > 0) return matching;
  }
  const near = nearest(
    text,
    list.flatMap((item) => [item.id, ...item.names]),
  );
  const id = near === undefined ? undefined : list.find((item) => item.id === near || item.names.includes(near))?.id;
  throw new Fault(`The catalog has no ${what} "${value.text}".`, value, id);
}

const VERSION = /^\d+\.\d+(\.\d+)?$/;

function versionTest(field: string, value: QueryValue, index: QueryIndex): (version: string) => boolean {
  const newest = index.kernels.at(-1) ?? '';
  const text = value.text.replaceAll(/\b(newest|latest)\b/gi, newest).replaceAll(/\bv(?=\d)/g, '');
  const range = /^(.*)\.\.(.*)$/.exec(text);
  const parts = range ? [range[1] as string, range[2] as string] : [text.replace(/^(>=|<=|>|<|=)/, '')];
  const faulty = parts.find((part) => !VERSION.test(part) && !(range && part === '' && text !== '..'));
  if (faulty !== undefined) {
    throw new Fault(
      `"${faulty || text}" is no release; write ${field}:6.12, ${field}:>=6.12 or ${field}:6.12..7.3.`,
      value,
    );
  }
  if (range) {
    const [from, to] = parts as [string, string];
    if (from && to && compareVersions(from, to) > 0) {
      throw new Fault(`This range is empty: ${from} is newer than ${to}.`, value, `${field}:${to}..${from}`);
    }
    return (version) => (!from || compareVersions(version, from) >= 0) && (!to || compareVersions(version, to) <= 0);
  }
  const release = parts[0] as string;
  const operator = /^(>=|<=|>|<|=)/.exec(text)?.[0] ?? '=';
  if (field === 'kernel' && operator === '=' && !index.kernels.includes(release)) {
    const near = index.kernels.findLast((kernel) => compareVersions(kernel, release) < 0) ?? index.kernels[0];
    const span = `${index.kernels[0]} to ${newest}`;
    throw new Fault(`The catalog has no kernel ${release}; it has ${span}.`, value, near && `kernel:${near}`);
  }
  return (version) => {
    const order = compareVersions(version, release);
    if (operator === '>=') return order >= 0;
    if (operator === '<=') return order <= 0;
    if (operator === '>') return order > 0;
    if (operator === '<') return order < 0;
    return order === 0;
  };
}
