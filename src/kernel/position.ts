import { shownPath } from '../catalog/directory.ts';
import { type Path, toPointer } from '../catalog/pointer.ts';
import { EntryPlaces } from '../catalog/read/entry-places.ts';

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
 * example: an example does not compile. log: a line of the log or a code of an internal header differs.
 */
export type MismatchKind =
  | 'changed'
  | 'gone'
  | 'present'
  | 'unrecorded'
  | 'uapi'
  | 'name'
  | 'history'
  | 'example'
  | 'log';

/** Mismatches with the places of the entries' parts. */
export class Positions {
  readonly directory: string;
  private readonly places: EntryPlaces;

  constructor(directory: string) {
    this.directory = directory;
    this.places = new EntryPlaces(directory);
  }

  mismatch(file: string, path: Path, kind: MismatchKind, message: string): Mismatch {
    return {
      file: shownPath(this.directory, file),
      ...this.places.at(file, path),
      path: toPointer(path),
      kind,
      message,
    };
  }
}
