import type { CatalogFile } from '../../catalog/read/load.ts';
import type { Evidence, Seen, Series } from '../../catalog/types.ts';
import type { Context } from '../context.ts';
import type { Finding, Rule } from '../rule.ts';

/** Kinds that tell what people wrote and did. */
const RECORD = ['topic', 'series', 'decision', 'meeting', 'forum', 'document', 'consultation'] as const;

export const mailSeen: Rule = {
  code: 'mail-seen',
  title: 'How a mail was seen is not on record',
  severity: 'warning',
  explanation:
    'What people posted, said and decided rests on their mails. Of the mails that were read in an archive, mail.json keeps digests. Every other mail that the record cites says under seen how it was seen: page, copy or listed. From what was only listed no state follows, so that an event which rests on it is of the kind reported. A mark that the digests have made needless goes. A catalog without mail.json is not held to this.',
  bad: 'evidence: [{ lore: 1@example.org, subject: A proposal, date: "2023-01-05" }]',
  good: 'evidence: [{ lore: 1@example.org, subject: A proposal, date: "2023-01-05", seen: page }]',
  *run(context) {
    for (const { file, data } of context.sound('series')) {
      for (const { path, posting } of postings(data)) {
        if (posting.seen === undefined || posting.lore !== undefined) continue;
        const message = '"seen" is about a mail, and none is named';
        yield { file, path: [...path, 'seen'], message, hint: 'add "lore", or remove "seen"' };
      }
    }
    const read = digests(context);
    if (read === undefined) return;
    for (const kind of RECORD) {
      for (const { file } of context.sound(kind)) {
        for (const { value, path } of context.described(file, 'evidence'))
          yield* judged(file, path, value as Evidence, read);
      }
    }
    for (const { file, data } of context.sound('series')) {
      for (const { path, posting } of postings(data)) yield* judged(file, path, posting, read);
    }
  },
};

/** Versions and postings without a number, with their places. */
const postings = ({ versions, unnumbered = [] }: Series) =>
  [['versions', versions] as const, ['unnumbered', unnumbered] as const].flatMap(([key, list]) =>
    list.map((posting, index) => ({ path: [key, String(index)], posting })),
  );

function* judged(
  file: CatalogFile,
  path: readonly string[],
  { lore, seen }: { lore?: string; seen?: Seen },
  read: ReadonlySet<string>,
): Generator<Finding> {
  if (lore === undefined) return;
  if (seen === undefined && !read.has(lore)) {
    const hint = 'run verify --mail --update over an archive that has it, or add "seen": page, copy or listed';
    yield { file, path: [...path, 'lore'], message: 'mail.json has no digest of this mail', hint };
  } else if (seen !== undefined && read.has(lore)) {
    const message = `mail.json has a digest of this mail, so that "${seen}" says less than is known`;
    yield { file, path: [...path, 'seen'], message, hint: 'remove "seen"' };
  }
}

/** Message-IDs of the mails of which digests are kept; undefined when the catalog keeps none. */
function digests(context: Context): ReadonlySet<string> | undefined {
  try {
    const kept: unknown = JSON.parse(Buffer.from(context.loaded.read('mail.json')).toString('utf8'));
    const mails = typeof kept === 'object' && kept !== null && 'mails' in kept ? kept.mails : undefined;
    return typeof mails === 'object' && mails !== null ? new Set(Object.keys(mails)) : undefined;
  } catch {
    return undefined;
  }
}
