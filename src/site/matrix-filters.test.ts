import { expect, test } from 'vitest';
import { LEVELS, STATES } from '../overlap/levels.ts';
import { matrixFilterCss } from './matrix-filters.ts';

test('every level and state that can be chosen hides rows and blocks, over all columns and over the main ones', () => {
  const selectors = matrixFilterCss()
    .split(/[{}\n]/)
    .filter((line) => line.includes('tbody'));
  for (const [name, list] of [
    ['level', LEVELS],
    ['state', STATES],
  ] as const) {
    for (const value of list) {
      const own = selectors.filter((selector) => selector.includes(`[name="${name}"][value="${value}"]:checked`));
      expect(own, value).toHaveLength(4);
      expect(own.filter((selector) => selector.startsWith('.m:not(:has([name="platforms"]'))).toHaveLength(2);
      expect(own.every((selector) => selector.split(value).length === 3)).toBe(true);
    }
  }
});
