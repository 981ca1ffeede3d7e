import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../../src/catalog/read/load.ts';
import { growCatalog } from '../../tests/scale/grow.ts';
import type { Figure } from './figure.ts';
import { type Run, run, runCommand } from './time.ts';

/** Megabytes that a build may hold, its threads and the indexer included. */
const MOST_MEMORY = 2048;

/**
 * Time and memory of a build with its search index. The floor of each is a bare Astro build of as many trivial pages,
 * followed by Pagefind over them: see bare-site.mjs.
 */
export async function measureBuild(scale: boolean): Promise<Figure[]> {
  const shelf = join(import.meta.dirname, '..', '..', 'node_modules', '.cache');
  mkdirSync(shelf, { recursive: true });
  const scratch = mkdtempSync(join(shelf, 'bench-build-'));
  const pagesOf = (directory: string): number => globSync('**/*.html', { cwd: directory }).length;
  const floorOf = async (pages: number, times: number) => {
    const bare = join(import.meta.dirname, 'bare-site.mjs');
    const value = await fastest(times, () => run([bare, join(scratch, `bare-${pages}`), String(pages)]));
    return { value: value.seconds, what: `${pages} trivial pages, built by Astro alone, and Pagefind` };
  };
  let number = 0;
  /** Builds into a new directory, and removes it unless it is asked for. */
  const clean = async (env: Record<string, string> = {}): Promise<Run & { out: string }> => {
    number += 1;
    const out = join(scratch, `out-${number}`);
    return { ...(await runCommand('build', ['--out', out], env)), out };
  };

  const first = await clean();
  const built = await fastest(3, () => clean());
  const floor = await floorOf(pagesOf(first.out), 3);
  const figures: Figure[] = [{ name: 'build and index', value: built.seconds, budget: 2, unit: 's', floor }];

  const catalog = join(scratch, 'catalog');
  const entries = loadCatalog().catalog;
  cpSync(entries.dir, catalog, { recursive: true });
  const file = join(catalog, entries.files.get('interface/configfs-tsm-report') ?? '');
  const again = () => runCommand('build', ['--out', first.out], { CATALOG_DIR: catalog });
  await again();
  let edits = 0;
  const changed = await fastest(3, () => {
    edits += 1;
    // Prose that the entry's page, the search, the query and the API show.
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(/^summary: >-\n {2}/m, (start) => `${start}Edit ${edits}. `),
    );
    return again();
  });
  figures.push({ name: 'build after one changed file', value: changed.seconds, budget: 3, unit: 's' });

  if (scale) {
    const times: number[] = [];
    for (const count of [1000, 5000]) {
      const grown = join(scratch, `grown-${count}`);
      growCatalog(grown, count);
      const { seconds, megabytes, out } = await clean({ CATALOG_DIR: grown });
      const name = `build, + ${count.toLocaleString('en')} entries`;
      const budget = count === 5000 ? { budget: 3 } : {};
      figures.push({ name, value: seconds, unit: 's', ...budget, floor: await floorOf(pagesOf(out), 1) });
      figures.push({ name: `${name}, memory`, value: megabytes, budget: MOST_MEMORY, unit: 'MB' });
      rmSync(out, { recursive: true });
      times.push(seconds);
    }
    figures.push({
      name: 'growth from 1,000 to 5,000',
      value: (times[1] ?? 0) / (times[0] ?? 1),
      budget: 5,
      unit: '×',
    });
  }
  rmSync(scratch, { recursive: true });
  return figures;
}

async function fastest<R extends Run>(times: number, once: () => Promise<R>): Promise<R> {
  let best = await once();
  for (let time = 1; time < times; time += 1) {
    const next = await once();
    if (next.seconds < best.seconds) best = next;
  }
  return best;
}
