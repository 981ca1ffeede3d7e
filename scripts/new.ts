/**
 * Writes the file of a new entry, which passes `npm run check`. Never overwrites one.
 * usage: see USAGE. Exit 0 when the files were written, 2 on wrong usage.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KINDS, type Kind } from '../src/catalog/kinds.ts';
import { defaultCatalogDirectory, loadCatalog, shownPath } from '../src/catalog/read/load.ts';
import { nearest } from '../src/catalog/suggest.ts';
import { ScaffoldError, scaffold } from '../src/catalog/write/scaffold.ts';

const USAGE = `usage: npm run new -- KIND …
  npm run new -- interface PLATFORM ID [--name "…"]
  npm run new -- format PLATFORM ID [--name "…"]
  npm run new -- function ID [--name "…"] [--group GROUP] [--side guest|host]
  npm run new -- platform|concept|topic|source ID [--name "…"]
  npm run new -- kernel VERSION [--released YYYY-MM-DD]
with --catalog DIR for another catalog than the repository's`;

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      group: { type: 'string' },
      side: { type: 'string' },
      released: { type: 'string' },
      catalog: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const [word = '', ...rest] = positionals;
  const kind = KINDS.find((candidate): candidate is Kind => candidate === word);
  if (!kind) {
    const near = nearest(word, KINDS);
    throw new ScaffoldError(
      `${word === '' ? 'the kind is missing' : `there is no kind "${word}"${near ? `; did you mean "${near}"?` : ''}`}\n${USAGE}`,
    );
  }
  const placed = kind === 'interface' || kind === 'format';
  if (rest.length !== (placed ? 2 : 1)) {
    throw new ScaffoldError(
      `${kind} takes ${placed ? 'a platform and an id' : kind === 'kernel' ? 'a version' : 'an id'}\n${USAGE}`,
    );
  }
  const directory = values.catalog === undefined ? defaultCatalogDirectory() : resolve(values.catalog);
  if (!existsSync(directory)) throw new ScaffoldError(`there is no directory ${directory}`);
  const { catalog } = loadCatalog(directory);
  const files = scaffold(
    catalog,
    {
      kind,
      id: rest.at(-1) as string,
      ...(placed ? { platform: rest[0] as string } : {}),
      ...(values.name === undefined ? {} : { name: values.name }),
      ...(values.group === undefined ? {} : { group: values.group }),
      ...(values.side === undefined ? {} : { side: values.side }),
      ...(values.released === undefined ? {} : { released: values.released }),
    },
    (file) => readFileSync(join(directory, file), 'utf8'),
  );
  for (const { file, changes } of files) {
    // A file with faults is not in the catalog, but it is there.
    if (!changes && existsSync(join(directory, file)))
      throw new ScaffoldError(`${shownPath(directory, file)} exists already`);
  }
  for (const { file, text, changes } of files) {
    const path = join(directory, file);
    if (changes) {
      writeFileSync(`${path}.tmp`, text);
      renameSync(`${path}.tmp`, path);
    } else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag: 'wx' });
    }
    console.log(`${changes ? 'changed' : 'wrote'} ${shownPath(directory, file)}`);
  }
  console.log('Fill it in; npm run check says what is wrong, npm run fmt puts it into form.');
}

try {
  main();
} catch (error) {
  const usage =
    error instanceof ScaffoldError || String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');
  console.error(
    usage && !(error instanceof ScaffoldError) ? `${(error as Error).message}\n${USAGE}` : (error as Error).message,
  );
  process.exitCode = 2;
}
