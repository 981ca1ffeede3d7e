import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '../catalog/directory.ts';
import { type Path, toPointer } from '../catalog/pointer.ts';
import { locate } from '../catalog/read/position.ts';
import { type Parsed, parseYaml } from '../catalog/read/yaml.ts';

/** One claim, fact or file that the trees contradict. */
export interface Mismatch {
  /** As a reader would open it. */
  file: string;
  line: number;
  column: number;
  /** JSON pointer in the file; '' for the whole file. */
  path: string;
  kind: MismatchKind;
  message: string;
}

/**
 * changed: the text behind a claim is not the one that was recorded. gone: it is not there. present: something is
 * there that a claim denies. unrecorded: the place exists, but evidence.json does not have it. uapi: a fact differs.
 * name: no header has a name that an entry uses. history: a release has or lacks something against the history.
 * example: an example does not compile.
 */
export type MismatchKind = 'changed' | 'gone' | 'present' | 'unrecorded' | 'uapi' | 'name' | 'history' | 'example';

/** Places of entries' parts, reading each file once and only when it is needed. */
export class Positions {
  readonly directory: string;
  private readonly parsed = new Map<string, Parsed>();

  constructor(directory: string) {
    this.directory = directory;
  }

  mismatch(file: string, path: Path, kind: MismatchKind, message: string): Mismatch {
    let parsed = this.parsed.get(file);
    if (!parsed) {
      parsed = parseYaml(readFileSync(join(this.directory, file), 'utf8'));
      this.parsed.set(file, parsed);
    }
    return {
      file: shownPath(this.directory, file),
      ...locate(parsed, path, 'value'),
      path: toPointer(path),
      kind,
      message,
    };
  }
}
