/** Writes the file of a new entry: see COMMAND. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Kind } from '../src/catalog/kinds.ts';
import type { Catalog } from '../src/catalog/model.ts';
import type { Outline } from '../src/kernel/outline.ts';
import type { Answers } from './new/questions.ts';
import { CATALOG_OPTION, type Command, Failure, invocation, JSON_OPTION, main, UsageError } from './support/cli.ts';

const OPTIONS = {
  name: { type: 'string', value: 'NAME', about: 'the name that readers see' },
  group: { type: 'string', value: 'GROUP', about: 'of a function: the group that it stands in' },
  side: { type: 'string', value: 'guest|host', about: 'of a function or an interface: who uses it' },
  function: {
    type: 'string',
    value: 'ID',
    multiple: true,
    about: 'of an interface: a function that it performs, whose aspects are then offered; may be given again',
  },
  header: {
    type: 'string',
    value: 'HEADER',
    about: 'of an interface: the UAPI header whose ioctls and structs it has, from the kernels at hand, or a file',
  },
  arch: { type: 'string', value: 'ARCH', about: "of a platform: the directory of the kernel's arch/" },
  vendor: { type: 'string', value: 'VENDOR', about: 'of a platform: who defines it' },
  released: { type: 'string', value: 'DAY', about: 'of a kernel: the day of its release, YYYY-MM-DD' },
  forum: { type: 'string', value: 'FORUM', about: 'of a meeting, a decision or a document: the forum or body' },
  topic: { type: 'string', value: 'TOPIC', about: 'of a consultation: its topic' },
  date: { type: 'string', value: 'DAY', about: 'of what is dated: the day, YYYY-MM-DD' },
  catalog: CATALOG_OPTION,
  json: { ...JSON_OPTION, about: 'what was written, as JSON' },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'new',
  usage: [
    'interface|format PLATFORM ID [--name NAME] [--function ID …] [--header HEADER]',
    'function ID [--name NAME] [--group GROUP] [--side guest|host]',
    'platform ID [--name NAME] [--arch ARCH] [--vendor VENDOR]',
    'concept|topic|source|series|forum|status|log|distribution ID [--name NAME]',
    'meeting|decision|document ID [--forum FORUM] [--date DAY] [--name NAME]',
    'consultation ID [--topic TOPIC] [--date DAY]',
    'kernel VERSION [--released DAY]',
  ],
  options: OPTIONS,
  most: 3,
  more: () => ['', 'In a terminal it asks for what is left out.'],
  exit: '0: the files were written; 2: wrong usage, or there is such an entry',
};

await main(import.meta.url, COMMAND, async ({ values, words }) => {
  const { defaultCatalogDirectory, shownPath } = await import('../src/catalog/directory.ts');
  const directory = values.catalog === undefined ? defaultCatalogDirectory() : resolve(values.catalog);
  const [word = '', ...rest] = words;
  const talk = process.stdin.isTTY === true && process.stderr.isTTY === true ? await conversation() : undefined;
  try {
    const kind = await kindOf(word, talk);
    const placed = kind === 'interface' || kind === 'format';
    const [first, second] = rest;
    if (rest.length > (placed ? 2 : 1) || (!talk && (placed ? second : first) === undefined)) {
      throw new UsageError(
        `${kind} takes ${placed ? 'a platform and an id' : kind === 'kernel' ? 'a version' : 'an id'}`,
      );
    }
    const { loadCatalog } = await import('../src/catalog/read/load.ts');
    const { ScaffoldError, scaffold } = await import('../src/catalog/write/scaffold.ts');
    if (!existsSync(directory)) throw new Failure(`there is no directory ${directory}`);
    const { catalog } = loadCatalog(directory);
    const { function: functions = [], catalog: _, json: __, ...options } = values;
    let answers: Answers = { ...options, ...(placed ? { platform: first, id: second } : { id: first }) };
    if (functions.length > 0) answers.function = functions.join(' ');
    if (talk) {
      const { askFor, questionsOf } = await import('./new/questions.ts');
      const full = await askFor(questionsOf(kind, catalog), answers, talk.answer, talk.say);
      if (!full) throw new Failure('nothing was written');
      answers = full;
    }
    const { id = '', function: chosen = '', header, ...others } = answers;
    const outline = header === undefined ? undefined : await declared(header, catalog);
    let written: ReturnType<typeof scaffold>;
    try {
      const performed = chosen.split(/[\s,]+/).filter((name) => name !== '');
      written = scaffold(catalog, { ...others, ...outline, kind, id, functions: performed });
    } catch (error) {
      if (error instanceof ScaffoldError) throw new Failure(error.message);
      throw error;
    }
    const path = join(directory, written.file);
    const shown = shownPath(directory, written.file);
    // A file with faults is not in the catalog, but it is there.
    if (existsSync(path)) throw new Failure(`${shown} exists already`);
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(path, written.text, { flag: 'wx' });
    } catch (error) {
      throw new Failure(`${shown} cannot be written (${(error as NodeJS.ErrnoException).code})`);
    }
    if (values.json) process.stdout.write(`${JSON.stringify({ files: [{ file: shown, changed: false }] }, null, 2)}\n`);
    else process.stdout.write(`wrote ${shown}\n`);
    const next = `${invocation('check')} says line by line what is to be written, ${invocation('fmt')} puts it into form`;
    process.stderr.write(`Next: ${next}, and ${invocation('start')} shows its page.\n`);
    return 0;
  } finally {
    talk?.close();
  }
});

/** Questions and answers by the terminal; on standard error, for what is written is on standard output. */
async function conversation(): Promise<{
  answer(question: string): Promise<string | undefined>;
  say(sentence: string): void;
  close(): void;
}> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<undefined>((done) => lines.once('close', () => done(undefined)));
  return {
    answer: (question) => Promise.race([lines.question(question), ended]),
    say: (sentence) => void process.stderr.write(`${sentence}\n`),
    close: () => lines.close(),
  };
}

async function kindOf(word: string, talk: Awaited<ReturnType<typeof conversation>> | undefined): Promise<Kind> {
  const { KINDS } = await import('../src/catalog/kinds.ts');
  if (word === '' && talk) {
    const { askFor } = await import('./new/questions.ts');
    const answers = await askFor([{ key: 'kind', ask: 'What', choices: KINDS }], {}, talk.answer, talk.say);
    if (!answers) throw new Failure('nothing was written');
    return kindOf(answers.kind ?? '', undefined);
  }
  const kind = KINDS.find((candidate) => candidate === word);
  if (kind) return kind;
  if (word === '') throw new UsageError(`the kind is missing: ${KINDS.join(', ')}`);
  const { nearest } = await import('../src/catalog/suggest.ts');
  const near = nearest(word, KINDS);
  throw new UsageError(`there is no kind "${word}"${near ? `; did you mean "${near}"?` : ''}`);
}

/** What a header declares: one that the catalog has facts of is known, another has to be at hand as a file or in a tree. */
async function declared(header: string, catalog: Catalog): Promise<Outline & { header?: string }> {
  const { directionOf, findHeader, outlineOf } = await import('../src/kernel/outline.ts');
  const arches = [...new Set(catalog.platforms.map(({ arch }) => arch))];
  const kernels = catalog.kernels.map(({ id }) => id);
  const source = findHeader(header, process.env.COCO_KERNELS, kernels, arches);
  const included = /(?:^|\/)((?:linux|asm|uapi)\/[a-z0-9_/-]+\.h)$/.exec(header)?.[1];
  const named = included === undefined ? {} : { header: included };
  if (source !== undefined) return { ...outlineOf(source), ...named };
  const facts =
    catalog.kernels.findLast(({ uapi }) => uapi)?.uapi?.facts.filter((fact) => fact.header === header) ?? [];
  if (facts.length === 0)
    throw new Failure(`there is no header ${header}, neither as a file nor in the kernels at hand`);
  return {
    operations: facts.flatMap(({ name, value }) =>
      value && 'dir' in value ? [{ symbol: name, direction: directionOf(value.dir) }] : [],
    ),
    structs: facts.filter(({ kind }) => kind === 'struct').map(({ name }) => name),
    ...named,
  };
}
