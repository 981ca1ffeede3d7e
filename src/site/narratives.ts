import type { MDXInstance } from 'astro';
import { getCatalog } from './catalog.ts';

type Narrative = MDXInstance<Record<string, unknown>>;

/** Prose of the topics that need it: one MDX file a topic in src/content/topics, named after its id. */
const modules = import.meta.glob<Narrative>('../content/topics/*.mdx', { eager: true });
const byTopic = new Map(
  Object.entries(modules).map(([path, narrative]) => [path.replace(/^.*\/|\.mdx$/g, ''), narrative]),
);

/** The prose of a topic; undefined for most. Throws when there is prose for a topic that does not exist. */
export function narrativeOf(id: string): Narrative['Content'] | undefined {
  const ids = new Set(getCatalog().topics.map((topic) => topic.id));
  for (const name of byTopic.keys()) if (!ids.has(name)) throw new Error(`There is prose for no topic: ${name}.mdx.`);
  return byTopic.get(id)?.Content;
}
