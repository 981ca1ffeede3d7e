/** Validates the catalog: see COMMAND. */
import { isUtf8 } from 'node:buffer';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Report } from '../src/rules/kept.ts';
import { CATALOG_OPTION, type Command, Failure, JSON_OPTION, main, UsageError } from './support/cli.ts';

const FORMATS = ['pretty', 'json', 'github', 'sarif'] as const;
const OPTIONS = {
  format: {
    type: 'string',
    value: FORMATS.join('|'),
    oneOf: FORMATS,
    about: 'how findings are printed; pretty, for people, when left out',
  },
  json: { ...JSON_OPTION, about: 'the same as --format json' },
  catalog: CATALOG_OPTION,
  fix: { type: 'boolean', about: 'puts right what takes no judgement, changes nothing else, and reports what is left' },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'check',
  usage: ['[FILE…] [options]'],
  options: OPTIONS,
  most: Number.POSITIVE_INFINITY,
  exit: '0: no findings; 1: findings; 2: wrong usage or an internal fault',
};

/** Most times that mistakes are put right and looked for again. */
const ROUNDS = 5;

await main(import.meta.url, COMMAND, async ({ values, words }) => {
  const format = values.format ?? (values.json ? 'json' : 'pretty');
  if (values.json && format !== 'json') throw new UsageError(`--json and --format ${format} contradict each other`);
  const [{ defaultCatalogDirectory }, { checkCatalog }, { NotInCatalog }] = await Promise.all([
    import('../src/catalog/directory.ts'),
    import('../src/rules/check-catalog.ts'),
    import('../src/rules/kept.ts'),
  ]);
  const directory = values.catalog === undefined ? defaultCatalogDirectory() : resolve(values.catalog);
  if (!existsSync(directory) || !statSync(directory).isDirectory()) {
    throw new Failure(`there is no directory ${directory}`);
  }
  for (const file of words) {
    if (!isThere(file) && !isThere(resolve(directory, file))) throw new Failure(`there is no file ${file}`);
  }
  let report: Report;
  try {
    report = await checkCatalog(directory, words);
  } catch (error) {
    if (error instanceof NotInCatalog) throw new Failure(error.message);
    throw error;
  }
  // What kept a file from being read hides the rest of its mistakes.
  for (let round = 0; values.fix && round < ROUNDS && (await fixFiles(report)) > 0; round += 1) {
    const { checkAgain } = await import('../src/rules/check-catalog.ts');
    report = await checkAgain(directory, words);
  }
  const text = await render(format, report);
  if (text !== '') process.stdout.write(`${text}\n`);
  return report.diagnostics.length > 0 ? 1 : 0;
});

/** Whether a name is taken, be it by a link that leads nowhere. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Puts right what can be, file by file, and says how much on standard error; gives the number of mistakes. */
async function fixFiles({ diagnostics }: Report): Promise<number> {
  const [{ fixed }, { replaceFile }, { readRegular }] = await Promise.all([
    import('../src/rules/fix.ts'),
    import('../src/catalog/write/replace.ts'),
    import('../src/catalog/read/regular.ts'),
  ]);
  let mistakes = 0;
  let files = 0;
  for (const [file, found] of Map.groupBy(diagnostics, (one) => one.file)) {
    if (found.some(({ code }) => code.startsWith('file-'))) continue;
    const bytes = Buffer.from(readRegular(file));
    if (!isUtf8(bytes)) continue;
    const { text, count } = fixed(bytes.toString('utf8'), found);
    if (count === 0) continue;
    replaceFile(file, text);
    mistakes += count;
    files += 1;
  }
  if (mistakes > 0)
    process.stderr.write(`check: ${mistakes} put right, in ${files === 1 ? '1 file' : `${files} files`}\n`);
  return mistakes;
}

async function render(format: string, report: Report): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../src/rules/report/json.ts')).toJson(report);
    case 'github':
      return (await import('../src/rules/report/github.ts')).toGithub(report);
    case 'sarif':
      return (await import('../src/rules/report/sarif.ts')).toSarif(report);
    default: {
      const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
      return (await import('../src/rules/report/pretty.ts')).toPretty(report, colour);
    }
  }
}
