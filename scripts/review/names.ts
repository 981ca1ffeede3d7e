/** The names that a newer tree adds, as far as they are of this catalog's matter. */
import { type ReviewedName, signsIn, strongSigns } from '../../src/review/index.ts';

/** A name with why it counts; `interface` is absent for one that no entry has. */
export interface TreeName {
  kind: ReviewedName['kind'];
  name: string;
  path: string;
  line: number;
  interface: string | null;
}

/** Names of confidential computing: those that an entry has, and those whose name, comment or file says so. */
export function treeNames(names: readonly ReviewedName[]): TreeName[] {
  return names
    .filter((one) => {
      if (one.interface !== undefined) return true;
      const path = signsIn(one.path.replaceAll(/[/.-]/g, ' ')).filter((word) => !/^(?:cca|rsi|rmi|cove)$/.test(word));
      return path.length > 0 || [one.name, one.comment ?? ''].some((text) => strongSigns(text).length > 0);
    })
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
