import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const TOPIC = 'topics/report-abi.yaml';

test('a day long before the data', () => {
  expect(found({ [TOPIC]: [['to: "2023-03-01"', 'to: "2023-01-01"']] })).toEqual([`looked-age ${TOPIC}:7:15`]);
});
