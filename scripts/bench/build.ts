import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growCatalog } from '../../tests/scale/grow.ts';
import type { Figure } from './figure.ts';
import { least, runScript } from './time.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');

/** Time and memory of a build with its search index; the floor is writing the same files once more. */
export function measureBuild(scale: boolean): Figure[] {
  const scratch = mkdtempSync(join(tmpdir(), 'bench-build-'));
  const figures: Figure[] = [];
  if (scale) {
    const grown = join(scratch, 'grown');
    growCatalog(grown, 5000);
    const run = runScript('build.ts', [], { CATALOG_DIR: grown });
    const floor = { value: copyTime(join(scratch, 'copy-large')), what: 'copying dist' };
    figures.push(
      { name: 'build, + 5,000 entries', value: run.seconds, budget: 60, unit: 's', floor },
      { name: 'build, + 5,000 entries, memory', value: run.megabytes, budget: 2048, unit: 'MB' },
    );
  }
  const seconds = least(2, () => runScript('build.ts').seconds);
  const floor = { value: copyTime(join(scratch, 'copy')), what: 'copying dist' };
  figures.push({ name: 'build and index', value: seconds, budget: 10, unit: 's', floor });
  rmSync(scratch, { recursive: true });
  return figures;
}

function copyTime(target: string): number {
  const began = performance.now();
  cpSync(DIST, target, { recursive: true });
  return (performance.now() - began) / 1000;
}
