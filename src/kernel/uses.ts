import { type Path, toPointer } from '../catalog/pointer.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import { partsOf } from '../catalog/reads.ts';
import type { Interface } from '../catalog/types.ts';

/** A place in an entry that names something of the UAPI headers. */
export interface Use {
  file: string;
  entry: string;
  /** Where the claim stands that depends on the name. */
  claim: string;
  path: Path;
  /** The name; a prefix when `prefix` is set. A struct stands for its fields as well. */
  name: string;
  prefix?: true;
}

/** Every use of a UAPI name in the entries. */
export function usesIn(entries: readonly CatalogFile[]): Use[] {
  const uses: Use[] = [];
  for (const { file, kind, name, data } of entries) {
    if (typeof data !== 'object' || data === null) continue;
    const add = (path: Path, claim: Path, used: unknown) => {
      if (typeof used !== 'string' || used === '') return;
      const prefix = used.endsWith('*');
      uses.push({
        file,
        entry: `${kind}/${name}`,
        claim: toPointer(claim),
        path,
        name: prefix ? used.slice(0, -1) : used,
        ...(prefix ? { prefix } : {}),
      });
    };
    walkUapi(data, [], add);
    if (kind !== 'interface') continue;
    const item = data as Partial<Interface>;
    for (const [index, operation] of (item.operations ?? []).entries()) {
      const at = ['operations', String(index)];
      for (const key of ['symbol', 'request', 'response'] as const) add([...at, key], at, operation[key]);
    }
    for (const [index, struct] of (item.structs ?? []).entries()) {
      const at = ['structs', String(index)];
      add([...at, 'name'], at, struct.name);
      for (const [position, field] of (struct.fields ?? []).entries()) {
        const place = [...at, 'fields', String(position)];
        add([...place, 'name'], place, `${struct.name}.${field.name}`);
      }
    }
    for (const [index, constant] of (item.constants ?? []).entries()) {
      const at = ['constants', String(index)];
      add([...at, 'name'], at, constant.name);
    }
  }
  return uses;
}

function walkUapi(node: unknown, path: string[], add: (path: Path, claim: Path, name: unknown) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if ('uapi' in node && typeof node.uapi === 'string') add([...path, 'uapi'], path, node.uapi);
  for (const [key, part] of partsOf(node)) walkUapi(part, [...path, key], add);
}

/** Whether a use covers a name of the headers: itself, its prefix, or the struct that holds the field. */
export const covers = (use: Pick<Use, 'name' | 'prefix'>, name: string): boolean =>
  use.prefix ? name.startsWith(use.name) : name === use.name || name.startsWith(`${use.name}.`);
