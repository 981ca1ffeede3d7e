/** Holds the catalog to the kernel: see COMMAND. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
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
import type { NamedTree } from './verify/trees.ts';

const OPTIONS = {
  kernel: {
    type: 'string',
    value: 'VERSION=DIR',
    multiple: true,
    about: 'use this tree and no others: a source tree, installed headers, or one with both in src and uapi',
  },
  offline: { type: 'boolean', about: 'fetch nothing: use the trees that are given or unpacked already' },
  update: {
    type: 'boolean',
    about: 'write what was extracted and found beside the kernels instead of comparing with it',
  },
  strict: { type: 'boolean', about: 'fail when something could not be checked: no trees, no compiler' },
  stale: { type: 'boolean', about: 'list the claims that were read in one release and whose place differs in another' },
  completeness: { type: 'boolean', about: 'list the names of the headers to which no entry refers' },
  sample: {
    type: 'string',
    value: 'N',
    about: 'print N claims with their evidence, for a reader to check; needs no trees',
  },
  seed: {
    type: 'string',
    value: 'N',
    about: 'which claims those are: the same for the same catalog and seed; 1 when left out',
  },
  of: {
    type: 'string',
    value: 'SORTS',
    about: 'which sorts of claims those are from: errors, notes, remedies, histories, with commas; all when left out',
  },
  add: {
    type: 'string',
    value: 'VERSION',
    about: 'add a release: make its entry, extract and record, say what it changes of every claim',
  },
  mail: {
    type: 'string',
    value: 'DIR',
    about:
      'hold the mails that the catalog names to an inbox instead: public-inbox (git), mbox or Maildir; needs no trees',
  },
  catalog: CATALOG_OPTION,
  json: JSON_OPTION,
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'verify',
  usage: [
    '[--kernel VERSION=DIR …] [--offline] [--update] [--strict] [--stale] [--json]',
    '--completeness [--json]',
    '--sample N [--seed N] [--of SORTS] [--json]',
    '--add VERSION [--kernel VERSION=DIR]',
    '--mail DIR [--update] [--json]',
  ],
  options: OPTIONS,
  more: () => [
    '',
    'Without --kernel, trees are taken from $COCO_KERNELS (src/VERSION and uapi/VERSION), else from .cache/kernels, into',
    'which they are unpacked from Debian packages when they are missing; what is fetched for that is said before.',
    '',
    'Of mails only digests are kept, with --mail --update in mail.json of the catalog. A list is had as an inbox with',
    'git clone --mirror https://lore.kernel.org/LIST/0 DIR/LIST/0.git.',
  ],
  exit: '0: everything agrees; 1: something does not, or, with --strict, could not be checked; 2: wrong usage or a fault',
};
type Values = Given<typeof OPTIONS>['values'];

function version(text: string): string {
  if (!/^[2-9]\.\d{1,2}(\.\d{1,2})?$/.test(text)) throw new UsageError(`${text} is not a release such as 7.3`);
  return text;
}

function count(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`${name} takes a whole number, not ${text}`);
  return Number(text);
}

function treesOf(values: Values): NamedTree[] {
  return (values.kernel ?? []).map((given) => {
    const [release = '', ...directory] = given.split('=');
    if (directory.join('=') === '') throw new UsageError('--kernel takes VERSION=DIR');
    return { version: version(release), directory: directory.join('=') };
  });
}

async function work({ values }: Given<typeof OPTIONS>): Promise<number> {
  for (const part of ['seed', 'of'] as const) {
    if (values[part] !== undefined && values.sample === undefined)
      throw new UsageError(`--${part} belongs to --sample`);
  }
  const named = treesOf(values);
  const sample = values.sample === undefined ? undefined : count('--sample', values.sample);
  const seed = count('--seed', values.seed ?? '1');
  const add = values.add === undefined ? undefined : version(values.add);
  const { defaultCatalogDirectory } = await import('../src/catalog/directory.ts');
  const { readCatalog } = await import('../src/catalog/read/load.ts');
  const catalog = values.catalog === undefined ? defaultCatalogDirectory() : resolve(values.catalog);
  if (!existsSync(catalog)) throw new Failure(`there is no catalog ${catalog}`);
  const { entries } = readCatalog(catalog);
  const { json = false, update = false, offline = false, strict = false, stale = false } = values;
  const print = (data: object, text: string) =>
    process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : text);
  if (values.completeness) {
    const { newestCompleteness } = await import('./verify/completeness.ts');
    const { formatCompleteness } = await import('../src/kernel/report.ts');
    const result = newestCompleteness(catalog, entries);
    print(result, formatCompleteness(result));
    return 0;
  }
  if (sample !== undefined) {
    const { formatSample, sampleOf, sortsOf } = await import('../src/kernel/sample.ts');
    const sorts = sortsOf(values.of ?? '');
    if (typeof sorts === 'string') throw new UsageError(sorts);
    const result = sampleOf(catalog, entries, sample, seed, sorts);
    print(result, formatSample(result));
    return 0;
  }
  const progress = startProgress(COMMAND.name);
  if (values.mail !== undefined) {
    const { holdMail } = await import('./verify/mail.ts');
    try {
      return await holdMail({ catalog, entries, directory: values.mail, update, json, progress });
    } finally {
      progress.end();
    }
  }
  const { hold } = await import('./verify/hold.ts');
  try {
    return await hold({ catalog, entries, named, add, update, offline, strict, stale, json, progress });
  } finally {
    progress.end();
  }
}

/** Runs the command on arguments: its exit code. */
export const run = (argv: readonly string[]): Promise<number> => runCommand(COMMAND, work, argv);

await main(import.meta.url, COMMAND, work);
