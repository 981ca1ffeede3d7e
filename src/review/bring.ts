import { parseSubject } from '../mail/subject.ts';
import type { LikelyFunction, Review } from './answer.ts';
import type { Concern } from './concern.ts';
import type { Knowledge } from './knowledge.ts';
import { hunksOf, type Proposal } from './proposal.ts';

/** Files, and what stands behind the numbers of hunks: the definition that the changed lines are in. */
export function touchedBy(proposal: Proposal): Review['touches'] {
  const code = [...hunksOf(proposal)].flatMap(({ file, hunk: { within } }) => {
    const name = /\.[chS]$/.test(file.path)
      ? /(?:^|[\s*])(\w+)\s*\(|^(?:struct|enum|union)\s+(\w+)/.exec(within)
      : null;
    return name ? [name[1] ?? name[2] ?? ''] : [];
  });
  return {
    files: [...new Set(proposal.patches.flatMap(({ files }) => files.map(({ path }) => path)))],
    code: [...new Set(code)],
  };
}

const plainTitle = (title: string): string => parseSubject(title).title.toLowerCase();

/** Series of the catalog of which this is a version, by the title. */
export function knownSeries(proposal: Proposal, knowledge: Knowledge) {
  const titles = new Set(
    [proposal.title, ...proposal.patches.slice(0, 1).map(({ subject }) => subject)].map(plainTitle),
  );
  return knowledge.series
    .filter((one) => one.titles.some((title) => titles.has(plainTitle(title))))
    .map(({ id, title, url, state, versions }) => ({ id, title, url, state, versions }));
}

/** Topics, forums and entries of MAINTAINERS that the proposal belongs to, by its files, its names and its functions. */
export function whom(
  concern: Concern,
  functions: readonly LikelyFunction[],
  proposal: Proposal,
  knowledge: Knowledge,
): Review['bring'] {
  const why = new Map<string, string[]>();
  const add = (id: string, reason: string) => {
    const those = why.get(id) ?? [];
    if (!those.includes(reason)) why.set(id, [...those, reason]);
  };
  for (const { path, topics } of concern.files) for (const id of topics) add(id, path);
  for (const { name } of concern.names) {
    for (const topic of knowledge.topics) if (topic.symbols.includes(name)) add(topic.id, name);
  }
  for (const { id, name, likely } of functions) {
    if (likely !== 'likely') continue;
    for (const topic of knowledge.topics) if (topic.functions.includes(id)) add(topic.id, name);
  }
  for (const { topics } of knownSeries(proposal, knowledge).flatMap(({ id }) =>
    knowledge.series.filter((one) => one.id === id),
  )) {
    for (const id of topics) add(id, 'a version of a known series');
  }
  const chosen = knowledge.topics.filter(({ id }) => why.has(id));
  // A file that many touch leads to many topics; people are named for those that the matter itself leads to, when there are.
  const served = new Set([
    ...functions.filter(({ likely }) => likely === 'likely').flatMap(({ topics }) => topics.map(({ id }) => id)),
    ...knownSeries(proposal, knowledge).flatMap(
      ({ id }) => knowledge.series.find((one) => one.id === id)?.topics ?? [],
    ),
  ]);
  const near = chosen.some(({ id }) => served.has(id)) ? chosen.filter(({ id }) => served.has(id)) : chosen;
  return {
    topics: chosen.map(({ id, title, url }) => ({ id, title, url, why: (why.get(id) ?? []).slice(0, 3).join(', ') })),
    forums: [...new Set(near.flatMap(({ forums }) => forums))],
    maintained: [...new Set(near.flatMap(({ maintained }) => maintained))],
  };
}
