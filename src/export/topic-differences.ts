import type { Catalog } from '../catalog/model.ts';
import { topicStates } from '../record/index.ts';

/** Where a topic stands, as far as a reader of changes asks. */
export interface TopicStanding {
  column: string;
  upstream: string[];
  words: string[];
}

/** A topic that came, went or stands elsewhere. Null: this side has none. */
export interface TopicDifference {
  topic: string;
  title: string;
  before: TopicStanding | null;
  after: TopicStanding | null;
  /** Events that came, by their ids, in the topic's order. */
  events: string[];
}

interface Known extends TopicStanding {
  title: string;
  events: string[];
}

const known = (catalog: Catalog): Map<string, Known> =>
  new Map(
    topicStates(catalog).map(({ topic, column, upstream, words }) => [
      topic.id,
      {
        title: topic.title,
        column,
        upstream: [...upstream],
        words: [...words.keys()],
        events: topic.events.map(({ id }) => id),
      },
    ]),
  );

const standing = (topic: Known | undefined): TopicStanding | null =>
  topic ? { column: topic.column, upstream: topic.upstream, words: topic.words } : null;

/** Topics that another state of the catalog has differently, in the newer one's order; what it lacks comes last. */
export function topicDifferences(base: Catalog, head: Catalog): TopicDifference[] {
  const [old, fresh] = [known(base), known(head)];
  const former = new Map(
    head.topics.map(({ id, formerly = [] }) => [id, [id, ...formerly].find((one) => old.has(one))]),
  );
  const renamed = new Set(former.values());
  return [...fresh.keys(), ...[...old.keys()].filter((id) => !fresh.has(id) && !renamed.has(id))].flatMap((id) => {
    const before = old.get(former.get(id) ?? id);
    const after = fresh.get(id);
    const events = (after?.events ?? []).filter((event) => !before?.events.includes(event));
    const [was, is] = [standing(before), standing(after)];
    if (events.length === 0 && JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ topic: id, title: (after ?? before)?.title ?? id, before: was, after: is, events }];
  });
}
