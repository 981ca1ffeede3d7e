import { FILES, plainForm, SECTIONS, TABLES, urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';

/** llms.txt: what the site is, and where its plain forms are, for programs that read for somebody. */
export function llmsText(catalog: Catalog, site: string): string {
  const absolute = (path: string): string => new URL(path.slice(1), site).href;
  const link = (name: string, path: string, about = ''): string =>
    `- [${name}](${absolute(path)})${about && `: ${about}`}`;
  const list = (entries: readonly { id: string; name: string }[], to: (id: string) => string): string[] =>
    entries.map(({ id, name }) => link(name, plainForm(to(id), 'md')));
  return [
    '# CoCo ABI Catalog',
    '',
    '> The kernel interfaces of Linux confidential computing (TDX, SEV-SNP, CCA and others), side by side, for each kernel release.',
    '> Claims name their evidence; what nobody researched is called unknown, and is not to be taken for none.',
    '',
    'Every page of an entry is there as Markdown (.md) and as text (.txt) beside its HTML. States and levels are computed of the',
    'histories of interfaces and hold for one kernel release. Cite an entry by its address, the revision of the data and the day.',
    '',
    '## Data',
    '',
    link('Index of the API', urls.api('index.json'), 'revision, day, all documents with their schemas'),
    link('Everything in one file', urls.api('all.json')),
    link('Every cell of the newest kernel', `${TABLES.matrix()}.csv`),
    link('Errors with their ways out', `${TABLES.errors}.csv`),
    link('Changes of the kernels', FILES.atom),
    '',
    '## Functions',
    '',
    ...list(catalog.functions, urls.function),
    '',
    '## Platforms',
    '',
    ...list(catalog.platforms, urls.platform),
    '',
    '## Interfaces',
    '',
    ...list(catalog.interfaces, urls.interface),
    '',
    '## Formats',
    '',
    ...list(catalog.formats, urls.format),
    '',
    '## Topics',
    '',
    ...catalog.topics.map(({ id, title }) => link(title, urls.topicMarkdown(id))),
    '',
    '## Optional',
    '',
    ...list(catalog.concepts, urls.concept),
    ...catalog.kernels.map(({ id }) => link(`Linux ${id}`, plainForm(urls.kernel(id), 'md'))),
    link('Definitions of states and levels', SECTIONS.about),
    '',
  ].join('\n');
}

/** robots.txt: everything may be read but the filled forms, one for each row; the list of pages helps to find it. */
export const robotsText = (site: string): string =>
  `User-agent: *\nAllow: /\nDisallow: ${new URL('contribute/report/', site).pathname}\n\nSitemap: ${new URL('sitemap-index.xml', site).href}\n`;
