import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a cited place is in one release's tree. */
export interface EvidenceRecord {
  /** 16 hexadecimal digits over the normalised text; absent when only the presence or absence counts. */
  digest?: string;
  /** First and last line. */
  lines?: [number, number];
  /** The file, when it is not the one that the key names. */
  path?: string;
}

/** catalog/kernels/<v>/evidence.json. */
export interface EvidenceFile {
  kernel: string;
  package: string;
  /** By the key of the place (place.ts). Null: the release has no such place. */
  places: Record<string, EvidenceRecord | null>;
}

/** Text of the file, one place a line. */
export function formatEvidence(file: EvidenceFile): string {
  const rows = Object.entries(file.places)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, record]) => `${JSON.stringify(key)}: ${JSON.stringify(record)}`);
  return `{\n"kernel": ${JSON.stringify(file.kernel)},\n"package": ${JSON.stringify(file.package)},\n"places": {\n${rows.join(',\n')}\n}\n}\n`;
}

/** The committed evidence of a release; undefined when it has none. */
export function readEvidenceFile(catalog: string, version: string): EvidenceFile | undefined {
  const path = join(catalog, 'kernels', version, 'evidence.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as EvidenceFile) : undefined;
}

/** How a place that was read in one release stands in another. */
export type Drift = 'unchanged' | 'changed' | 'moved' | 'gone' | 'unread';

/** Compares the records of two releases; unread when one of them was never looked at. Pure. */
export function driftOf(read: EvidenceRecord | null | undefined, other: EvidenceRecord | null | undefined): Drift {
  if (!read || other === undefined) return 'unread';
  if (other === null) return 'gone';
  if (read.digest !== other.digest) return 'changed';
  return read.path === other.path ? 'unchanged' : 'moved';
}
