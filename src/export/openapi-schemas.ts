import { KINDS } from '../catalog/kinds.ts';
import { readSchemas, type SchemaDocument } from '../catalog/schemas.ts';
import { entrySchema, publicSchema, readApiSchemas } from './schema-files.ts';

/** `kernel-all` → `KernelAll`, `evidenceList` → `EvidenceList`. */
const pascal = (name: string): string =>
  name.replace(/(?:^|[-_])([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Name in the description of the API's schema `name`: the title that it bears itself. */
export const documentName = (name: string): string => `${pascal(name)}Document`;

/** The documents of schemas by the address that references use, each with its name in the description. */
function documents(): Map<string, { name: string; schema: SchemaDocument; folder: string }> {
  const found = new Map<string, { name: string; schema: SchemaDocument; folder: string }>();
  for (const [name, schema] of readApiSchemas())
    found.set(`api/${name}`, { name: documentName(name), schema, folder: 'api/' });
  for (const name of ['common', ...KINDS] as const)
    found.set(name, { name: pascal(entrySchema(name)), schema: readSchemas().get(name) ?? {}, folder: '' });
  return found;
}

/**
 * All schemas as components of one OpenAPI document, so that no reference leaves it: each under a name of its own, and
 * the definitions inside it under that name with theirs behind. Those that `roots` do not lead to are left out.
 */
export function componentSchemas(roots: readonly string[]): Record<string, unknown> {
  const known = documents();
  const all = new Map<string, unknown>();
  for (const [home, { name, schema, folder }] of known) {
    const refer = (ref: string): string => {
      const [file = '', pointer = ''] = ref.split('#');
      const path = file === '' ? home : `${folder}${file}`.replace('api/../', '').replace('.schema.json', '');
      const target = known.get(path)?.name;
      const part = /^(?:\/\$defs\/([A-Za-z-]+))?$/.exec(pointer);
      if (target === undefined || !part) throw new RangeError(`${home}: ${ref} leads to no schema that has a name.`);
      return `#/components/schemas/${target}${part[1] === undefined ? '' : pascal(part[1])}`;
    };
    const { $schema: _, $defs, ...own } = schema;
    if (Object.keys(own).length > 0) all.set(name, publicSchema(own, refer));
    for (const [part, definition] of Object.entries($defs ?? {}))
      all.set(`${name}${pascal(part)}`, publicSchema(definition, refer));
  }
  const needed = new Set<string>();
  const need = (name: string): void => {
    if (needed.has(name)) return;
    needed.add(name);
    const schema = all.get(name);
    if (schema === undefined) throw new RangeError(`There is no schema ${name}.`);
    for (const [, other = ''] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)) need(other);
  };
  for (const root of roots) need(root);
  return Object.fromEntries([...all].filter(([name]) => needed.has(name)));
}
