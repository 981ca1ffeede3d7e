import type { CatalogFile } from '../../src/catalog/read/load.ts';
import { compareVersions } from '../../src/catalog/versions.ts';
import { readUapiFile } from '../../src/kernel/check-uapi.ts';
import { type Completeness, completenessOf } from '../../src/kernel/completeness.ts';
import { usesIn } from '../../src/kernel/uses.ts';
import { Failure } from '../support/cli.ts';

/** The names of the newest recorded headers to which no entry refers. Throws Failure when nothing is recorded. */
export function newestCompleteness(catalog: string, entries: readonly CatalogFile[]): Completeness {
  const versions = entries
    .filter(({ kind }) => kind === 'kernel')
    .map(({ name }) => name)
    .sort(compareVersions);
  const file = versions.map((version) => readUapiFile(catalog, version)).findLast((found) => found !== undefined);
  if (!file) throw new Failure('no facts are recorded; npm run verify -- --update records them');
  return completenessOf(file, usesIn(entries));
}
