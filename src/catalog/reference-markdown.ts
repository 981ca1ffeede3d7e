import type { Phrase, Reference, ReferenceKey, ReferenceSection } from './reference.ts';

/** Text inside a cell of a table. Backticks are kept: they set code here as in the descriptions. */
const cell = (text: string): string => text.replace(/\s+/g, ' ').replace(/([|<>])/g, '\\$1');

const phrase = (parts: Phrase): string =>
  parts.map(({ text, code, link }) => (link ? `[${text}](#${link})` : code ? `\`${text}\`` : text)).join('');

/** Ends a clause as a sentence. */
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function row({ name, required, value, limits, about }: ReferenceKey): string {
  const more = limits.length > 0 ? ` (${limits.join('; ')})` : '';
  return `| \`${name}\` | ${required ? 'yes' : ''} | ${cell(phrase(value) + more)} | ${cell(about)} |`;
}

function section({ title, about, value, limits, rules, keys }: ReferenceSection, level: string): string {
  const blocks = [`${level} ${title}`, about];
  if (value) blocks.push([phrase(value), ...limits].map(sentence).join(' '));
  if (keys.length > 0)
    blocks.push(['| key | required | value | about |', '|---|---|---|---|', ...keys.map(row)].join('\n'));
  if (rules.length > 0) blocks.push(rules.map((rule) => `- ${rule}`).join('\n'));
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The reference of the data model as a Markdown document; headings make the anchors that its links use. */
export function referenceMarkdown({ kinds, shared }: Reference): string {
  const blocks = [
    '# Data model',
    'Generated from `schemas/*.schema.json` by `npm run types`. Do not edit: change the schema, which holds every description.',
    'Each entry of the catalog is one YAML file. Keys are listed in the order in which `npm run fmt` writes them; a key that is not listed is refused. In an editor with a YAML language server, the first line of each file gives the same by completion.',
    kinds
      .map(({ kind, path }) => `- [${kind}](#${kind}): \`${path}\``)
      .concat('- [shared definitions](#shared-definitions)')
      .join('\n'),
  ];
  for (const { path, sections, example } of kinds) {
    const [entry, ...parts] = sections;
    if (entry) blocks.push(section(entry, '##'));
    blocks.push(`Path: \`${path}\`. A small one that is valid:`, `\`\`\`yaml\n${example.trim()}\n\`\`\``);
    blocks.push(...parts.map((part) => section(part, '###')));
  }
  blocks.push('## Shared definitions', 'What several kinds use.');
  blocks.push(...shared.map((part) => section(part, '###')));
  return `${blocks.join('\n\n')}\n`;
}
