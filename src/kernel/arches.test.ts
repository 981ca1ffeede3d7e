import { expect, test } from 'vitest';
import { listedValues } from '../catalog/schemas.ts';
import { ARCH, ARCHES } from './arches.ts';
import { foreignFlags } from './compiler.ts';

test('the schemas list every architecture that facts are extracted for', () => {
  expect(listedValues('interface', 'examples', 'arch')).toEqual(ARCHES);
});

test('what tells an architecture belongs to no other', () => {
  for (const key of ['triplet', 'machine', 'macros', 'compilers', 'marks'] as const) {
    const all = ARCHES.flatMap((arch) => ARCH[arch][key]);
    expect(new Set(all).size, key).toBe(all.length);
  }
});

test('another target’s compiler forgets its own macros and takes those of the target', () => {
  for (const arch of ARCHES) {
    const flags = foreignFlags(arch);
    for (const other of ARCHES) {
      for (const macro of ARCH[other].macros) expect(flags).toContain(other === arch ? `-D${macro}=1` : `-U${macro}`);
    }
  }
});
