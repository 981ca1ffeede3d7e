import { RULES } from './abi-rules.ts';
import type { Review } from './answer.ts';
import { addedByKind, DISCLAIMER, reconcileLine, thereLines, touchedLines, verdictOf } from './words.ts';

const WIDTH = 72;

/** Folds a text at blanks, so that no line is wider than mail allows; a word that is wider stands alone. */
export function fold(text: string, indent = '', first = indent): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const glue = line.trim() === '' || line === first ? '' : ' ';
    if (line.length + glue.length + word.length > WIDTH && line.trim() !== '' && line !== first) {
      lines.push(line);
      line = indent + word;
    } else line += glue + word;
  }
  lines.push(line);
  return lines.join('\n');
}

/** A review as the text of a mail: at most 72 columns but for addresses. `site` is put before the pages' paths. */
export function reviewText(review: Review, site = ''): string {
  const out: string[] = [];
  const item = (text: string, url?: string) => {
    out.push(fold(text, '    ', '  - '));
    if (url !== undefined) out.push(`    ${site}${url}`);
  };
  const head = (title: string) => out.push('', title, '');
  out.push(fold(`${review.title}`));
  out.push(
    fold(
      `${review.patches} ${review.patches === 1 ? 'patch' : 'patches'}, ${review.files} ${review.files === 1 ? 'file' : 'files'}; held against Linux ${review.kernel}.`,
    ),
  );
  out.push('', fold(verdictOf(review)));
  if (review.because.length > 0) out.push(fold(`Signs: ${review.because.join('; ')}.`));
  if (review.names.length > 0) {
    head('What it adds');
    for (const line of addedByKind(review.names)) item(line);
  }
  head('What it touches');
  for (const line of touchedLines(review)) item(line);
  for (const [index, one] of review.functions.entries()) {
    head(`${index + 1}. ${one.name} (${one.likely})`);
    out.push(fold(one.definition));
    out.push(
      fold(
        `By: ${one.terms.join(', ')}${one.near.length > 0 ? `; nearest: ${one.near.map(({ name, platform }) => `${name} (${platform})`).join(', ')}` : ''}.`,
      ),
      `${site}${one.url}`,
      '',
    );
    for (const { text, url } of thereLines(one)) item(text, url);
    const reconcile = reconcileLine(one);
    if (reconcile) out.push('', fold(reconcile));
  }
  sections(review, head, item);
  out.push('', fold(DISCLAIMER));
  return `${shown(out.join('\n')).replace(/\n{3,}/g, '\n\n')}\n`;
}

/** Without characters that a terminal would obey or that turn the direction of a text. */
export const shown = (text: string): string => text.replace(/[^\P{C}\n\t]/gu, '');

/** What follows the functions: what it builds on, structs, clashes, rules, whom to ask, what was not read. */
function sections(review: Review, head: (title: string) => void, item: (text: string, url?: string) => void): void {
  const { known, structs, clashes, findings, bring, notes } = review;
  if (known.series.length > 0 || known.names.length > 0) {
    head('What the catalog has of it already');
    for (const { title, state, url } of known.series) item(`series: ${title} (${state})`, url);
    for (const { name, url } of known.names.slice(0, 8)) item(name, url);
    if (known.names.length > 8) item(`and ${known.names.length - 8} more names`);
  }
  if (structs.length > 0) {
    head('Structs with like members');
    for (const { added, size, known: other, knownSize, rows } of structs) {
      const shared = rows.filter((row) => row.added && row.known).length;
      const bytes = (count: number | undefined) => (count === undefined ? 'size not told' : `${count} bytes`);
      item(`${added} (${bytes(size)}) and ${other} (${bytes(knownSize)}): ${shared} members alike`);
    }
  }
  if (clashes.length > 0) {
    head('Clashes');
    for (const { name, path, line, what } of clashes) item(`${name} ${what} (${path}:${line})`);
  }
  if (findings.length > 0) {
    head('What the kernel asks of an interface');
    for (const [rule, those] of Map.groupBy(findings, (finding) => finding.rule)) {
      item(`${RULES[rule].title} (${RULES[rule].document})`);
      for (const { name, what, path, line } of those.slice(0, 6)) item(`${name}: ${what} (${path}:${line})`);
      if (those.length > 6) item(`and ${those.length - 6} more`);
    }
  }
  if (bring.topics.length + bring.forums.length + bring.maintained.length > 0) {
    head('Where to bring it');
    for (const { title, why, url } of bring.topics) item(`topic: ${title} (${why})`, url);
    if (bring.forums.length > 0) item(`forums: ${bring.forums.join(', ')}`);
    if (bring.maintained.length > 0) item(`MAINTAINERS: ${bring.maintained.join('; ')}`);
  }
  if (notes.length > 0) {
    head('Not read');
    for (const note of notes.slice(0, 20)) item(note);
  }
}
