import { describe, expect, it } from 'vitest';
import { getCatalog } from './catalog.ts';
import { hasPath, isLaunch, type Lanes, launchLanes, pathOf } from './lanes.ts';
import { columns, findFunction } from './model.ts';
import { provideCatalog } from './provide.ts';

provideCatalog();

const report = findFunction('attestation-report');
if (!report) throw new Error('The catalog has no function attestation-report.');

/** One step or nothing for each stage, in the order of the columns of the matrix. */
function expectWhole({ stages, lanes }: Lanes): void {
  const order = columns().map(({ id }) => id);
  expect(lanes.length).toBeGreaterThan(1);
  expect(lanes.map(({ platform }) => platform)).toEqual(
    order.filter((id) => lanes.some(({ platform }) => platform === id)),
  );
  for (const { code, steps } of lanes) {
    expect(steps.length, code).toBe(stages.length);
    for (const step of steps) for (const line of step?.lines ?? []) expect(line, code).not.toBe('');
  }
}

describe('the way of a report', () => {
  const path = pathOf(report);

  it('is drawn for the functions that tell how they wait', () => {
    expect(hasPath(report)).toBe(true);
    expect(
      getCatalog()
        .functions.filter(hasPath)
        .map(({ id }) => id),
    ).toEqual(['attestation-report']);
  });

  it('has a lane for each platform that gives one', () => expectWhole(path));

  it('begins at a program in the guest, and says how a call waits on the driver alone', () => {
    for (const { code, steps } of path.lanes) {
      expect(steps[0]?.lines[0], code).toMatch(/^program in the /);
      expect(steps.flatMap((step, at) => (step?.wait ? [at] : [])).filter((at) => at !== 2)).toEqual([]);
    }
    expect(path.lanes.filter(({ steps }) => steps[2]?.wait !== undefined).length).toBeGreaterThan(1);
  });
});

describe('launches', () => {
  it('stand stage beside stage, for platforms that have at least two of them', () => {
    const launch = launchLanes();
    expectWhole(launch);
    for (const { code, steps } of launch.lanes)
      expect(steps.filter((step) => step !== undefined).length, code).toBeGreaterThan(1);
  });

  it('are drawn on the pages of their stages', () => {
    const stages = getCatalog().functions.filter(isLaunch);
    expect(stages.map(({ name }) => name).sort()).toEqual(launchLanes().stages.toSorted());
    expect(isLaunch(report)).toBe(false);
  });
});
