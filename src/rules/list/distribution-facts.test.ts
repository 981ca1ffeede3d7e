import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const ENTRY = `id: acme-linux
name: Acme Linux
system: Acme Linux
arch: x86
config:
  kernel: "6.2"
  version: 6.2.1-1
  date: "2023-03-01"
  packages: [kernel-core]
`;
const facts = (of: string, distribution = 'acme-linux'): string =>
  JSON.stringify({ distribution, of, digest: '0123456789abcdef', symbols: { ACME: 'm' } });
const READ = 'kernel-core=6.2.1-1';
const ENTRY_FILE = 'distributions/acme-linux.yaml';
const FACTS_FILE = 'distributions/acme-linux.json';

test('facts that belong to their entry', () => {
  expect(found({ [ENTRY_FILE]: ENTRY, [FACTS_FILE]: facts(READ) })).toEqual([]);
});

test('nothing extracted', () => {
  expect(found({ [ENTRY_FILE]: ENTRY })).toEqual(['distribution-facts distributions/acme-linux.yaml:6:1']);
});

test.each([
  ['another version', facts('kernel-core=6.2.1-0')],
  ['another distribution', facts(READ, 'borealis-linux')],
])('facts of %s', (_, text) => {
  expect(found({ [ENTRY_FILE]: ENTRY, [FACTS_FILE]: text })).toEqual([
    'distribution-facts distributions/acme-linux.yaml:6:1',
  ]);
});

test('facts beside an entry that knows nothing', () => {
  const entry = `${ENTRY.slice(0, ENTRY.indexOf('config'))}unknown: its configuration is not published\n`;
  expect(found({ [ENTRY_FILE]: entry, [FACTS_FILE]: facts(READ) })).toEqual([
    'distribution-facts distributions/acme-linux.yaml:6:1',
  ]);
});
