import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { blankComments, type Definition, findDefinitions, type Item, topLevel } from './c-source.ts';

/** First 16 hexadecimal digits of the SHA-256 of a normalised text. */
export const digestOf = (normalised: string): string =>
  createHash('sha256').update(normalised).digest('hex').slice(0, 16);

/** Whitespace does not count: every run of it is one space. */
export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

const isC = (path: string): boolean => /\.(c|h|S|inc|dts|dtsi)$/.test(path);

/** One file of a source tree. */
export class SourceText {
  readonly text: string;
  /** The text without comments, offsets unchanged; the text itself for what is not C. */
  readonly code: string;
  private readonly starts: number[] = [0];
  private items: Item[] | undefined;

  constructor(path: string, text: string) {
    this.text = text;
    this.code = isC(path) ? blankComments(text) : text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** Line, from 1, of an offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** Definitions of a name, see findDefinitions(). */
  define(symbol: string): Definition[] {
    return findDefinitions(this.code, symbol, () => {
      this.items ??= topLevel(this.code);
      return this.items;
    });
  }

  get lines(): number {
    return this.starts.length;
  }

  /** Text of a range of lines, both ends included. */
  slice(from: number, to: number, of: 'text' | 'code'): string {
    return this[of].slice(this.starts[from - 1] ?? 0, this.starts[to] ?? this.text.length);
  }
}

/** Reads files of a tree once. */
export class SourceFiles {
  readonly root: string;
  private readonly files = new Map<string, SourceText | undefined>();

  constructor(root: string) {
    this.root = root;
  }

  /** A file by its path from the root; undefined when there is none. */
  read(path: string): SourceText | undefined {
    if (this.files.has(path)) return this.files.get(path);
    const full = join(this.root, path);
    const file =
      existsSync(full) && statSync(full).isFile() ? new SourceText(path, readFileSync(full, 'utf8')) : undefined;
    this.files.set(path, file);
    return file;
  }

  exists(path: string): boolean {
    return existsSync(join(this.root, path));
  }
}
