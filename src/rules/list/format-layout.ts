import type { Format, Node } from '../../catalog/types.ts';
import { formatSet } from '../../decode/layouts.ts';
import { placeProblems, references } from '../../decode/lint.ts';
import type { Sound } from '../context.ts';
import type { Finding, Rule } from '../rule.ts';

export const formatLayout: Rule = {
  code: 'format-layout',
  title: 'A layout does not add up',
  severity: 'error',
  explanation:
    'Fields of a layout follow one another without gaps, so an offset is the end of the field before, and the sizes add up to the size of the whole. A size or a count comes from a field that was read before. Bits belong to one name each and lie inside the word. Formats do not include each other in a circle.',
  bad: '- { name: VERSION, offset: 0, size: 4, type: uint }\n- { name: FLAGS, offset: 8, size: 8, type: uint }',
  good: '- { name: VERSION, offset: 0, size: 4, type: uint }\n- { name: FLAGS, offset: 4, size: 8, type: uint }',
  *run(context) {
    const entries = new Map(context.sound('format').map((entry) => [entry.data.id, entry]));
    const formats = new Map([...entries].map(([id, { data }]) => [id, data]));
    const usable = new Map<string, boolean>();
    for (const id of [...formats.keys()].sort()) {
      const trail = circle(id, formats);
      if (trail) yield* inCircle(trail, entries);
    }
    const sound = [...formats.values()].filter(
      (format) => isUsable(format.id, formats, usable) && !repeatsField(format),
    );
    const set = formatSet(sound);
    const wrong = new Map<string, Finding>();
    for (const { id } of sound) {
      const layout = set.byId.get(id);
      const first = layout && placeProblems(layout, set).find(({ from }) => from === undefined);
      if (first) wrong.set(id, findingOf(entries.get(id) as Sound<unknown>, formats.get(id) as Format, first));
    }
    // A mistake in what a format includes or refers to is reported there, and once.
    for (const [id, finding] of wrong) {
      const others = needs(id, formats, new Set()).filter((other) => other !== id);
      if (!others.some((other) => wrong.has(other))) yield finding;
    }
  },
};

/** Whether two fields have one name: where they stand is then no mistake of its own. */
const repeatsField = ({ fields = [] }: Format): boolean => new Set(fields.map(({ name }) => name)).size < fields.length;

function findingOf(entry: Sound<unknown>, format: Format, problem: { field: string; message: string }): Finding {
  const { file } = entry;
  for (const key of ['fields', 'bits'] as const) {
    const index = format[key]?.findIndex(({ name }) => name === problem.field) ?? -1;
    if (index < 0) continue;
    const hint = 'count the bytes, or the bits, from the field before';
    return { file, path: [key, String(index)], message: `${problem.field}: ${problem.message}`, hint };
  }
  return { file, path: ['size'], message: problem.message, hint: 'correct the size, or the field that is wrong' };
}

/** Ids that a format includes, in its fields and in nodes. */
function includes(format: Format): string[] {
  const ofNode = (node: Node): string[] => [
    ...(node.include ? [node.include] : []),
    ...[...(node.entries ?? []), ...(node.alternatives ?? [])].flatMap(ofNode),
    ...[node.others, node.items, node.embedded].flatMap((child) => (child ? ofNode(child) : [])),
  ];
  const fields = (format.fields ?? []).flatMap((field) => (field.include ? [field.include] : []));
  return [...fields, ...(format.root ? ofNode(format.root) : [])];
}

/** The ids of a circle of includes that begins with this one, when it is the first of them by name. */
function circle(id: string, formats: ReadonlyMap<string, Format>): string[] | undefined {
  const follow = (at: string, trail: string[]): string[] | undefined => {
    const format = formats.get(at);
    for (const next of format ? includes(format) : []) {
      if (next === id) return trail;
      if (next < id || trail.includes(next)) continue;
      const found = follow(next, [...trail, next]);
      if (found) return found;
    }
    return undefined;
  };
  return follow(id, [id]);
}

function* inCircle(trail: string[], entries: ReadonlyMap<string, Sound<unknown>>): Iterable<Finding> {
  const [first] = trail as [string];
  const message = `formats include each other in a circle: ${[...trail, first].join(' → ')}`;
  yield { file: (entries.get(first) as Sound<unknown>).file, message, hint: 'move what they share to a part' };
}

/** Whether everything that a format includes is there and leads to no circle. */
function isUsable(id: string, formats: ReadonlyMap<string, Format>, known: Map<string, boolean>): boolean {
  const before = known.get(id);
  if (before !== undefined) return before;
  // Until it is settled: coming back here means a circle.
  known.set(id, false);
  const format = formats.get(id);
  const usable = format?.id !== undefined && includes(format).every((other) => isUsable(other, formats, known));
  known.set(id, usable);
  return usable;
}

/** A format, what it includes and what it refers to, and so on. */
function needs(id: string, formats: ReadonlyMap<string, Format>, seen: Set<string>): string[] {
  const format = formats.get(id);
  if (seen.has(id) || !format) return [];
  seen.add(id);
  for (const other of [...includes(format), ...references(format)]) needs(other, formats, seen);
  return [...seen];
}
