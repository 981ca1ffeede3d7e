import { getOrMake } from '../maps.ts';
import type { NamedTargets } from '../search/write.ts';
import { getCatalog, memo } from './catalog.ts';
import { nameIndex, type Target, WEIGHT } from './identifiers.ts';

/** The names as the index of the search takes them, and as they are printed. */

/** At most this many targets a name; more would not be looked at. */
const MOST = 12;

/** Every name with what it stands for, best first, as the index of the search is made of it. */
export const namedTargets = (): NamedTargets =>
  [...nameIndex()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, list]) => [
      name,
      list.slice(0, MOST).map(({ target: { url, title, kind }, weight }) => ({ url, title, kind, weight })),
    ]);

/** Names of the kernel's headers, fields apart, by header. */
export function headerNames(): Record<string, string[]> {
  const headers = new Map<string, Set<string>>();
  for (const { uapi } of getCatalog().kernels)
    for (const { name, header } of uapi?.facts ?? [])
      if (!name.includes('.')) getOrMake(headers, header, () => new Set<string>()).add(name);
  return Object.fromEntries(
    [...headers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([header, names]) => [header, [...names].sort()]),
  );
}

/** Names of operations, for the search page itself; the letters have the others. */
export const operationNames = memo((): { name: string; target: Target }[] => {
  const MOST_PRINTED = 1000;
  return [...nameIndex().values()]
    .flatMap((list) => list.filter((found) => found.weight === WEIGHT.operation).slice(0, 1))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
    .slice(0, MOST_PRINTED);
});

/** Names for the printed index, under their first letter; long letters are cut into parts. */
export const printedIndex = memo((): { id: string; title: string; names: { name: string; target: Target }[] }[] => {
  const letters = new Map<string, { name: string; target: Target }[]>();
  for (const list of nameIndex().values()) {
    const found = list[0];
    // Endings of paths and words of prose are for the search only.
    if (!found || found.weight <= WEIGHT.suffix + 1) continue;
    const first = found.name
      .replace(/^[^A-Za-z0-9]+/, '')
      .charAt(0)
      .toLowerCase();
    const letter = /[a-z]/.test(first) ? first : '0';
    getOrMake(letters, letter, () => []).push({ name: found.name, target: found.target });
  }
  const LONGEST = 900;
  return [...letters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([letter, names]) => {
      names.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
      const parts = Math.ceil(names.length / LONGEST);
      const title = letter === '0' ? '0–9' : letter.toUpperCase();
      return Array.from({ length: parts }, (_, part) => ({
        id: parts > 1 ? `${letter}-${part + 1}` : letter,
        title: parts > 1 ? `${title} (${part + 1} of ${parts})` : title,
        names: names.slice(part * LONGEST, (part + 1) * LONGEST),
      }));
    });
});
