import { expect, test } from 'vitest';
import { readSchemas } from '../catalog/schemas.ts';
import { ARCH, ARCHES } from './arches.ts';
import { foreignFlags } from './compiler.ts';

interface Node {
  enum?: readonly string[];
  items?: Node;
  properties?: Record<string, Node>;
}

/** Values that a schema lists at a place: names of properties, through the items of arrays. */
function listed(kind: 'interface' | 'platform', ...names: readonly string[]): readonly string[] {
  let node = readSchemas().get(kind) as Node | undefined;
  for (const name of names) {
    node = node?.properties?.[name];
    if (node?.items) node = node.items;
  }
  if (!node?.enum) throw new Error(`${kind}.schema.json lists nothing at ${names.join('.')}`);
  return node.enum;
}

test('the schemas list every architecture that facts are extracted for', () => {
  expect(listed('interface', 'examples', 'arch')).toEqual(ARCHES);
  expect(listed('interface', 'arch')).toEqual(expect.arrayContaining([...ARCHES]));
  expect(listed('platform', 'arch')).toEqual(['any', ...listed('interface', 'arch')]);
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
