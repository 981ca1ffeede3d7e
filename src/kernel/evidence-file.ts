import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceFile, EvidenceRecord } from '../catalog/model.ts';

export { type Drift, driftOf } from './drift.ts';
export type { EvidenceFile, EvidenceRecord };

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
