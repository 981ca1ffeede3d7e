import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../../src/catalog/read/load.ts';
import { growCatalog } from '../../tests/scale/grow.ts';
import type { Figure } from './figure.ts';
import { least, runScript, startOfNode } from './time.ts';

/** Times of `check`, the process itself: one file, everything, and a thousand entries, cold and with a warm cache. */
export function measureCheck(scale: boolean): Figure[] {
  const floor = { value: startOfNode(), what: 'Node starts' };
  // Below node_modules, where the compiled schemas find the library that they call.
  const shelf = join(import.meta.dirname, '..', '..', 'node_modules', '.cache');
  mkdirSync(shelf, { recursive: true });
  const cache = mkdtempSync(join(shelf, 'bench-'));
  const { catalog } = loadCatalog();
  const some = join(catalog.dir, catalog.files.get('interface/configfs-tsm-report') ?? '');
  const time = (args: string[], env: Record<string, string> = {}) => runScript('check.ts', args, env).seconds;
  const cold = (args: string[]) => least(3, () => time(args, { COCO_CACHE: mkdtempSync(join(cache, 'cold-')) }));
  const figures: Figure[] = [
    { name: 'check, catalog, cold', value: cold([]), budget: 1.5, unit: 's', floor },
    { name: 'check, catalog, unchanged', value: least(5, () => time([])), budget: 0.7, unit: 's', floor },
    { name: 'check, one file', value: least(5, () => time([some])), budget: 0.4, unit: 's', floor },
  ];
  if (scale) {
    const grown = join(cache, 'grown');
    growCatalog(grown, 1000);
    figures.push(
      { name: 'check, + 1,000 entries, cold', value: cold(['--catalog', grown]), budget: 4, unit: 's', floor },
      {
        name: 'check, + 1,000 entries, unchanged',
        value: least(3, () => time(['--catalog', grown])),
        budget: 1,
        unit: 's',
        floor,
      },
    );
  }
  rmSync(cache, { recursive: true });
  return figures;
}
