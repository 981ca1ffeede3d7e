import type { Reads } from '../../../src/catalog/reads.ts';

/**
 * What pieces of work read, as plain data that can be kept and sent. A piece is known by its number. Its part of
 * `numbers` begins at `starts[2 * piece]` with the places that it read itself; at `starts[2 * piece + 1]` follow the
 * pieces whose values it used, which have smaller numbers. Flat, for there are a million of them.
 */
export interface Trace {
  /** What was read: see src/catalog/reads.ts. */
  places: string[];
  starts: Int32Array;
  numbers: Int32Array;
}

/** A list of numbers that grows. */
class Numbers {
  #held = new Int32Array(1 << 16);
  length = 0;

  push(number: number): void {
    if (this.length === this.#held.length) {
      const more = new Int32Array(this.length * 2);
      more.set(this.#held);
      this.#held = more;
    }
    this.#held[this.length] = number;
    this.length += 1;
  }

  list = (): Int32Array => this.#held.slice(0, this.length);
}

/** Where a piece lies in the numbers: its places, its uses, and the end of both. */
const partsOf = ({ starts, numbers }: Trace, piece: number): [number, number, number] => [
  starts[2 * piece] ?? 0,
  starts[2 * piece + 1] ?? 0,
  starts[2 * piece + 2] ?? numbers.length,
];

/** Gathers a trace of work that was done in this thread. */
export class TraceWriter {
  readonly #places = new Map<string, number>();
  readonly #starts = new Numbers();
  readonly #numbers = new Numbers();

  #place(name: string): number {
    let number = this.#places.get(name);
    if (number === undefined) {
      number = this.#places.size;
      this.#places.set(name, number);
    }
    return number;
  }

  #piece(places: Iterable<number>, uses: readonly number[]): number {
    this.#starts.push(this.#numbers.length);
    for (const place of places) this.#numbers.push(place);
    this.#starts.push(this.#numbers.length);
    for (const piece of uses) this.#numbers.push(piece);
    return this.#starts.length / 2 - 1;
  }

  /** A function that adds work that was noted in this thread, whose places have the names that `nameOf` gives. */
  noted(nameOf: (place: number) => string): (reads: Reads) => number {
    const places: number[] = [];
    const known = new Map<Reads, number>();
    const add = (reads: Reads): number => {
      let piece = known.get(reads);
      if (piece !== undefined) return piece;
      const uses = Array.from(reads.uses, add);
      const own = new Set(reads.own);
      for (const place of own) places[place] ??= this.#place(nameOf(place));
      piece = this.#piece(
        Array.from(own, (place) => places[place] ?? 0),
        uses,
      );
      known.set(reads, piece);
      return piece;
    };
    return add;
  }

  trace = (): Trace => ({
    places: [...this.#places.keys()],
    starts: this.#starts.list(),
    numbers: this.#numbers.list(),
  });
}

/** Traces one after another, and for each the number of its first piece among all. */
export function joinTraces(traces: readonly Trace[]): { trace: Trace; firsts: number[] } {
  const firsts: number[] = [];
  const starts = new Int32Array(traces.reduce((sum, trace) => sum + trace.starts.length, 0));
  const numbers = new Int32Array(traces.reduce((sum, trace) => sum + trace.numbers.length, 0));
  const places: string[] = [];
  let [start, number] = [0, 0];
  for (const trace of traces) {
    const first = start / 2;
    firsts.push(first);
    for (let piece = 0; piece < trace.starts.length / 2; piece += 1) {
      const [from, middle, to] = partsOf(trace, piece);
      starts[start] = number;
      for (let at = from; at < middle; at += 1) numbers[number++] = places.length + (trace.numbers[at] ?? 0);
      starts[start + 1] = number;
      for (let at = middle; at < to; at += 1) numbers[number++] = first + (trace.numbers[at] ?? 0);
      start += 2;
    }
    for (const place of trace.places) places.push(place);
  }
  return { trace: { places, starts, numbers }, firsts };
}

/** A trace without pieces that nobody needs any longer, and the new numbers of those that are needed. */
export function withoutOthers(trace: Trace, needed: Iterable<number>): { trace: Trace; numbers: Map<number, number> } {
  const writer = new TraceWriter();
  const reads = new Map<number, Reads>();
  const readsOf = (piece: number): Reads => {
    let found = reads.get(piece);
    if (!found) {
      const [from, middle, to] = partsOf(trace, piece);
      found = {
        own: Array.from(trace.numbers.subarray(from, middle)),
        uses: new Set(Array.from(trace.numbers.subarray(middle, to), readsOf)),
      };
      reads.set(piece, found);
    }
    return found;
  };
  const add = writer.noted((place) => trace.places[place] ?? '');
  const numbers = new Map<number, number>();
  for (const piece of needed) numbers.set(piece, add(readsOf(piece)));
  return { trace: writer.trace(), numbers };
}

/** For each piece of a trace, whether it or what it used read one of the places that have changed. */
export function changedPieces(trace: Trace, changed: ReadonlySet<string>): boolean[] {
  const { places, starts, numbers } = trace;
  const isChanged = places.map((place) => changed.has(place));
  const result: boolean[] = [];
  for (let piece = 0; piece < starts.length / 2; piece += 1) {
    const [from, middle, to] = partsOf(trace, piece);
    let found = false;
    for (let at = from; at < middle && !found; at += 1) found = isChanged[numbers[at] ?? 0] === true;
    for (let at = middle; at < to && !found; at += 1) found = result[numbers[at] ?? 0] === true;
    result.push(found);
  }
  return result;
}
