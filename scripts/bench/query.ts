import { loadCatalog } from '../../src/catalog/read/load.ts';
import { buildQueryIndex, QUERY_EXAMPLES, runQuery } from '../../src/query/index.ts';
import type { Figure } from './figure.ts';

const RUNS = 5;

/** The slowest of the examples on the query page, each at the best of some runs: what a browser computes for a letter. */
export function measureQuery(): Figure[] {
  const index = buildQueryIndex(loadCatalog().catalog, { names: false });
  const times = QUERY_EXAMPLES.map(({ query }) => {
    const runs = Array.from({ length: RUNS }, () => {
      const began = performance.now();
      runQuery(index, query);
      return performance.now() - began;
    });
    return Math.min(...runs);
  });
  return [{ name: 'query, warm, slowest example', value: Math.max(...times), budget: 50, unit: 'ms' }];
}
