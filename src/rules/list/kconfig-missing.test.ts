import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const FILE = 'interfaces/acme/acme-keys.yaml';
const OWN = 'kconfig: [ACME_KEYS]\n';

test('neither symbols nor a reason', () => {
  expect(found({ [FILE]: [[OWN, '']] })).toEqual([`kconfig-missing ${FILE}:1:1`]);
});

test('symbols in ranges, any of several, or a reason', () => {
  const range = 'kconfig: [{ symbol: OLD, until: "6.1" }, { any: [NEW, NEWER], since: "6.2" }]\n';
  expect(found({ [FILE]: [[OWN, range]] })).toEqual([]);
  expect(found({ [FILE]: [[OWN, 'kconfig-none: the architecture builds it unasked\n']] })).toEqual([]);
});

test('symbols and a reason', () => {
  expect(found({ [FILE]: [[OWN, `${OWN}kconfig-none: nothing builds it at all\n`]] })).toEqual([
    `kconfig-missing ${FILE}:22:1`,
  ]);
});

test('a range that ends before it begins', () => {
  const range = 'kconfig: [{ symbol: OLD, since: "6.3", until: "6.1" }]\n';
  expect(found({ [FILE]: [[OWN, range]] })).toEqual([`span-order ${FILE}:21:47`]);
});
