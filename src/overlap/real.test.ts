// What the repository's own catalog must keep telling. Who renames one of these entries renames it here.
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { cellOf, convergenceOf, evaluatorOf, matrixOf, opportunitiesOf, STATES } from './index.ts';

const { catalog } = loadCatalog();
const three = ['intel-tdx', 'amd-sev-snp', 'arm-cca'];

describe('reports', () => {
  test.each([
    ['5.19', 'single', ['amd-sev-snp']],
    ['6.1', 'single', ['amd-sev-snp']],
    ['6.2', 'divergent', ['intel-tdx', 'amd-sev-snp']],
    ['6.7', 'common', ['intel-tdx', 'amd-sev-snp']],
    ['6.13', 'common', three],
    ['7.3', 'common', three],
  ])('over TDX, SNP and CCA in %s: %s', (kernel, level, offering) => {
    const { level: found, common, ownOnly } = convergenceOf(catalog, 'attestation-report', kernel, three);
    expect([found, [...common, ...ownOnly]]).toEqual([level, offering]);
  });

  test('525 days from the first vendor’s interface to the common one, and differences behind it', () => {
    const found = convergenceOf(catalog, 'attestation-report', '7.3', three);
    expect(found).toMatchObject({ firstOwn: '5.19', firstCommon: '6.7', daysToCommon: 525 });
    expect(found.differences).toBeGreaterThan(0);
  });

  test('over all platforms: converging, blocked by those that have only their own', () => {
    const found = convergenceOf(catalog, 'attestation-report', '7.3');
    expect(found.level).toBe('converging');
    expect(found.blockedBy).toEqual(found.ownOnly);
    expect(found.reasons).toHaveLength(found.ownOnly.length);
  });
});

test('sealing keys are an opportunity', () => {
  const list = opportunitiesOf(catalog, evaluatorOf(catalog).newest, three);
  expect(list.find((item) => item.function.id === 'sealing-key')?.kind).toBe('merged-and-proposed');
  expect(cellOf(catalog, 'sealing-key', 'intel-tdx', evaluatorOf(catalog).newest).state).toBe('proposed');
});

test('no cell of any kernel is blank', () => {
  for (const { id } of catalog.kernels) {
    for (const row of matrixOf(catalog, id).rows) {
      for (const cell of row.cells) {
        expect(STATES).toContain(cell.state);
        if (cell.offers.length === 0) expect(cell.reason, `${cell.function} ${cell.platform} ${id}`).not.toBe('');
      }
    }
  }
});
