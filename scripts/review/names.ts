/** The names that a newer tree adds, as far as they are of this catalog's matter. */
import { type Knowledge, type ReviewedName, signsOf } from '../../src/review/index.ts';

/** A name with why it counts; `interface` is null for one that no entry has. */
export interface TreeName {
  kind: ReviewedName['kind'];
  name: string;
  path: string;
  line: number;
  interface: string | null;
}

/** Names of confidential computing: those that an entry has, and those whose name, comment or file says so. */
export function treeNames(names: readonly ReviewedName[], knowledge: Knowledge): TreeName[] {
  const signs = signsOf(knowledge);
  const files = new Set(knowledge.interfaces.flatMap((entry) => entry.files));
  const headers = knowledge.interfaces.flatMap((entry) => entry.headers);
  const cited = (path: string) => files.has(path) || headers.some((header) => path.endsWith(`include/uapi/${header}`));
  // A word that others use, too, counts with a second one, or in a file that an entry cites.
  const telling = (path: string) =>
    signs.strong(path).length > 0 || signs.in(path).length > 1 || (signs.in(path).length > 0 && cited(path));
  return names
    .filter(
      ({ name, path, comment = '', interface: entry }) =>
        entry !== undefined ||
        telling(path) ||
        signs.command(name) ||
        [name, comment].some((text) => signs.strong(text, 'names').length > 0),
    )
    .map(({ kind, name, path, line, interface: entry }) => ({ kind, name, path, line, interface: entry ?? null }))
    .sort(
      (a, b) =>
        Number(a.interface !== null) - Number(b.interface !== null) ||
        (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line),
    );
}

/** One line a name: what no entry has first. */
export function treeText(names: readonly TreeName[]): string {
  const missing = names.filter((one) => one.interface === null);
  const rest = names.filter((one) => one.interface !== null);
  const line = ({ kind, name, path, line: at, interface: entry }: TreeName) =>
    `${kind.padEnd(16)} ${name.padEnd(44)} ${entry ?? ''}${entry === null ? '' : '  '}${path}:${at}`;
  return [
    `${missing.length} in no entry`,
    ...missing.map(line),
    '',
    `${rest.length} in an entry`,
    ...rest.map(line),
    '',
  ].join('\n');
}
