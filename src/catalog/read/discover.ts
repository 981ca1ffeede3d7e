import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../diagnostic.ts';
import { fileForm, KIND_DIRECTORY, KINDS, placeOf } from '../kinds.ts';
import { fileFault } from './file-fault.ts';
import { NotRegular, whatIs } from './regular.ts';

const isHidden = (name: string): boolean => /^[.#]|~$/.test(name);

/** YAML files, without hidden ones and editors' backups. */
export const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path) && !path.split('/').some(isHidden);

/** What lies below a directory. */
interface Found {
  /** YAML files, sorted, with forward slashes; hidden ones and editors' backups are passed over. */
  files: string[];
  /** What is there and is no file, though it could be taken for one or lead to some; with what it is. */
  others: { path: string; what: string }[];
}

/** Looks through a catalog's directory. Links are not followed: what they lead to is not part of the catalog. */
export function lookBelow(directory: string): Found {
  const found: Found = { files: [], others: [] };
  const look = (folder: string): void => {
    for (const entry of readdirSync(join(directory, folder), { withFileTypes: true })) {
      if (isHidden(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const what = whatIs(entry);
      if (what === '') {
        if (isYaml(path)) found.files.push(path);
      } else if (what === 'a directory' && !isYaml(path)) look(path);
      else found.others.push({ path, what });
    }
  };
  if (existsSync(directory)) look('');
  found.files.sort();
  found.others.sort((a, b) => (a.path < b.path ? -1 : 1));
  return found;
}

/** Files that belong to a kind, relative to the catalog's directory, sorted. */
export const entryFiles = (directory: string): string[] =>
  lookBelow(directory).files.filter((file) => placeOf(file) !== undefined);

/** Something that is no file. */
export const otherFault = (what: string): Fault =>
  fileFault(
    'file-unreadable',
    `${what} cannot be part of the catalog`,
    what === 'a directory'
      ? 'entries are files: give it a name that does not end in .yaml, or remove it'
      : 'put a file with the entry there, or remove it',
  );

/** A file that could not be read, by the error that said so. */
export function unreadableFault(error: unknown): Fault {
  if (error instanceof NotRegular) return otherFault(error.what);
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return fileFault('file-unreadable', `the file cannot be read (${code})`, 'see to it that you may read it');
}

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
