/**
 * CBOR as a tree that knows where each item lies. The tokens come from cborg's Tokenizer; this adds positions, limits,
 * duplicate keys (kept and shown, as decoders disagree about them) and strings in chunks, which cborg leaves out.
 */
import { type Token, Tokenizer } from 'cborg';
import { concatBytes, intValue, toText } from './bytes.ts';

export type CborKind = 'int' | 'bytes' | 'text' | 'array' | 'map' | 'tag' | 'bool' | 'null' | 'float' | 'undefined';

export interface CborItem {
  kind: CborKind;
  /** Byte range of the whole item, head included; null inside chunked strings. */
  start: number | null;
  end: number | null;
  /** Byte range of a string's content, null when it comes in several chunks. */
  content: [number, number] | null;
  int?: bigint;
  bytes?: Uint8Array;
  text?: string;
  scalar?: boolean | number | null;
  tag?: number;
  child?: CborItem;
  items?: CborItem[];
  entries?: { key: CborItem; value: CborItem }[];
  /** Why the item is not whole, when the bytes end inside it; only partial reading gives such items. */
  cut?: string;
}

/** One plain sentence; no Error, as most bytes that are tried are no CBOR, and a stack costs more than the reading. */
export class CborError {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
  toString(): string {
    return this.message;
  }
}

/** The bytes end too early: what is there may still be shown. */
export class CborCut extends CborError {}

/** Budget shared by everything that is parsed out of one input. */
export interface CborBudget {
  items: number;
  depth: number;
}

/** A fresh budget: nested deeper or holding more items than any evidence, but small enough to stay fast. */
export function cborBudget(): CborBudget {
  return { items: 20_000, depth: 32 };
}

/**
 * Reads the item at the start of `bytes`. `base` is added to positions; null when the bytes are not contiguous in the
 * input. Throws CborError with a plain sentence.
 */
export function parseCbor(
  bytes: Uint8Array,
  base: number | null,
  budget: CborBudget,
): { item: CborItem; used: number } {
  if (nestsAtOnce(bytes, budget.depth)) throw new CborError(tooDeep(budget));
  const reader = new Reader(bytes, base, budget);
  const item = reader.item(0);
  return { item, used: reader.pos };
}

const tooDeep = ({ depth }: CborBudget): string => `CBOR: nested deeper than ${depth} levels`;

/** Whether the bytes begin with one list, map or tag in the other, deeper than is read; runs of one byte often do. */
function nestsAtOnce(bytes: Uint8Array, depth: number): boolean {
  if (bytes.length <= depth + 1) return false;
  for (let at = 0; at <= depth; at++) {
    const first = bytes[at] as number;
    const info = first & 31;
    const holds = first >= 0xc0 ? first < 0xd8 : first >= 0x80 && (info === 31 || (info > 0 && info < 24));
    if (!holds) return false;
  }
  return true;
}

/** The same of bytes that end too early: lists and maps hold what came whole, and the last string what there is of it. */
export function parseCutCbor(bytes: Uint8Array, base: number | null, budget: CborBudget, why: string): CborItem {
  const reader = new Reader(bytes, base, budget, true);
  return { ...reader.item(0), cut: why };
}

function tokenizerOf(bytes: Uint8Array): Tokenizer {
  return new Tokenizer(bytes, { strict: false, allowIndefinite: true });
}

class Reader {
  pos = 0;
  private readonly bytes: Uint8Array;
  private readonly base: number | null;
  private readonly budget: CborBudget;
  private readonly partial: boolean;
  private tokenizer: Tokenizer;
  private tokenizerStart = 0;

  constructor(bytes: Uint8Array, base: number | null, budget: CborBudget, partial = false) {
    this.partial = partial;
    this.bytes = bytes;
    this.base = base;
    this.budget = budget;
    this.tokenizer = tokenizerOf(bytes);
  }

  item(depth: number): CborItem {
    const item = this.itemOrBreak(depth);
    if (!item) throw new CborError(`CBOR: a break at byte ${this.where(this.pos - 1)} ends nothing`);
    return item;
  }

  /** The next item, or null for the break that ends an item of indefinite length. */
  private itemOrBreak(depth: number): CborItem | null {
    if (depth > this.budget.depth) throw new CborError(tooDeep(this.budget));
    if (--this.budget.items < 0) throw new CborError('CBOR: more items than evidence can have');
    const start = this.pos;
    const first = this.bytes[start];
    if (first === undefined) throw new CborCut(`CBOR: cut off at byte ${this.where(start)}`);
    if (first === 0xff) {
      this.pos++;
      return null;
    }
    if (first === 0x5f || first === 0x7f) return this.chunked(start, first === 0x5f);
    const token = this.tokenOrRest(start, first);
    if ('kind' in token) return token;
    const done = (item: Partial<CborItem> & { kind: CborKind }): CborItem => ({
      start: this.at(start),
      end: this.at(this.pos),
      content: null,
      ...item,
    });
    const content = (): [number, number] | null =>
      this.base === null ? null : [this.base + start + headSize(first), this.base + this.pos];
    switch (token.type.name) {
      case 'uint':
      case 'negint':
        return done({ kind: 'int', int: BigInt(token.value) });
      case 'bytes':
        return done({
          kind: 'bytes',
          bytes: this.bytes.subarray(start + headSize(first), this.pos),
          content: content(),
        });
      case 'string': {
        const text = toText(this.bytes.subarray(start + headSize(first), this.pos));
        if (text === null) throw new CborError(`CBOR: the text at byte ${this.where(start)} is not UTF-8`);
        return done({ kind: 'text', text, content: content() });
      }
      case 'array': {
        const items = this.list(token.value, () => this.itemOrBreak(depth + 1));
        return done({ kind: 'array', items });
      }
      case 'map': {
        const entries = this.list(token.value, () => {
          const key = this.itemOrBreak(depth + 1);
          return key && { key, value: this.item(depth + 1) };
        });
        return done({ kind: 'map', entries });
      }
      case 'tag': {
        const child = this.item(depth + 1);
        return done({ kind: 'tag', tag: Number(token.value), child });
      }
      case 'true':
      case 'false':
        return done({ kind: 'bool', scalar: token.type.name === 'true' });
      case 'null':
        return done({ kind: 'null', scalar: null });
      case 'undefined':
        return done({ kind: 'undefined', scalar: null });
      case 'float':
        return done({ kind: 'float', scalar: Number.isFinite(token.value) ? token.value : null });
      default:
        throw new CborError(`CBOR: an item of unknown kind at byte ${this.where(start)}`);
    }
  }

  /** The next token; in partial reading, of a string that reaches past the end what there is of it. */
  private tokenOrRest(start: number, first: number): Token | CborItem {
    try {
      return this.token();
    } catch (error) {
      const head = start + headSize(first);
      if (!this.partial || !(error instanceof CborCut) || first >> 5 !== 2 || head >= this.bytes.length) throw error;
      this.pos = this.bytes.length;
      return {
        kind: 'bytes',
        start: this.at(start),
        end: this.at(this.pos),
        content: this.base === null ? null : [this.base + head, this.base + this.pos],
        bytes: this.bytes.subarray(head),
        cut: error.message,
      };
    }
  }

  private token(): Token {
    // Strings in chunks are read without the tokenizer; it starts anew behind them.
    if (this.tokenizerStart + this.tokenizer.pos() !== this.pos) {
      this.tokenizer = tokenizerOf(this.bytes.subarray(this.pos));
      this.tokenizerStart = this.pos;
    }
    try {
      const token = this.tokenizer.next();
      this.pos = this.tokenizerStart + this.tokenizer.pos();
      return token;
    } catch {
      const first = this.bytes[this.pos] as number;
      // Reserved additional information is a wrong byte; all else that fails here is a length past the end.
      if ((first & 31) >= 28 && (first & 31) < 31)
        throw new CborError(`CBOR: no CBOR item starts like this, at byte ${this.where(this.pos)}`);
      throw new CborCut(`CBOR: the item reaches past the end, at byte ${this.where(this.pos)}`);
    }
  }

  /** Items up to a count, or up to a break when the count is Infinity. */
  private list<T>(count: number, next: () => T | null): T[] {
    const out: T[] = [];
    if (count !== Infinity && count > this.bytes.length - this.pos && !(this.partial && count <= FEW)) {
      throw new CborCut(`CBOR: ${count} items announced, but only ${this.bytes.length - this.pos} bytes left`);
    }
    for (let i = 0; i < count; i++) {
      const item = this.within(next);
      if (item === undefined) return out;
      if (item === null) {
        if (count === Infinity) return out;
        throw new CborError(`CBOR: a break at byte ${this.where(this.pos - 1)} ends nothing`);
      }
      out.push(item);
    }
    return out;
  }

  /** What comes next; undefined in partial reading when the bytes end before it does. */
  private within<T>(next: () => T): T | undefined {
    if (!this.partial) return next();
    try {
      return next();
    } catch (error) {
      if (!(error instanceof CborCut)) throw error;
      this.pos = this.bytes.length;
      return undefined;
    }
  }

  private chunked(start: number, binary: boolean): CborItem {
    this.pos = start + 1;
    const parts: Uint8Array[] = [];
    let content: [number, number] | null = null;
    for (;;) {
      if (--this.budget.items < 0) throw new CborError('CBOR: more items than evidence can have');
      const chunkStart = this.pos;
      const first = this.bytes[chunkStart];
      if (first === undefined) throw new CborCut(`CBOR: cut off at byte ${this.where(chunkStart)}`);
      if (first === 0xff) {
        this.pos++;
        break;
      }
      if (first >> 5 !== (binary ? 2 : 3) || (first & 31) === 31) {
        throw new CborError(`CBOR: a wrong chunk in the string at byte ${this.where(start)}`);
      }
      this.token();
      parts.push(this.bytes.subarray(chunkStart + headSize(first), this.pos));
      if (this.base !== null) content = [this.base + chunkStart + headSize(first), this.base + this.pos];
    }
    const range = { start: this.at(start), end: this.at(this.pos), content: parts.length === 1 ? content : null };
    const bytes = concatBytes(...parts);
    if (binary) return { kind: 'bytes', bytes, ...range };
    const text = toText(bytes);
    if (text === null) throw new CborError(`CBOR: the text at byte ${this.where(start)} is not UTF-8`);
    return { kind: 'text', text, ...range };
  }

  private at(pos: number): number | null {
    return this.base === null ? null : this.base + pos;
  }

  private where(pos: number): number {
    return (this.base ?? 0) + pos;
  }
}

/** As many items as the lists and maps at the top of evidence have; where more are announced, nothing is guessed. */
const FEW = 64;

/** Bytes of an item's head: the first byte and the length or value that follows it. */
function headSize(first: number): number {
  const info = first & 31;
  return info < 24 ? 1 : 1 + 2 ** (info - 24);
}

/** The item below its tags, and the tags from the outside in. */
export function untag(item: CborItem): { item: CborItem; tags: number[] } {
  const tags: number[] = [];
  let inner = item;
  while (inner.kind === 'tag' && inner.child) {
    tags.push(inner.tag as number);
    inner = inner.child;
  }
  return { item: inner, tags };
}

/** A map key as written in paths: the text, or the integer in decimal. */
export function keyText(key: CborItem): string {
  if (key.kind === 'text') return key.text as string;
  if (key.kind === 'int') return String(intValue(key.int as bigint));
  if (key.kind === 'bytes')
    return `h'${Array.from(key.bytes as Uint8Array, (b) => b.toString(16).padStart(2, '0')).join('')}'`;
  return key.kind;
}

/**
 * The item at a path of map keys and array indices, going through tags and through byte strings that hold CBOR.
 * Undefined when there is none. The last of equal keys wins, as in most decoders.
 */
export function itemAt(root: CborItem, path: (string | number)[], budget: CborBudget): CborItem | undefined {
  let current: CborItem | undefined = root;
  for (const step of path) {
    current = current && inside(current, budget);
    if (!current) return undefined;
    if (current.kind === 'array') current = typeof step === 'number' ? current.items?.[step] : undefined;
    else if (current.kind === 'map') {
      current = current.entries?.findLast(({ key }) =>
        typeof step === 'number'
          ? key.kind === 'int' && key.int === BigInt(step)
          : key.kind === 'text' && key.text === step,
      )?.value;
    } else return undefined;
  }
  return current;
}

function inside(item: CborItem, budget: CborBudget): CborItem | undefined {
  const inner = untag(item).item;
  if (inner.kind !== 'bytes') return inner;
  try {
    return untag(embedded(inner, budget).item).item;
  } catch {
    return undefined;
  }
}

/** What there is of the item inside a string that is cut off. */
function cutInside(item: CborItem, budget: CborBudget, error: CborError) {
  const bytes = item.bytes as Uint8Array;
  try {
    return { item: parseCutCbor(bytes, item.content?.[0] ?? null, budget, error.message), used: bytes.length };
  } catch {
    return undefined;
  }
}

const cache = new WeakMap<CborItem, { item: CborItem; used: number } | CborError>();

/** The item that a byte string holds; parsed once per string, failures too. Throws CborError. */
export function embedded(item: CborItem, budget: CborBudget): { item: CborItem; used: number } {
  let found = cache.get(item);
  if (!found) {
    try {
      found = parseCbor(item.bytes as Uint8Array, item.content?.[0] ?? null, budget);
    } catch (error) {
      if (!(error instanceof CborError)) throw error;
      found = (item.cut === undefined ? undefined : cutInside(item, budget, error)) ?? error;
    }
    cache.set(item, found);
  }
  if (found instanceof CborError) throw found;
  return found;
}
