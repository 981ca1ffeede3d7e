import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { logRows, printedKernels } from './log-rows.ts';

const { catalog } = loadCatalog();
const kernels = printedKernels(catalog);

describe('lines of the log', () => {
  it.each(catalog.logs.map((log) => [log.id, log] as const))('%s', (_, log) => {
    const rows = logRows(catalog, log);
    // What is told comes first, in the order of the entry.
    expect(rows.slice(0, log.lines.length).map(({ told }) => told)).toEqual(log.lines);
    expect(rows.slice(log.lines.length).every(({ told }) => told === undefined)).toBe(true);
    // Each text and each anchor once.
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
    expect(new Set(rows.map(({ anchor }) => anchor)).size).toBe(rows.length);
    for (const { anchor, kernels: mine, places, prefix } of rows) {
      expect(anchor).toMatch(/^[a-z0-9][a-z0-9-]*$/);
      expect(prefix).not.toContain('KBUILD_MODNAME');
      expect(mine).toEqual(kernels.filter((id) => mine.includes(id)));
      expect(new Set(places.map(({ kernel }) => kernel))).toEqual(new Set(mine));
      // The newest release first.
      expect(places[0]?.kernel).toBe(mine.at(-1));
    }
  });

  it('of files outside the log are left out', () => {
    const [log] = catalog.logs;
    if (!log) throw new Error('The catalog has no log.');
    expect(logRows(catalog, { ...log, files: [], lines: [] })).toEqual([]);
  });

  it('of functions that are not named are left out where some are', () => {
    const log = catalog.logs.find(({ files }) => files.some((file) => file.in));
    const file = log?.files.find((one) => one.in);
    if (!log || !file?.in) return;
    const rows = logRows(catalog, { ...log, files: [file], lines: [] });
    expect(rows.length).toBeGreaterThan(0);
    for (const { places } of rows) for (const place of places) expect(file.in).toContain(place.in);
  });
});
