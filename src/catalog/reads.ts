/**
 * What a piece of work reads of a catalog, noted while it reads. A page that read nothing of what has changed since is
 * the same page; a build keeps it.
 *
 * A watched catalog looks like the catalog and notes every look at it. What is remembered between pieces of work has to
 * be remembered through here (see per-catalog.ts), for a value that is handed out a second time is not read again.
 */

/** One piece of work: what it read itself, and the remembered values that it used. */
export interface Reads {
  /** Numbers of what was read: see `Notes.places`. */
  own: number[];
  uses: Set<Reads>;
}

/** A value and what it was made of; without reads while nothing is watched. */
export interface Noted<T> {
  value: T;
  reads?: Reads | undefined;
}

interface Notes {
  /** Whether any catalog is watched. */
  on: boolean;
  /** The piece of work that is being done. */
  current?: Reads | undefined;
  /** What can be read, by number: `file key`, or `file.place.of.a.part key`. */
  places: string[];
  /** For each place the last piece of work that read it, which need not note it again. */
  last: (Reads | undefined)[];
}

/** Pages run inside a bundle with a copy of this module: both must note in the same place. */
const KEY = Symbol.for('coco-catalog-reads');
const host = globalThis as { [KEY]?: Notes };
const notes: Notes = host[KEY] ?? { on: false, places: [], last: [] };
host[KEY] = notes;

/** Key under which the list of an object's keys is noted. */
export const KEYS = '*';

/** Key under which it is noted which of an object's keys hold objects or lists. */
export const PARTS = '+';

/** Key under which it is noted that the text of a file was looked at, and not its data alone. */
export const TEXT = '#';

const texts = new Map<string, number>();

/** Notes that the text of a file of the catalog is looked at: its comments, or on which line something stands. */
export function noteText(file: string): void {
  if (!notes.current) return;
  let number = texts.get(file);
  if (number === undefined) {
    number = notes.places.push(`${file} ${TEXT}`) - 1;
    texts.set(file, number);
  }
  note(number);
}

/** A watched object's place. */
const PLACE = Symbol.for('coco-catalog-place');

/** Asks a watched object for its parts. */
const TAKE_APART = Symbol.for('coco-catalog-parts');

const note = (place: number): void => {
  const { current, last } = notes;
  if (!current || last[place] === current) return;
  last[place] = current;
  current.own.push(place);
};

/** Notes the looks at one object. */
class Watcher implements ProxyHandler<Record<string, unknown>> {
  readonly #place: string;
  readonly #numbers = new Map<string, number>();

  constructor(place: string) {
    this.#place = place;
  }

  #note(key: string): void {
    if (!notes.current) return;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = notes.places.push(`${this.#place} ${key}`) - 1;
      this.#numbers.set(key, number);
    }
    note(number);
  }

  /** Whoever finds that a key is not there knows something of the list of keys. */
  #look(target: Record<string, unknown>, key: string | symbol): void {
    if (typeof key === 'string') this.#note(Object.hasOwn(target, key) ? key : KEYS);
  }

  get(target: Record<string, unknown>, key: string | symbol): unknown {
    if (key === PLACE) return this.#place;
    if (key === TAKE_APART) {
      this.#note(PARTS);
      return Object.entries(target).filter(isPart);
    }
    this.#look(target, key);
    return Reflect.get(target, key);
  }

  has(target: Record<string, unknown>, key: string | symbol): boolean {
    this.#look(target, key);
    return Reflect.has(target, key);
  }

  getOwnPropertyDescriptor(target: Record<string, unknown>, key: string | symbol): PropertyDescriptor | undefined {
    this.#look(target, key);
    return Reflect.getOwnPropertyDescriptor(target, key);
  }

  ownKeys(target: Record<string, unknown>): (string | symbol)[] {
    this.#note(KEYS);
    return Reflect.ownKeys(target);
  }
}

/**
 * Watches the data of an entry: a copy whose objects note every look. `file` is its name in the places. A list is noted
 * with the key that holds it. What `whole` names is not watched inside.
 */
export function watch<T extends object>(data: T, file: string, whole: readonly string[] = []): T {
  const wrap = (value: unknown, place: string): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item, index) => wrap(item, `${place}.${index}`));
    const copy: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value))
      copy[key] = whole.includes(key) && value === data ? part : wrap(part, `${place}.${key}`);
    return new Proxy(copy, new Watcher(place));
  };
  notes.on = true;
  return wrap(data, file) as T;
}

type Part = [key: string, part: object];
const isPart = (entry: [string, unknown]): entry is Part => typeof entry[1] === 'object' && entry[1] !== null;

/** The objects and lists among an object's values, with their keys. Whoever walks so does not depend on the other values. */
export function partsOf(node: object): Part[] {
  if (Array.isArray(node)) return Object.entries(node).filter(isPart);
  return (node as { [TAKE_APART]?: Part[] })[TAKE_APART] ?? Object.entries(node).filter(isPart);
}

/** Begins a piece of work; what is read from now on is noted for it, until the function that comes back is called. */
export function begin(): { reads: Reads; end: () => void } {
  const outer = notes.current;
  const reads: Reads = { own: [], uses: new Set() };
  notes.current = reads;
  return {
    reads,
    end: () => {
      notes.current = outer;
    },
  };
}

/** Makes a value that will be remembered, and notes what it is made of. */
export function noted<T>(make: () => T): Noted<T> {
  if (!notes.on) return { value: make() };
  const { reads, end } = begin();
  try {
    return { value: make(), reads };
  } catch (error) {
    // It is not remembered, and was looked at all the same.
    end();
    notes.current?.uses.add(reads);
    throw error;
  } finally {
    end();
  }
}

/** Gives a remembered value to the piece of work that is being done. */
export function use<T>({ value, reads }: Noted<T>): T {
  if (reads) notes.current?.uses.add(reads);
  return value;
}

/** What was read, by its number. */
export const placeOfRead = (number: number): string => notes.places[number] ?? '';

/** A value as text: parts of a watched catalog by their place, for whoever looks inside is noted. Throws for functions. */
export function spell(value: unknown): string {
  if (typeof value === 'function') throw new Error('A function cannot be spelt.');
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  const place = (value as { [PLACE]?: string })[PLACE];
  if (place !== undefined) return `@${place}`;
  if (Array.isArray(value)) return `[${value.map(spell).join()}]`;
  if (value instanceof Map) return `M${spell([...value])}`;
  if (value instanceof Set) return `S${spell([...value])}`;
  return `{${Object.entries(value)
    .map(([key, part]) => `${JSON.stringify(key)}:${spell(part)}`)
    .join()}}`;
}
