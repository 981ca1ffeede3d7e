import type { Results } from '../../../search/finder.ts';
import type { Filters } from '../../../search/rank.ts';
import { finder, loadRest } from './files.ts';

/** The search as the dialog and the search page ask it. */

/** Begins to load what every question needs. */
export const warm = (): void => {
  finder.store().catch(() => {});
};

/** The values that filters can have. */
export async function filterValues(): Promise<Record<keyof Filters, string[]>> {
  const { pages } = await finder.store();
  const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();
  return {
    kind: sorted(pages.map(({ kind }) => kind)),
    platform: sorted(pages.flatMap(({ platforms }) => platforms)),
    function: sorted(pages.flatMap(({ functions }) => functions)),
    side: sorted(pages.flatMap(({ sides }) => sides)),
  };
}

/** Everything that answers a question, best first. */
export async function search(query: string, filters: Filters = {}, most = 10): Promise<Results> {
  const results = await finder.search(query, filters, most);
  loadRest();
  return results;
}
