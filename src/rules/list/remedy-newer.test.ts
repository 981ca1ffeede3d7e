import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const DEVICE = 'interfaces/borealis/borealis-device.yaml';
const CAUSE = '        when: the length is wrong\n';
const NAME = '    name: outblob\n';
const newer = [NAME, `${NAME}    symbol: REPORT_OUT\n`] as const;
const after = (text: string, since = '') => ({
  [DEVICE]: [[CAUSE, `${CAUSE}${since}        do: ${text}\n        do-says: suggested\n`]] as const,
  'interfaces/linux/common-report.yaml': [newer],
});

test('a way out by a call that came after the operation', () => {
  expect(found(after('Use REPORT_OUT.'))).toEqual([`remedy-newer ${DEVICE}:22:13`]);
});

test('it names the release, or the error is not older', () => {
  expect(found(after('Use REPORT_OUT, of 6.2, or wait.'))).toEqual([]);
  expect(found(after('Use REPORT_OUT.', '        since: "6.2"\n'))).toEqual([]);
});

test('a call of the same age, and a word that is no call', () => {
  expect(found(after('Use BOREALIS_GET.'))).toEqual([]);
  expect(found(after('Set A_FLAG.'))).toEqual([]);
});
