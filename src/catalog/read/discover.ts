import { existsSync, readdirSync } from 'node:fs';
import { sep } from 'node:path';
import type { Fault } from '../diagnostic.ts';
import { fileForm, KIND_DIRECTORY, KINDS, placeOf } from '../kinds.ts';
import { fileFault } from './file-fault.ts';

/** YAML files, without hidden ones and editors' backups. */
export const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path) && !/(^|\/)[.#]|~$/.test(path);

/** Every YAML file below a directory, sorted, with forward slashes; hidden ones and editors' backups are passed over. */
export function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter(isYaml)
    .sort();
}

/** Files that belong to a kind, relative to the catalog's directory, sorted. */
export const entryFiles = (directory: string): string[] =>
  filesBelow(directory).filter((file) => placeOf(file) !== undefined);

/** A YAML file that no kind claims would silently not be part of the catalog. */
export function strayFault(file: string): Fault | undefined {
  const kind = KINDS.find((candidate) => file.startsWith(`${KIND_DIRECTORY[candidate]}/`));
  if (!/\.yaml$/.test(file))
    return fileFault('file-place', 'the file is not part of the catalog', 'its name must end in .yaml');
  const hint = kind
    ? `it would be read as ${KIND_DIRECTORY[kind]}/${fileForm(kind)}`
    : `entries are in ${KINDS.map((candidate) => `${KIND_DIRECTORY[candidate]}/`).join(', ')}`;
  return fileFault('file-place', 'the file is not part of the catalog', hint);
}
