import type { CatalogFile } from '../catalog/read/load.ts';
import { mailClaims } from './claims.ts';
import { parseSubject } from './subject.ts';

/** Ids of entries that a mail would concern. */
export type Concerned = ReadonlySet<string>;

/** A series as the catalog knows it. */
export interface KnownSeries {
  id: string;
  /** Path of its file relative to the catalog's directory. */
  file: string;
  versions: ReadonlySet<number>;
  topics: Concerned;
}

/** What the catalog knows, by what a mail may show of it. Sets hold ids of topics, `interface/ID` where no topic lists it. */
export interface Interests {
  /** By Message-ID. */
  threads: Map<string, Set<string>>;
  /** By title of a version, in lower case. */
  titles: Map<string, KnownSeries>;
  /** By path in the kernel's tree; a directory ends in a slash. */
  files: Map<string, Set<string>>;
  /** By C identifier. */
  symbols: Map<string, Set<string>>;
  /** By phrase in lower case. */
  words: Map<string, Set<string>>;
  /** Ids of the events of a topic. */
  events: Map<string, Set<string>>;
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : typeof value === 'string' ? [value] : [];

function add(map: Map<string, Set<string>>, key: string, about: Iterable<string>): void {
  const there = map.get(key) ?? new Set();
  for (const one of about) there.add(one);
  map.set(key, there);
}

/** A name that stands for something of its own wherever it is met; short ones and plain words do not. */
const telling = (symbol: string): boolean => symbol.length >= 6 && /[_0-9]|[a-z][A-Z]/.test(symbol);

type Entry = Pick<CatalogFile, 'file' | 'name' | 'data'> & { kind: string };

/** Everything that a mail could touch. */
export function interestsOf(entries: readonly Entry[]): Interests {
  const made: Interests = {
    threads: new Map(),
    titles: new Map(),
    files: new Map(),
    symbols: new Map(),
    words: new Map(),
    events: new Map(),
  };
  const ofInterface = new Map<string, Set<string>>();
  const ofSeries = new Map<string, Set<string>>();
  for (const { kind, name, data } of entries) {
    if (kind !== 'topic' || !isNode(data)) continue;
    for (const id of texts(data.interfaces)) add(ofInterface, id, [name]);
    for (const strand of nodes(data.strands)) for (const id of texts(strand.series)) add(ofSeries, id, [name]);
    for (const file of texts(data.files)) add(made.files, file, [name]);
    for (const symbol of texts(data.symbols)) if (telling(symbol)) add(made.symbols, symbol, [name]);
    for (const word of texts(data.aliases)) if (word.length >= 4) add(made.words, word.toLowerCase(), [name]);
    add(
      made.events,
      name,
      nodes(data.events).flatMap(({ id }) => texts(id)),
    );
  }
  for (const entry of entries) {
    if (entry.kind === 'interface')
      addInterface(made, entry, ofInterface.get(entry.name) ?? [`interface/${entry.name}`]);
    if (entry.kind === 'series') addSeries(made, entry, ofSeries.get(entry.name) ?? new Set());
    const about =
      entry.kind === 'topic' ? [entry.name] : entry.kind === 'series' ? (ofSeries.get(entry.name) ?? []) : undefined;
    if (about) for (const { id } of mailClaims([entry]).mails) add(made.threads, id, about);
  }
  return made;
}

function addInterface({ files, symbols }: Interests, { data }: Entry, about: Iterable<string>): void {
  if (!isNode(data)) return;
  for (const holder of [data, ...nodes(data.providers)]) {
    for (const file of [...texts(holder.source), ...texts(holder.document)]) add(files, file, about);
  }
  const names = [
    ...nodes(data.operations).flatMap(({ symbol, request, response }) => texts([symbol, request, response])),
    ...nodes(data.structs).flatMap(({ name }) => texts(name)),
    ...nodes(data.constants).flatMap(({ name }) => texts(name)),
  ];
  for (const name of names) if (telling(name)) add(symbols, name, about);
}

function addSeries({ titles }: Interests, { file, name, data }: Entry, topics: Concerned): void {
  if (!isNode(data)) return;
  const versions = nodes(data.versions);
  const numbers = new Set(versions.flatMap(({ v }) => (typeof v === 'number' ? [v] : [])));
  const known = { id: name, file, versions: numbers, topics };
  for (const title of [...texts(data.title), ...versions.flatMap(({ subject }) => texts(subject))]) {
    titles.set(parseSubject(title).title.toLowerCase(), known);
  }
}
