/** Prepares the formats of the catalog for use: expands includes, indexes ids and aliases. */
import type { Field, Format, FormatSet, Node } from './types.ts';

/** A set made of formats as loaded. Throws Error when an include leads nowhere or in a circle. */
export function formatSet(formats: Format[]): FormatSet {
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

function expand(format: Format, raw: Map<string, Format>, done: Map<string, Format>, trail: string[]): Format {
  const ready = done.get(format.id);
  if (ready) return ready;
  if (trail.includes(format.id))
    throw new Error(`formats include each other in a circle: ${[...trail, format.id].join(' → ')}`);
  const use = (id: string): Format => {
    const found = raw.get(id);
    if (!found) throw new Error(`${format.id} includes the format ${id}, which does not exist`);
    return expand(found, raw, done, [...trail, format.id]);
  };
  const out: Format = { ...format };
  const merged: Format[] = [];
  if (format.fields) {
    out.fields = format.fields.flatMap((f): Field[] => {
      if (!f.include) return [f];
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
  if (format.root) out.root = expandNode(format.root, use, merged);
  for (const part of merged) {
    out.rules = [...(out.rules ?? []), ...(part.rules ?? [])];
    out.checks = [...(out.checks ?? []), ...(part.checks ?? [])];
    out.notChecked = [...(out.notChecked ?? []), ...(part.notChecked ?? [])];
  }
  done.set(format.id, out);
  return out;
}

function expandNode(node: Node, use: (id: string) => Format, merged: Format[]): Node {
  const out: Node = { ...node };
  if (node.entries) {
    out.entries = node.entries.flatMap((e): Node[] => {
      if (!e.include) return [expandNode(e, use, merged)];
      const part = use(e.include);
      merged.push(part);
      return (part.root?.entries ?? []).map((p) => ({ ...p, from: p.from ?? part.id }));
    });
  }
  for (const key of ['others', 'items', 'embedded'] as const) {
    const child = node[key];
    if (child) out[key] = expandNode(child, use, merged);
  }
  if (node.alternatives) out.alternatives = node.alternatives.map((a) => expandNode(a, use, merged));
  return out;
}
