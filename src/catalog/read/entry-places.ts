import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Path } from '../pointer.ts';
import { locate } from './position.ts';
import { type Parsed, parseYaml } from './yaml.ts';

/** Places of entries' parts, reading each file once and only when it is needed. */
export class EntryPlaces {
  readonly directory: string;
  private readonly parsed = new Map<string, Parsed>();

  constructor(directory: string) {
    this.directory = directory;
  }

  /** Line and column of a value, both from 1; those of the nearest part that exists when it does not. */
  at(file: string, path: Path): { line: number; column: number } {
    let parsed = this.parsed.get(file);
    if (!parsed) {
      parsed = parseYaml(readFileSync(join(this.directory, file), 'utf8'));
      this.parsed.set(file, parsed);
    }
    return locate(parsed, path, 'value');
  }
}
