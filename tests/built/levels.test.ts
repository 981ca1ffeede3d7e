import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIST } from '../support/dist.ts';

interface MatrixDocument {
  kernel: string;
  functions: {
    id: string;
    convergence: { level: string; timeline: { kernel: string; level: string }[] };
    cells: { platform: string; state: string }[];
  }[];
}
const read = <T>(path: string): T => JSON.parse(readFileSync(join(DIST, 'api', 'v1', path), 'utf8')) as T;

/** The written definition of the levels, once more and on its own: only the cells of the API go in. */
function level(states: readonly string[]): string {
  const common = states.filter((state) => state === 'common').length;
  const own = states.filter((state) => state === 'own').length;
  if (common + own === 0) return 'absent';
  if (common + own === 1) return common === 1 ? 'neutral-single' : 'single';
  if (common === 0) return 'divergent';
  return own === 0 ? 'common' : 'converging';
}

const kernels = read<{ kernels?: { id: string }[] } & { id: string }[]>('kernels.json');
const versions = (Array.isArray(kernels) ? kernels : (kernels as { kernels: { id: string }[] }).kernels).map(
  ({ id }) => id,
);

test('the level of every function in every kernel follows from its cells', () => {
  expect(versions.length).toBeGreaterThan(20);
  const newest = read<MatrixDocument>('matrix.json');
  for (const version of versions) {
    const matrix = read<MatrixDocument>(`kernels/${version}/matrix.json`);
    expect(matrix.functions.length).toBe(newest.functions.length);
    for (const entry of matrix.functions) {
      const expected = level(entry.cells.map(({ state }) => state));
      expect(entry.convergence.level, `${entry.id} in ${version}`).toBe(expected);
      const drawn = newest.functions
        .find(({ id }) => id === entry.id)
        ?.convergence.timeline.find(({ kernel }) => kernel === version);
      expect(drawn?.level, `${entry.id} in ${version}, timeline`).toBe(expected);
    }
  }
});

test('no cell of TDX, SNP and CCA is unknown in the newest kernel', () => {
  const main = ['intel-tdx', 'amd-sev-snp', 'arm-cca'];
  const { functions } = read<MatrixDocument>('matrix.json');
  expect(functions.length).toBeGreaterThan(0);
  for (const { id, cells } of functions) {
    expect(
      cells.map(({ platform }) => platform),
      id,
    ).toEqual(expect.arrayContaining(main));
  }
  const unknown = functions.flatMap(({ id, cells }) =>
    cells
      .filter(({ platform, state }) => main.includes(platform) && state === 'unknown')
      .map(({ platform }) => `${id} ${platform}`),
  );
  expect(unknown).toEqual([]);
});

test('reports converged as the histories say', () => {
  const main = ['intel-tdx', 'amd-sev-snp', 'arm-cca'];
  const over = (version: string, set: readonly string[]): string => {
    const entry = read<MatrixDocument>(`kernels/${version}/matrix.json`).functions.find(
      ({ id }) => id === 'attestation-report',
    );
    return level((entry?.cells ?? []).filter(({ platform }) => set.includes(platform)).map(({ state }) => state));
  };
  expect(['5.19', '6.1', '6.2', '6.6', '6.7', '6.13', '7.3'].map((version) => over(version, main))).toEqual([
    'single',
    'single',
    'divergent',
    'divergent',
    'common',
    'common',
    'common',
  ]);
  const all = read<MatrixDocument>('matrix.json').functions.find(({ id }) => id === 'attestation-report');
  expect(all?.convergence.level).toBe('converging');
});
