import { count } from '../text.ts';
import { parseSubject } from './subject.ts';
import type { News } from './watch.ts';

const quoted = (text: string): string => JSON.stringify(text);

/** A function that a thread likely serves, by a review of it. */
export interface ServedFunction {
  id: string;
  name: string;
  score: number;
  because: readonly string[];
}

/** News as data for a program. */
export interface NewsItem {
  kind: News['kind'];
  id: string;
  date: string;
  from: string;
  subject: string;
  series: string | null;
  about: string[];
  why: string[];
  /** Of a new thread: what it likely serves, the likeliest first; empty when the review knows nothing like it. */
  functions: readonly ServedFunction[];
  /** Text to put into the named file, after review. */
  file: string | null;
  yaml: string;
}

/** The news with what would go into the catalog. `taken` holds the ids of the events of each topic, and gets the new ones. */
export function newsItem(
  news: News,
  taken: Map<string, Set<string>>,
  functions: readonly ServedFunction[] = [],
): NewsItem {
  const { kind, mail, series, about, why } = news;
  const topic = about.find((id) => !id.includes('/'));
  const file = series?.file ?? (topic === undefined ? null : `topics/${topic}.yaml`);
  return {
    kind,
    id: mail.id,
    date: mail.days[0] ?? '',
    from: mail.from.name || mail.from.address,
    subject: mail.subject,
    series: series?.id ?? null,
    about,
    why,
    functions,
    file,
    yaml: series ? versionYaml(news) : eventYaml(news, eventId(news, topic, taken)),
  };
}

function versionYaml({ mail: { id, subject, days } }: News): string {
  const { title, version, rfc, part } = parseSubject(subject);
  const lines = [
    `- v: ${version}`,
    ...(rfc ? ['  rfc: true'] : []),
    ...(days[0] === undefined ? [] : [`  date: "${days[0]}"`]),
    `  lore: ${quoted(id)}`,
    `  subject: ${quoted(title)}`,
    `  patches: ${part?.of ?? 1}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** An event that claims nothing but that the mail was written: whether it agrees or objects is for a reader to say. */
function eventYaml({ kind, mail: { id, subject, from, days } }: News, event: string): string {
  const { title, patch, rfc } = parseSubject(subject);
  const who = from.name || from.address;
  const posted = kind === 'thread' && patch;
  const what = posted ? `${who} posts "${title}".` : `${who} writes in the thread "${title}".`;
  const lines = [
    `- id: ${event}`,
    `  kind: ${posted ? 'posted' : 'discussed'}`,
    ...(days[0] === undefined ? [] : [`  date: "${days[0]}"`]),
    ...(posted && rfc ? ['  rfc: true'] : []),
    `  of: { person: ${quoted(who)} }`,
    `  what: ${quoted(what)}`,
    '  evidence:',
    `    - { lore: ${quoted(id)}, subject: ${quoted(subject)}${days[0] === undefined ? '' : `, date: "${days[0]}"`} }`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The day and the sender's last name; with a number when the topic has an event of that id. */
function eventId({ mail: { days, from } }: News, topic: string | undefined, taken: Map<string, Set<string>>): string {
  const name = (from.name || from.address.split('@')[0] || '').normalize('NFD').replace(/[^A-Za-z0-9 ]/g, '');
  const last = name.trim().split(/\s+/).at(-1)?.toLowerCase() || 'mail';
  const ids = taken.get(topic ?? '') ?? new Set<string>();
  taken.set(topic ?? '', ids);
  const base = [days[0], last].filter((part) => part !== undefined).join('-');
  let id = base;
  for (let number = 2; ids.has(id); number += 1) id = `${base}-${number}`;
  ids.add(id);
  return id;
}

const HEADINGS = {
  version: 'New versions of known series',
  answer: 'Answers in known threads',
  thread: 'New threads that touch the catalog',
} as const;

/** The news for a terminal: what came, why it matters, and the YAML to review; what a review knows nothing of comes last. */
export function formatNews(items: readonly NewsItem[], notes: readonly string[], mails: number, since: string): string {
  const lines: string[] = [];
  const unknown = (item: NewsItem) => item.kind === 'thread' && item.functions.length === 0;
  for (const kind of ['version', 'answer', 'thread'] as const) {
    const these = items.filter((item) => item.kind === kind && !unknown(item));
    if (these.length === 0) continue;
    lines.push(`${HEADINGS[kind]} (${these.length})`, '', ...these.flatMap(itemLines));
  }
  const rest = items.filter(unknown);
  if (rest.length > 0) {
    lines.push(`New threads of which the review knows nothing like it (${rest.length})`, '');
    for (const { date, from, subject, why } of rest)
      lines.push(`${date} ${from}: ${subject}${why.length > 0 ? ` (touches: ${why.slice(0, 3).join(', ')})` : ''}`);
    lines.push('');
  }
  for (const note of notes) lines.push(`not read: ${note}`);
  const counts = (['version', 'answer', 'thread'] as const).map((kind) =>
    count(items.filter((item) => item.kind === kind).length, kind),
  );
  lines.push(`${count(mails, 'mail')} since ${since}: ${counts.join(', ')}`);
  return `${lines.join('\n')}\n`;
}

function itemLines({ date, from, subject, about, why, functions, file, yaml }: NewsItem): string[] {
  const lines = [`${date} ${from}: ${subject}`];
  for (const { name, score, because } of functions)
    lines.push(`  serves: ${name}, score ${score} (${because.join('; ')})`);
  if (why.length > 0) lines.push(`  touches: ${why.join(', ')}`);
  if (about.length > 0) lines.push(`  about: ${about.join(', ')}`);
  lines.push(`  # ${file ?? 'no topic lists it: one that should, or a new one'}`);
  for (const line of yaml.trimEnd().split('\n')) lines.push(`  ${line}`);
  return [...lines, ''];
}
