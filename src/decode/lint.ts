/** Finds what is wrong with layouts beyond what their schema can say. */
import type * as Written from '../catalog/types.ts';
import { bitRange } from './layouts.ts';
import { formatOf } from './run.ts';
import type { Expr, Field, Format, FormatSet, Layout } from './types.ts';

export interface LayoutProblem {
  format: string;
  /** Name of the field or node, or empty for the format as a whole. */
  field: string;
  message: string;
  /** Id of the included format that defines the field, when it is not this one. */
  from?: string;
}

type Report = (field: string, message: string, from?: string) => void;

/** What is wrong with places and sizes: offsets, sums, sizes that no earlier field gives, bits that overlap. */
export function placeProblems(format: Format, set: FormatSet): LayoutProblem[] {
  const problems: LayoutProblem[] = [];
  const report: Report = (field, message, from) =>
    problems.push({ format: format.id, field, message, ...(from ? { from } : {}) });
  if (format.fields) fields(format, set, report);
  if (format.bits) bits(format, report);
  return problems;
}

function fields(format: Format, set: FormatSet, report: Report): void {
  let at: number | null = 0;
  const before = new Set<string>();
  for (const field of format.fields ?? []) {
    if (field.offset !== undefined && at !== null && field.offset !== at) {
      report(field.name, `its offset is ${field.offset}, but the fields before it end at ${at}`, field.from);
    }
    for (const name of sizeFields(field)) {
      if (!before.has(name) && before.size > 0 && !name.includes('.')) {
        report(field.name, `its size refers to ${name}, which is no earlier field`, field.from);
      }
    }
    before.add(field.name);
    if (field.pos) continue;
    const size = typeof field.size === 'number' ? field.size : formatOf(set, field.format ?? '')?.size;
    const fixed =
      size !== undefined && field.type !== 'array' && !field.when && !(field.size && typeof field.size !== 'number');
    at = fixed && at !== null ? at + size : null;
  }
  if (format.size !== undefined && at !== null && at !== format.size) {
    report('', `its size is ${format.size}, but its fields add up to ${at}`);
  }
}

function sizeFields(field: Field): string[] {
  const exprs: (Expr | undefined)[] = [field.size, field.repeat?.count];
  const names = exprs.flatMap((e) => (typeof e === 'object' ? [e.field] : []));
  return field.pos ? [...names, field.pos.field] : names;
}

function bits(format: Format, report: Report): void {
  const width = (format.size ?? 0) * 8;
  const owner: (string | undefined)[] = [];
  for (const bit of format.bits ?? []) {
    const [low, high] = bitRange(bit);
    if (low > high || high >= width) report(bit.name, `bits ${low} to ${high} are not inside ${width} bits`);
    for (let i = low; i <= high; i++) {
      if (owner[i] !== undefined) report(bit.name, `bit ${i} already belongs to ${owner[i]}`);
      owner[i] = bit.name;
    }
  }
}

/** Ids of the formats that a format refers to. */
export function references(format: Layout): string[] {
  const out = new Set<string>();
  const ofNode = (node: Written.Node): void => {
    for (const id of [node.format, node.fallback, ...(node.formats ?? [])]) if (id) out.add(id);
    for (const child of [...(node.entries ?? []), ...(node.alternatives ?? [])]) ofNode(child);
    for (const child of [node.others, node.items, node.embedded]) if (child) ofNode(child);
  };
  for (const field of format.fields ?? []) {
    for (const id of [field.format, ...(field.formats ?? []), ...(field.cases?.map((c) => c.format) ?? [])])
      if (id) out.add(id);
  }
  if (format.root) ofNode(format.root);
  return [...out];
}
