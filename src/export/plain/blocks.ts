import type { Catalog } from '../../catalog/model.ts';
import type { Evidence } from '../../catalog/types.ts';
import { citationText, citationUrl } from '../citations.ts';
import { COLUMNS, wrap } from '../record/lines.ts';

/** A sentence of the catalog with what it rests on, and where it leads on the site. */
export interface Line {
  text: string;
  evidence?: readonly Evidence[] | undefined;
  /** Site path. */
  to?: string | undefined;
  /** Lines below it. */
  below?: readonly Line[] | undefined;
}

/** A part of a page without its looks. What is empty is left out. */
export type Block =
  | { heading: string; blocks: readonly Block[] }
  | { paragraph: Line }
  | { list: readonly Line[] }
  /** What is known under a few names; undefined and '' are left out. */
  | { facts: readonly (readonly [name: string, value: string | undefined])[] };

/** An entry's page without its looks. */
export interface Plain {
  title: string;
  /** Site path of the page. */
  page: string;
  blocks: readonly Block[];
}

export interface PlainOptions {
  catalog: Catalog;
  /** Address of the site with its base path; it ends with a slash. */
  site: string;
}

const isEmpty = (block: Block): boolean => {
  if ('heading' in block) return block.blocks.every(isEmpty);
  if ('paragraph' in block) return block.paragraph.text.trim() === '';
  if ('list' in block) return block.list.length === 0;
  return block.facts.every(([, value]) => !value);
};

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A sentence in Markdown: what is between backticks stays, and nothing else is a mark. */
const marked = (text: string): string =>
  flat(text)
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`')
        ? part
        : part.replaceAll(/([\\*<>[\]|~])/g, '\\$1').replace(/^(#+|[-+]|\d+[.)])(?= )/, '\\$1'),
    )
    .join('');

const absolute = (to: string, site: string): string => (to.startsWith('/') ? new URL(to.slice(1), site).href : to);

/** The page as Markdown, whole, with links to what it rests on. */
export function plainMarkdown({ title, page, blocks }: Plain, { catalog, site }: PlainOptions): string {
  const citations = (evidence: readonly Evidence[] = []): string => {
    const all = evidence.map((item) => {
      const url = citationUrl(catalog, item);
      const label = marked(citationText(item)).replaceAll('`', '');
      return url === undefined ? label : `[${label}](<${absolute(url, site)}>)`;
    });
    return all.length === 0 ? '' : ` (${[...new Set(all)].join('; ')})`;
  };
  const line = ({ text, evidence, to }: Line): string =>
    (to === undefined ? marked(text) : `[${marked(text)}](<${absolute(to, site)}>)`) + citations(evidence);
  const items = (list: readonly Line[], indent: string): string[] =>
    list.flatMap((one) => [`${indent}- ${line(one)}`, ...items(one.below ?? [], `${indent}  `)]);
  const lines: string[] = [`# ${marked(title)}`];
  const add = (block: Block, level: number): void => {
    if (isEmpty(block)) return;
    lines.push('');
    if ('heading' in block) {
      lines.push(`${'#'.repeat(level)} ${marked(block.heading)}`);
      for (const one of block.blocks) add(one, level + 1);
    } else if ('paragraph' in block) lines.push(line(block.paragraph));
    else if ('list' in block) lines.push(...items(block.list, ''));
    else for (const [name, value] of block.facts) if (value) lines.push(`- ${name}: ${marked(value)}`);
  };
  for (const block of blocks) add(block, 2);
  return [...lines, '', `${absolute(page, site)} · CC BY 4.0`, ''].join('\n');
}

/** The page as text of 72 columns; a longer word, such as an address, stands alone on its line. */
export function plainPage({ title, page, blocks }: Plain, { site }: PlainOptions): string {
  const cut = (text: string): string => flat(text).replaceAll('`', '');
  const citations = (evidence: readonly Evidence[] = []): string => {
    const all = [...new Set(evidence.map(citationText))];
    return all.length === 0 ? '' : ` [${all.join('; ')}]`;
  };
  const items = (list: readonly Line[], indent: string): string[] =>
    list.flatMap(({ text, evidence, below = [] }) => [
      ...wrap(cut(text) + citations(evidence), `${indent}- `, `${indent}  `),
      ...items(below, `${indent}  `),
    ]);
  const lines: string[] = [...wrap(cut(title)), '='.repeat(Math.min(COLUMNS, cut(title).length))];
  const add = (block: Block, level: number): void => {
    if (isEmpty(block)) return;
    lines.push('');
    if ('heading' in block) {
      const heading = wrap(cut(block.heading));
      lines.push(...heading, ...(level === 2 ? ['-'.repeat(Math.max(...heading.map(({ length }) => length)))] : []));
      for (const one of block.blocks) add(one, level + 1);
    } else if ('paragraph' in block)
      lines.push(...wrap(cut(block.paragraph.text) + citations(block.paragraph.evidence)));
    else if ('list' in block) lines.push(...items(block.list, ''));
    else for (const [name, value] of block.facts) if (value) lines.push(...wrap(cut(`${name}: ${value}`), '', '  '));
  };
  for (const block of blocks) add(block, 2);
  return [...lines, '', absolute(page, site), ''].join('\n');
}
