import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('since after until', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['since: "6.3"', 'since: "6.3", until: "6.2"']] })).toEqual([
    'span-order interfaces/linux/common-report.yaml:44:51',
  ]);
});
