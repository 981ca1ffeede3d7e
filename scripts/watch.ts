/** Lists mail that the catalog does not have: see COMMAND. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { News } from '../src/mail/watch.ts';
import type { Matter } from '../src/review/index.ts';
import {
  CATALOG_OPTION,
  type Command,
  Failure,
  type Given,
  JSON_OPTION,
  main,
  runCommand,
  UsageError,
} from './support/cli.ts';
import { startProgress } from './support/progress.ts';

const OPTIONS = {
  mail: {
    type: 'string',
    value: 'DIR',
    about: 'where the mail is: public-inbox (git), mbox or Maildir, or several of them',
  },
  since: { type: 'string', value: 'DAY', about: 'the first day that counts, as YYYY-MM-DD' },
  catalog: CATALOG_OPTION,
  json: JSON_OPTION,
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'watch',
  usage: ['--mail DIR --since DAY [--json]'],
  options: OPTIONS,
  more: () => [
    '',
    'New versions of known series, answers in known threads, and new threads that touch a file, a symbol or a word of the',
    'catalog, each with the YAML to put into the named file. A review says which functions a new thread likely serves, with',
    'score and reasons; threads of which it knows nothing come last, a line each. It claims only that the mail was written: a reader has to say',
    'whether it agrees or objects. Nothing is written.',
  ],
  exit: '0: also when there is nothing new; 2: wrong usage or a fault',
};

function dayOf(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new UsageError(`--since takes a day such as 2026-05-14, not ${text}`);
  }
  return text;
}

async function work({ values }: Given<typeof OPTIONS>): Promise<number> {
  if (values.mail === undefined || values.since === undefined) throw new UsageError('--mail and --since are needed');
  const since = dayOf(values.since);
  const { inboxAt } = await import('./support/inbox.ts');
  const stores = inboxAt(values.mail);
  const { defaultCatalogDirectory } = await import('../src/catalog/directory.ts');
  const catalog = values.catalog === undefined ? defaultCatalogDirectory() : resolve(values.catalog);
  if (!existsSync(catalog)) throw new Failure(`there is no catalog ${catalog}`);
  const { readCatalog } = await import('../src/catalog/read/load.ts');
  const { readSince } = await import('../src/mail/since.ts');
  const { interestsOf } = await import('../src/mail/interests.ts');
  const { newsOf } = await import('../src/mail/watch.ts');
  const { formatNews, newsItem } = await import('../src/mail/news-text.ts');
  const progress = startProgress(COMMAND.name);
  try {
    const { mails, notes } = await readSince(stores, resolve(values.mail), since, progress.at);
    const interests = interestsOf(readCatalog(catalog).entries);
    const items = (await weighed(newsOf(mails, interests, true), catalog)).map(({ news, functions }) =>
      newsItem(news, interests.events, functions),
    );
    progress.end();
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ since, mails: mails.length, items, notes }, null, 2)}\n`
        : formatNews(items, notes, mails.length, since),
    );
    return 0;
  } finally {
    progress.end();
  }
}

/**
 * New threads with what a review says that they serve, the likeliest first and those of which it knows nothing last. A
 * thread that touches nothing and is of another matter is left out.
 */
async function weighed(
  news: readonly News[],
  directory: string,
): Promise<{ news: News; functions: Matter['functions'] }[]> {
  const rest = news.filter(({ kind }) => kind !== 'thread').map((one) => ({ news: one, functions: [] }));
  const threads = news.filter(({ kind }) => kind === 'thread');
  if (threads.length === 0) return rest;
  const { loadCatalog } = await import('../src/catalog/read/load.ts');
  const { knowledgeOf, matterOf, profilesOf } = await import('../src/review/index.ts');
  const knowledge = knowledgeOf(loadCatalog(directory).catalog);
  const profiles = profilesOf(knowledge);
  const asked = threads.flatMap((one) => {
    const { concerns, functions } = matterOf(one.thread ?? [one.mail], knowledge, profiles);
    return one.why.length === 0 && !concerns ? [] : [{ news: one, functions }];
  });
  const score = ({ functions }: { functions: Matter['functions'] }) => functions[0]?.score ?? 0;
  return [...rest, ...asked.sort((a, b) => score(b) - score(a))];
}

/** Runs the command on arguments: its exit code. */
export const run = (argv: readonly string[]): Promise<number> => runCommand(COMMAND, work, argv);

await main(import.meta.url, COMMAND, work);
