import type { CatalogFile } from '../../catalog/read/load.ts';
import type { Topic } from '../../catalog/types.ts';
import type { Context } from '../context.ts';
import { hintFor, type Use, undefinedNames } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';

export const topicPart: Rule = {
  code: 'topic-part',
  title: 'A strand or an event that the topic does not have',
  severity: 'error',
  explanation:
    'Events and questions of a topic name its strands, and resolutions its events, by their ids. This id is not among them. Ids of strands, questions, events and exits, with former anchors, are anchors of one page, so each may occur once.',
  bad: 'strands:\n  - { id: directory, … }\nevents:\n  - { strand: directroy, … }',
  good: 'strands:\n  - { id: directory, … }\nevents:\n  - { strand: directory, … }',
  *run(context) {
    for (const { file, data } of context.sound('topic')) {
      const lost = new Map<string, string>();
      yield* unknown(context, file, data, 'strand', lost);
      yield* unknown(context, file, data, 'event', lost);
      yield* anchors(file, data, lost);
    }
  },
};

/** Whether an id of a list stands twice among the anchors of the page. */
function clashes({ strands, questions, events, exits }: Topic, list: readonly { id: string }[]): boolean {
  const all = [strands, questions ?? [], events, exits ?? []].flat().map(({ id }) => id);
  return list.some(({ id }) => all.indexOf(id) !== all.lastIndexOf(id));
}

/**
 * Names that no part has. When there is one such name, and one part has an id that is taken, the name is what that part
 * was called: it goes to `lost`, by the name of the list, and the clash is all that is said.
 */
function* unknown(
  context: Context,
  file: CatalogFile,
  data: Topic,
  part: 'strand' | 'event',
  lost: Map<string, string>,
): Iterable<Finding> {
  const list = part === 'strand' ? data.strands : data.events;
  const known = new Set(list.map(({ id }) => id));
  const used = new Set<string>();
  const uses: Use[] = [];
  for (const { refersTo, value, path } of context.references(file)) {
    if (refersTo !== part) continue;
    used.add(value);
    if (known.has(value)) continue;
    const message = `the topic has no ${part} "${value}"`;
    uses.push({ name: value, finding: { file, path, message, hint: hintFor(value, known) } });
  }
  const [gone, ...more] = new Set(uses.map(({ name }) => name));
  if (gone !== undefined && more.length === 0 && clashes(data, list)) {
    lost.set(`${part}s`, gone);
    return;
  }
  const unused = list.flatMap(({ id }, index) =>
    used.has(id)
      ? []
      : [
          {
            name: id,
            finding: (name: string, times: number): Finding => ({
              file,
              path: [`${part}s`, String(index), 'id'],
              message: `the ${part} is called "${id}" here, but "${name}" in ${times} other places`,
              hint: `did you mean "${name}"?`,
            }),
          },
        ],
  );
  yield* undefinedNames(uses, unused, { beside: true });
}

/** Anchors that occur in two lists; part-duplicate sees to those within one. */
function* anchors(file: CatalogFile, data: Topic, lost: ReadonlyMap<string, string>): Iterable<Finding> {
  const owners = new Map<string, string>();
  const lists = {
    strands: data.strands,
    questions: data.questions ?? [],
    events: data.events,
    exits: data.exits ?? [],
  };
  for (const [list, items] of Object.entries(lists)) {
    for (const [index, { id }] of items.entries()) {
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, list);
      else if (owner !== list) {
        const path = [list, String(index), 'id'];
        const name = lost.get(list) ?? lost.get(owner);
        const hint = name === undefined ? 'give one another id' : `did you mean "${name}", which other places name?`;
        yield { file, path, message: `"${id}" is an anchor of ${owner} already`, hint };
      }
    }
  }
  for (const list of ['strands', 'events'] as const) {
    for (const [index, part] of data[list].entries()) {
      for (const [at, former] of (part.formerly ?? []).entries()) {
        if (!owners.has(former)) {
          owners.set(former, list);
          continue;
        }
        const path = [list, String(index), 'formerly', String(at)];
        yield { file, path, message: `"${former}" is an anchor of the topic already`, hint: 'remove one' };
      }
    }
  }
}
