import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const FILE = 'interfaces/borealis/borealis-device.yaml';

test('the errno of an error', () => {
  expect(found({ [FILE]: [['errno: EINVAL', 'errno: EINVL']] })).toEqual([`errno-unknown ${FILE}:20:16`]);
});

test('the errno of a value', () => {
  expect(found({ [FILE]: [['value: [EINVAL]', 'value: [ENOSUCH]']] })).toEqual([`errno-unknown ${FILE}:29:33`]);
});

test('an errno of the kernel alone', () => {
  expect(found({ [FILE]: [['errno: EINVAL', 'errno: ENOTSUPP']] })).toEqual([]);
});
