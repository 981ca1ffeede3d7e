/** Says what is common already when a series is posted: see COMMAND. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  CATALOG_OPTION,
  type Command,
  Failure,
  type Given,
  invocation,
  JSON_OPTION,
  main,
  UsageError,
} from './support/cli.ts';
import { readAtMost } from './support/read-at-most.ts';

const OPTIONS = {
  format: {
    type: 'string',
    value: 'text|md|json',
    oneOf: ['text', 'md', 'json'],
    about: 'text of 72 columns, Markdown or JSON; text when left out',
  },
  json: { ...JSON_OPTION, about: 'the same as --format json' },
  tree: {
    type: 'boolean',
    about: 'the two arguments are directories: an older and a newer kernel tree, or their headers',
  },
  write: {
    type: 'boolean',
    about: 'also writes the proposed interface, the series and the event as entries to review; never over a file',
  },
  to: { type: 'string', value: 'DIR', about: 'with --write: a directory to write into instead of the catalog' },
  catalog: CATALOG_OPTION,
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'review',
  usage: ['FILE… [options]', 'FILE… --write [--to DIR]', '--tree OLD NEW [--format text|json]'],
  options: OPTIONS,
  most: Number.POSITIVE_INFINITY,
  more: () => [
    '',
    'FILE is an mbox, a mail, a patch, a unified diff, or a directory of patches; - is standard input. The answer names the',
    'functions that the proposal likely serves, what there is for them on other platforms and in neutral code, what was',
    'tried and dropped, structs that are alike, clashes of numbers and names, what the kernel asks of an interface, and where',
    'to bring it. With --write it also drafts entries: what the patches do not tell is filler that check finds until it is',
    'replaced; the event goes into the topic that has the matter, else into a new one. With --tree it lists the names that the newer tree adds, and which of them no entry has.',
    'The addresses begin with SITE, when that is set.',
  ],
  exit: '0: an answer was given, also that nothing like it was found; 2: wrong usage, or an input that cannot be read',
};

/** The files that are meant: those of a directory in the order of their names. */
function filesOf(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    if (word === '-') return [word];
    if (!existsSync(word)) throw new Failure(`there is no file ${word}`);
    if (!statSync(word).isDirectory()) return [word];
    const files = readdirSync(word, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:patch|diff|mbox|eml)$/.test(entry.name))
      .map(({ name }) => join(word, name));
    if (files.length === 0) throw new Failure(`${word} holds no file named .patch, .diff, .mbox or .eml`);
    return files.sort();
  });
}

async function work({ values, words }: Given<typeof OPTIONS>): Promise<number> {
  const format = values.format ?? (values.json ? 'json' : 'text');
  if (values.json && format !== 'json') throw new UsageError(`--json and --format ${format} contradict each other`);
  if (values.tree && format === 'md') throw new UsageError('--tree prints text or JSON');
  if (words.length === 0)
    throw new UsageError(values.tree ? 'name the older and the newer tree' : 'name a file, or - for standard input');
  if (values.tree && words.length !== 2)
    throw new UsageError('--tree takes two directories: the older and the newer one');
  if (values.tree && values.write) throw new UsageError('--write takes a series, not two trees');
  if (values.to !== undefined && !values.write) throw new UsageError('--to says where --write puts its files');
  if (values.catalog !== undefined && !existsSync(values.catalog))
    throw new Failure(`there is no directory ${values.catalog}`);
  const [{ loadCatalog }, review] = await Promise.all([
    import('../src/catalog/read/load.ts'),
    import('../src/review/index.ts'),
  ]);
  const { catalog } = loadCatalog(values.catalog);
  const knowledge = review.knowledgeOf(catalog);
  const print = (text: string) => process.stdout.write(text);
  if (values.tree) {
    const [{ namesOfTree, proposalOfTrees }, { treeNames, treeText }] = await Promise.all([
      import('./review/trees.ts'),
      import('./review/names.ts'),
    ]);
    const [older = '', newer = ''] = words;
    const proposal = proposalOfTrees(older, newer, knowledge);
    const there = namesOfTree(older, knowledge);
    const added = review
      .addedNames(proposal, knowledge)
      .filter((one) => one.extended || !there.has(`${one.kind} ${one.name}`))
      .map(review.entryOf(knowledge));
    const names = treeNames(added, knowledge);
    print(format === 'json' ? `${JSON.stringify({ older, newer, names }, null, 2)}\n` : treeText(names));
    return 0;
  }
  const { MOST } = await import('../src/review/proposal.ts');
  const given = [];
  for (const name of filesOf(words)) {
    try {
      given.push({ name: name === '-' ? 'standard input' : name, bytes: await readAtMost(name, MOST.bytes) });
    } catch (error) {
      throw new Failure(`cannot read ${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  try {
    const proposal = await review.readProposal(given);
    const answer = review.reviewOf(proposal, knowledge);
    const site = (process.env.SITE ?? '').replace(/\/$/, '');
    if (format === 'json') print(`${JSON.stringify(review.reviewData(answer), null, 2)}\n`);
    else print(format === 'md' ? review.reviewMarkdown(answer, site) : review.reviewText(answer, site));
    if (!values.write) return 0;
    const [{ writeDraft }, { shownPath }] = await Promise.all([
      import('./review/write.ts'),
      import('../src/catalog/directory.ts'),
    ]);
    const draft = review.draftOf(proposal, answer, knowledge, (kind, id) => catalog.files.has(`${kind}/${id}`));
    const to = values.to === undefined ? catalog.dir : resolve(values.to);
    for (const { file, changed } of writeDraft(draft, catalog, to))
      process.stderr.write(`${changed ? 'added to' : 'wrote'} ${shownPath(to, file)}\n`);
    for (const note of draft.notes) process.stderr.write(`note: ${note}\n`);
    process.stderr.write(`Next: ${invocation('check')} says line by line what is to be written.\n`);
    return 0;
  } catch (error) {
    if (error instanceof review.NoProposal || error instanceof review.NoDraft) throw new Failure(error.message);
    throw error;
  }
}

await main(import.meta.url, COMMAND, work);
