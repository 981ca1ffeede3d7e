import { globSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(import.meta.dirname, '..', '..', 'src');

/** Every page template, as a path below src/pages. */
export const pageTemplates = (): string[] => globSync('**/*.{astro,mdx}', { cwd: join(SRC, 'pages') }).sort();

/** Paths of the pages that guides are: each is prose with components of its own choice. */
export const guidePages = (): string[] =>
  globSync('*.mdx', { cwd: join(SRC, 'content', 'guides') })
    .map((file) => `/guides/${file.replace(/\.mdx$/, '')}/`)
    .sort();

/** The template that renders a path, by Astro's rule: a literal name wins over a parameter; undefined when none does. */
export function templateOf(path: string, templates: readonly string[]): string | undefined {
  return templates.filter((template) => pattern(template).test(path)).sort((a, b) => parameters(a) - parameters(b))[0];
}

const parameters = (template: string): number => template.split('[').length - 1;

/** What a template's paths look like. */
function pattern(template: string): RegExp {
  const route = template.replace(/\.(?:astro|mdx)$/, '').replace(/(^|\/)index$/, '');
  if (route === '404') return /^\/404\.html$/;
  const parts = route
    .split(/(\[[^\]]+\])/)
    .map((part) => (part.startsWith('[...') ? '.*' : part.startsWith('[') ? '[^/]+' : part.replaceAll('.', '\\.')));
  return new RegExp(`^/${parts.join('')}${route === '' ? '' : '/'}$`);
}
