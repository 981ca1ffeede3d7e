import { expect, test } from 'vitest';
import { type Area, measure } from './testing/coverage.ts';

/** The same as `npm run coverage`. */
const areas: readonly Area[] = measure();

test.each(areas)(
  '$name: each has a failing case that gives one message with code, place and hint',
  ({ of, lacking }) => {
    expect(of).toBeGreaterThan(10);
    expect(lacking).toEqual([]);
  },
);
