import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCatalog } from '../catalog/read/load.ts';
import { miniFiles } from '../rules/testing/mini.ts';
import { kconfigMismatches } from './check-kconfig.ts';
import type { Lookup } from './lookup.ts';
import { Positions } from './position.ts';

const directory = mkdtempSync(join(tmpdir(), 'catalog-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** A tree of a release that defines some symbols. */
const tree = (version: string, defined: readonly string[]): Pick<Lookup, 'find'> & { version: string } => ({
  version,
  find: (place) =>
    place.kind === 'kconfig' && defined.includes(place.symbol)
      ? { state: 'found', digest: '', lines: [1, 1] }
      : { state: 'gone', why: '' },
});

function said(list: string, { version, ...lookup }: ReturnType<typeof tree>): string[] {
  for (const [file, text] of miniFiles({
    'interfaces/borealis/borealis-device.yaml': [['kconfig: [BOREALIS]', list]],
  })) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
  const { entries } = readCatalog(directory, { results: new Map() });
  const own = entries.filter(({ name }) => name === 'borealis-device');
  return kconfigMismatches(version, lookup, own, new Positions(directory)).map(
    ({ path, message }) => `${path} ${message}`,
  );
}

test('a symbol is looked for in every tree that has the interface', () => {
  expect(said('kconfig: [KVM]', tree('6.1', []))).toEqual(['/kconfig/0 6.1: no Kconfig file defines KVM']);
  expect(said('kconfig: [KVM]', tree('6.1', ['KVM']))).toEqual([]);
  expect(said('kconfig: [KVM]', tree('6.0', []))).toEqual([]);
});

test('a range holds a symbol to its own kernels', () => {
  const list = 'kconfig: [{ symbol: OLD, until: "6.1" }, { symbol: NEW, since: "6.2" }]';
  expect(said(list, tree('6.1', ['OLD']))).toEqual([]);
  expect(said(list, tree('6.2', ['NEW']))).toEqual([]);
  expect(said(list, tree('6.2', ['OLD']))).toEqual(['/kconfig/1 6.2: no Kconfig file defines NEW']);
});

test('one of several is enough', () => {
  const list = 'kconfig: [{ any: [ACME, BOREALIS] }]';
  expect(said(list, tree('6.2', ['BOREALIS']))).toEqual([]);
  expect(said(list, tree('6.2', ['OTHER']))).toEqual(['/kconfig/0 6.2: no Kconfig file defines ACME or BOREALIS']);
});
