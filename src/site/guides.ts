import type { MDXInstance } from 'astro';

/** Prose guides of src/content/guides, each an MDX file with title, description and order. */
export interface GuideHead {
  title: string;
  description: string;
  order: number;
}
const modules = import.meta.glob<MDXInstance<GuideHead>>('../content/guides/*.mdx', { eager: true });

export const guides = Object.entries(modules)
  .map(([path, guide]) => ({
    id: path.replace(/^.*\/|\.mdx$/g, ''),
    head: guide.frontmatter,
    Content: guide.Content,
  }))
  .sort((a, b) => a.head.order - b.head.order);
