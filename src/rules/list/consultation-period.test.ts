import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('swapped days', () => {
  expect(
    found({ 'consultations/2023-02-report-frame.yaml': [['closes: "2023-02-11"', 'closes: "2023-01-11"']] }),
  ).toEqual(['consultation-period consultations/2023-02-report-frame.yaml:7:9']);
});
