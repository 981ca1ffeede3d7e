import type { Catalog } from '../../../src/catalog/model.ts';
import { watch } from '../../../src/catalog/reads.ts';
import type { Entry } from '../../../src/catalog/types.ts';
import type { Provided } from '../../../src/site/catalog.ts';

/** What machines wrote of a kernel: large, and replaced as one. */
export const WHOLE = ['uapi', 'found', 'codes', 'printed'];

/** The same catalog and files, all watched: what reads them is noted. */
export function watchLoaded({ catalog, entries }: Provided): Provided {
  const watched = new Map<unknown, unknown>();
  const files = entries.map((entry) => {
    if (typeof entry.data !== 'object' || entry.data === null) return entry;
    const data = watch(entry.data, entry.file, WHOLE);
    watched.set(entry.data, data);
    return { ...entry, data };
  });
  const lists = Object.entries(catalog).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map((entry: Entry) => watched.get(entry)) : value,
  ]);
  return { catalog: Object.fromEntries(lists) as Catalog, entries: files };
}
