import { RULES } from './abi-rules.ts';
import type { Review } from './answer.ts';
import { shown } from './text.ts';
import { addedByKind, DISCLAIMER, reconcileLine, thereLines, touchedLines, verdictOf } from './words.ts';

/** Markdown without markup in it: what a patch says must not become a link, a heading or HTML. */
const plain = (text: string): string => shown(text.replace(/\s+/g, ' ')).replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&');

/** A review as Markdown. `site` is put before the pages' paths. */
export function reviewMarkdown(review: Review, site = ''): string {
  const link = (text: string, url?: string) => (url === undefined ? plain(text) : `[${plain(text)}](${site}${url})`);
  const out = [
    `# ${plain(review.title)}`,
    '',
    `${review.patches} patches, ${review.files} files; held against Linux ${review.kernel}.`,
    '',
    plain(verdictOf(review)),
  ];
  const section = (title: string, items: string[]) => {
    if (items.length > 0) out.push('', `## ${title}`, '', ...items.map((text) => `- ${text}`));
  };
  section('Signs', review.because.map(plain));
  section('What it adds', addedByKind(review.names).map(plain));
  section('What it touches', touchedLines(review).map(plain));
  for (const one of review.functions) {
    out.push(
      '',
      `## ${link(one.name, one.url)} (${one.likely})`,
      '',
      plain(one.definition),
      '',
      plain(`By: ${one.terms.join(', ')}.`),
      '',
    );
    out.push(...thereLines(one).map(({ text, url }) => `- ${link(text, url)}`));
    const reconcile = reconcileLine(one);
    if (reconcile) out.push('', plain(reconcile));
  }
  section('What the catalog has of it already', [
    ...review.known.series.map(({ title, state, url }) => `series: ${link(title, url)} (${state})`),
    ...review.known.names.map(({ name, url }) => link(name, url)),
  ]);
  for (const { added, known, rows } of review.structs) {
    out.push('', `## ${plain(added)} beside ${plain(known)}`, '', '| proposed | in the kernel |', '|---|---|');
    out.push(...rows.map((row) => `| ${plain(row.added ?? '')} | ${plain(row.known ?? '')} |`));
  }
  section(
    'Clashes',
    review.clashes.map(({ name, what, path, line }) => plain(`${name} ${what} (${path}:${line})`)),
  );
  section(
    'What the kernel asks of an interface',
    review.findings.map(({ rule, name, what, path, line }) =>
      plain(`${RULES[rule].title}: ${name}: ${what} (${path}:${line})`),
    ),
  );
  section('Where to bring it', [
    ...review.bring.topics.map(({ title, url, why }) => `${link(title, url)}: ${plain(why)}`),
    ...review.bring.forums.map(plain),
    ...review.bring.maintained.map((name) => plain(`MAINTAINERS: ${name}`)),
  ]);
  section('Not read', review.notes.map(plain));
  out.push('', plain(DISCLAIMER), '');
  return out.join('\n');
}
