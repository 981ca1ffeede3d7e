/** Writes the file of a new entry: see COMMAND. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CATALOG_OPTION, type Command, Failure, JSON_OPTION, main, UsageError } from './support/cli.ts';

const OPTIONS = {
  name: { type: 'string', value: 'NAME', about: 'the name that readers see' },
  group: { type: 'string', value: 'GROUP', about: 'of a function: the group that it stands in' },
  side: { type: 'string', value: 'guest|host', about: 'of a function: who uses it' },
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
    'interface|format PLATFORM ID [--name NAME]',
    'function ID [--name NAME] [--group GROUP] [--side guest|host]',
    'platform|concept|topic|source|series|forum|distribution ID [--name NAME]',
    'meeting|decision|document ID [--forum FORUM] [--date DAY] [--name NAME]',
    'consultation ID [--topic TOPIC] [--date DAY]',
    'kernel VERSION [--released DAY]',
  ],
  options: OPTIONS,
  most: 3,
  exit: '0: the files were written; 2: wrong usage, or there is such an entry',
};

await main(import.meta.url, COMMAND, async ({ values, words: [word = '', ...rest] }) => {
  const { KINDS } = await import('../src/catalog/kinds.ts');
  const kind = KINDS.find((candidate) => candidate === word);
  if (!kind) {
    if (word === '') throw new UsageError(`the kind is missing: ${KINDS.join(', ')}`);
    const { nearest } = await import('../src/catalog/suggest.ts');
    const near = nearest(word, KINDS);
    throw new UsageError(`there is no kind "${word}"${near ? `; did you mean "${near}"?` : ''}`);
  }
  const placed = kind === 'interface' || kind === 'format';
  const [first, second] = rest;
  const id = placed ? second : first;
  if (first === undefined || id === undefined || rest.length > (placed ? 2 : 1)) {
    throw new UsageError(
      `${kind} takes ${placed ? 'a platform and an id' : kind === 'kernel' ? 'a version' : 'an id'}`,
    );
  }
  const { defaultCatalogDirectory, shownPath } = await import('../src/catalog/directory.ts');
  const { loadCatalog } = await import('../src/catalog/read/load.ts');
  const { ScaffoldError, scaffold } = await import('../src/catalog/write/scaffold.ts');
  const directory = values.catalog === undefined ? defaultCatalogDirectory() : resolve(values.catalog);
  if (!existsSync(directory)) throw new Failure(`there is no directory ${directory}`);
  const { name, group, side, released, forum, topic, date } = values;
  let written: ReturnType<typeof scaffold>;
  try {
    const request = {
      kind,
      id,
      ...(placed ? { platform: first } : {}),
      name,
      group,
      side,
      released,
      forum,
      topic,
      date,
    };
    written = scaffold(loadCatalog(directory).catalog, request);
  } catch (error) {
    if (error instanceof ScaffoldError) throw new Failure(error.message);
    throw error;
  }
  const path = join(directory, written.file);
  const shown = shownPath(directory, written.file);
  // A file with faults is not in the catalog, but it is there.
  if (existsSync(path)) throw new Failure(`${shown} exists already`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, written.text, { flag: 'wx' });
  if (values.json) process.stdout.write(`${JSON.stringify({ files: [{ file: shown, changed: false }] }, null, 2)}\n`);
  else process.stdout.write(`wrote ${shown}\n`);
  process.stderr.write('Fill it in; npm run check says what is wrong, npm run fmt puts it into form.\n');
  return 0;
});
