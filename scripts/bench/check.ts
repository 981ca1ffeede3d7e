import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadCatalog } from '../../src/catalog/read/load.ts';
import { growCatalog } from '../../tests/scale/grow.ts';
import type { Figure } from './figure.ts';
import { least, runCommand, startOfNode } from './time.ts';

/**
 * Times of `check`, the process itself, as multiples of Node's bare start: one file, everything, and a thousand entries.
 * Cold means that nothing was kept of earlier runs over any catalog; unchanged, that all was.
 */
export async function measureCheck(scale: boolean): Promise<Figure[]> {
  const floor = { value: startOfNode(), what: 'Node starts' };
  // Below node_modules, where the compiled schemas find the library that they call.
  const shelf = join(import.meta.dirname, '..', '..', 'node_modules', '.cache');
  mkdirSync(shelf, { recursive: true });
  const cache = mkdtempSync(join(shelf, 'bench-'));
  const time = (args: string[], env: Record<string, string> = {}) => runCommand('check', args, env);
  const cold = (args: string[]) => least(5, () => time(args, { COCO_CACHE: mkdtempSync(join(cache, 'cold-')) }));
  const warm = (args: string[]) => least(5, () => time(args));

  const { catalog } = loadCatalog();
  const file = catalog.files.get('interface/configfs-tsm-report') ?? '';
  const copy = join(cache, 'copy');
  cpSync(catalog.dir, copy, { recursive: true });
  const text = readFileSync(join(copy, file), 'utf8');
  let edits = 0;
  const edited = () => {
    edits += 1;
    writeFileSync(join(copy, file), `${text}# edit ${edits}\n`);
    return time([join(copy, file), '--catalog', copy]);
  };
  await time(['--catalog', copy]);
  const figures: Figure[] = [
    { name: 'check, catalog, cold', value: await cold([]), budget: 12, unit: 's', floor },
    { name: 'check, catalog, unchanged', value: await warm([]), budget: 5, unit: 's', floor },
    {
      name: 'check, one file',
      value: await warm([relative(process.cwd(), join(catalog.dir, file))]),
      budget: 4,
      unit: 's',
      floor,
    },
    { name: 'check, one file, just edited', value: await least(5, edited), unit: 's', floor },
  ];
  if (scale) {
    const grown = join(cache, 'grown');
    growCatalog(grown, 1000);
    const args = ['--catalog', grown];
    figures.push(
      { name: 'check, + 1,000 entries, cold', value: await cold(args), budget: 30, unit: 's', floor },
      { name: 'check, + 1,000 entries, unchanged', value: await warm(args), budget: 10, unit: 's', floor },
    );
  }
  rmSync(cache, { recursive: true });
  return figures;
}
