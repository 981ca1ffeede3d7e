/** Prepares the formats of the catalog for use: expands includes, indexes ids and aliases. */
import type * as Written from '../catalog/types.ts';
import type { Bit, Field, Format, FormatSet, Layout, Node } from './types.ts';

/** A set made of formats as loaded. Throws Error when an include leads nowhere or in a circle. */
export function formatSet(formats: readonly Layout[]): FormatSet {
  const raw = new Map(formats.map((f) => [f.id, f]));
  const done = new Map<string, Format>();
  const aliases = new Map<string, string>();
  for (const format of formats) {
    expand(format, raw, done, []);
    for (const alias of format.aliases ?? []) aliases.set(alias, format.id);
  }
  // Map order decides nothing but ties; ids in order keep results independent of how files were listed.
  const byId = new Map([...done.entries()].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { byId, aliases };
}

function expand(
  format: Layout,
  raw: ReadonlyMap<string, Layout>,
  done: Map<string, Format>,
  trail: readonly string[],
): Format {
  const ready = done.get(format.id);
  if (ready) return ready;
  if (trail.includes(format.id))
    throw new Error(`formats include each other in a circle: ${[...trail, format.id].join(' → ')}`);
  const use = (id: string): Format => {
    const found = raw.get(id);
    if (!found) throw new Error(`${format.id} includes the format ${id}, which does not exist`);
    return expand(found, raw, done, [...trail, format.id]);
  };
  const { fields, root, ...plain } = format;
  const out: Format = plain;
  const merged: Format[] = [];
  if (fields) {
    out.fields = fields.flatMap((f): Field[] => {
      if (!f.include) return [fieldOf(f)];
      const part = use(f.include);
      merged.push(part);
      const shift = f.offset;
      return (part.fields ?? []).map((p) => {
        const copy: Field = { ...p, from: p.from ?? part.id };
        if (p.offset !== undefined && shift !== undefined) copy.offset = p.offset + shift;
        else delete copy.offset;
        if (!copy.endian && part.endian) copy.endian = part.endian;
        return copy;
      });
    });
  }
  if (root) out.root = expandNode(root, use, merged);
  for (const part of merged) {
    out.rules = [...(out.rules ?? []), ...(part.rules ?? [])];
    out.checks = [...(out.checks ?? []), ...(part.checks ?? [])];
    out.signatures = [...(out.signatures ?? []), ...(part.signatures ?? [])];
    out.detached = [...(out.detached ?? []), ...(part.detached ?? [])];
    out.notChecked = [...(out.notChecked ?? []), ...(part.notChecked ?? [])];
  }
  done.set(format.id, out);
  return out;
}

/** A field that is no include: the schema gives it a name and a type. */
function fieldOf({ name, type, ...more }: Written.Field): Field {
  if (name === undefined || type === undefined) throw new Error('a field has neither an include nor a name and a type');
  return { name, type, ...more };
}

function expandNode(node: Written.Node, use: (id: string) => Format, merged: Format[]): Node {
  const { type, entries, others, items, embedded, alternatives, ...plain } = node;
  if (type === undefined) throw new Error('a node has neither an include nor a type');
  const out: Node = { ...plain, name: plain.name ?? '', type };
  if (entries) {
    out.entries = entries.flatMap((e): Node[] => {
      if (!e.include) return [expandNode(e, use, merged)];
      const part = use(e.include);
      merged.push(part);
      return (part.root?.entries ?? []).map((p) => ({ ...p, from: p.from ?? part.id }));
    });
  }
  if (others) out.others = expandNode(others, use, merged);
  if (items) out.items = expandNode(items, use, merged);
  if (embedded) out.embedded = expandNode(embedded, use, merged);
  if (alternatives) out.alternatives = alternatives.map((a) => expandNode(a, use, merged));
  return out;
}

/** Name of a part: `a.b`, or `b` at the top. */
export const dotted = (prefix: string, name: string): string => (prefix ? `${prefix}.${name}` : name);

/** First and last bit in the vendor's numbering. */
export function bitRange({ bit = 0, bits }: Bit): [number, number] {
  return bits ?? [bit, bit];
}
