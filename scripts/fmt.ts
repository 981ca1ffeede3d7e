/** Puts entries into the catalog's form: see COMMAND. */
import { existsSync, lstatSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Diagnostic, Fault } from '../src/catalog/diagnostic.ts';
import { CATALOG_OPTION, type Command, Failure, JSON_OPTION, main } from './support/cli.ts';

const OPTIONS = {
  check: { type: 'boolean', about: 'only look: change nothing, and list what is not in form' },
  json: JSON_OPTION,
  catalog: CATALOG_OPTION,
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'fmt',
  usage: ['[FILE…] [options]'],
  options: OPTIONS,
  most: Number.POSITIVE_INFINITY,
  exit: '0: all is well; 1: with --check a file is not in form, or a file cannot be read; 2: wrong usage or an internal fault',
};

await main(import.meta.url, COMMAND, async ({ values, words }) => {
  const [
    { diagnostic },
    { placeOf },
    { lookBelow, otherFault, unreadableFault },
    { readRegular },
    { defaultCatalogDirectory, shownPath },
    { formatEntry },
    { replaceFile },
  ] = await Promise.all([
    import('../src/catalog/diagnostic.ts'),
    import('../src/catalog/kinds.ts'),
    import('../src/catalog/read/discover.ts'),
    import('../src/catalog/read/regular.ts'),
    import('../src/catalog/directory.ts'),
    import('../src/catalog/write/canonical.ts'),
    import('../src/catalog/write/replace.ts'),
  ]);
  const directory = values.catalog === undefined ? defaultCatalogDirectory() : resolve(values.catalog);
  if (!existsSync(directory)) throw new Failure(`there is no directory ${directory}`);
  const named = words.map((file) => inside(directory, file));
  for (const [at, file] of named.entries()) {
    if (!placeOf(file)) throw new Failure(`${words[at]} is not a file of the catalog in ${directory}`);
  }
  const below = lookBelow(directory);
  const files = named.length > 0 ? named : below.files.filter((file) => placeOf(file));

  const unformed: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const report = (file: string, fault: Fault): void => {
    diagnostics.push(diagnostic(shownPath(directory, file), fault));
  };
  if (named.length === 0) for (const { path, what } of below.others) report(path, otherFault(what));
  for (const file of files) {
    const place = placeOf(file);
    if (!place) continue;
    const path = resolve(directory, file);
    try {
      const source = readRegular(path).toString('utf8');
      const { text, faults } = formatEntry({ kind: place.kind, file }, source);
      if (faults) for (const fault of faults) report(file, fault);
      else if (text !== source) {
        if (!values.check) replaceFile(path, text);
        unformed.push(shownPath(directory, file));
      }
    } catch (error) {
      // One file that cannot be read or written says so, and the others get their form.
      report(file, unreadableFault(error));
    }
  }
  if (values.json) {
    // Those that were not in form; without --check they are now.
    const result = { files: files.length, unformed, diagnostics };
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    if (diagnostics.length > 0) {
      const { toPretty } = await import('../src/rules/report/pretty.ts');
      const report = { files: files.length, errors: diagnostics.length, warnings: 0, diagnostics };
      process.stderr.write(`${toPretty(report, process.stderr.isTTY === true && !process.env.NO_COLOR)}\n`);
    }
    const total = `${files.length} file${files.length === 1 ? '' : 's'} looked at`;
    const lines = values.check ? unformed.map((file) => `${file}: not in form`) : [];
    lines.push(`${total}, ${unformed.length} ${values.check ? 'not in form' : 'changed'}`);
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  return diagnostics.length > 0 || (values.check && unformed.length > 0) ? 1 : 0;
});

/** A named file, relative to the catalog. */
function inside(directory: string, file: string): string {
  const path = [resolve(file), resolve(directory, file)].find((candidate) =>
    lstatSync(candidate, { throwIfNoEntry: false }),
  );
  if (path === undefined) throw new Failure(`there is no file ${file}`);
  return relative(directory, path).split(sep).join('/');
}
