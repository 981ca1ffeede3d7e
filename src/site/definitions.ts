import type { MarkdownInstance } from 'astro';

/** What every derived fact means, as it is computed: src/content/definitions, one Markdown file each, with its title. */
export interface DefinitionHead {
  title: string;
  order: number;
}
const modules = import.meta.glob<MarkdownInstance<DefinitionHead>>('../content/definitions/*.md', { eager: true });

export const definitions = Object.entries(modules)
  .map(([path, { frontmatter, Content, rawContent }]) => ({
    id: path.replace(/^.*\/|\.md$/g, ''),
    title: frontmatter.title,
    order: frontmatter.order,
    /** As plain text, without the marks of Markdown. */
    plain: rawContent().replace(/[*`|]/g, ''),
    Content,
  }))
  .sort((a, b) => a.order - b.order);
