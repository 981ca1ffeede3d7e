/**
 * Puts entries into the catalog's form: order of keys, quotes, line breaks. Comments stay.
 * usage: npm run fmt [-- [--check] [--catalog DIR] [FILE…]]
 * Exit 0 when all is well, 1 when --check found files that are not in form or a file cannot be read, 2 on wrong usage.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { diagnostic } from '../src/catalog/diagnostic.ts';
import { placeOf } from '../src/catalog/kinds.ts';
import { entryFiles } from '../src/catalog/read/discover.ts';
import { defaultCatalogDirectory, shownPath } from '../src/catalog/read/load.ts';
import { formatEntry } from '../src/catalog/write/canonical.ts';
import { toPretty } from '../src/rules/report/pretty.ts';

enableCompileCache?.();

const USAGE = 'usage: npm run fmt [-- [--check] [--catalog DIR] [FILE…]]';

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean' }, catalog: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const directory = values.catalog === undefined ? defaultCatalogDirectory() : resolve(values.catalog);
  if (!existsSync(directory)) throw new Error(`there is no directory ${directory}`);
  const files = positionals.length > 0 ? positionals.map((file) => named(directory, file)) : entryFiles(directory);

  let changed = 0;
  const diagnostics = [];
  for (const file of files) {
    const place = placeOf(file);
    if (!place) continue;
    const path = resolve(directory, file);
    const source = readFileSync(path, 'utf8');
    const { text, faults } = formatEntry({ kind: place.kind, file }, source);
    if (faults) {
      for (const fault of faults) diagnostics.push(diagnostic(shownPath(directory, file), fault));
    } else if (text !== source) {
      changed += 1;
      if (values.check) console.log(`${shownPath(directory, file)}: not in form`);
      else replace(path, text);
    }
  }
  if (diagnostics.length > 0) {
    const report = { files: files.length, errors: diagnostics.length, warnings: 0, diagnostics };
    console.error(toPretty(report, process.stderr.isTTY === true && !process.env.NO_COLOR));
  }
  const total = `${files.length} file${files.length === 1 ? '' : 's'}`;
  console.log(values.check ? `${total} looked at, ${changed} not in form` : `${total} looked at, ${changed} changed`);
  return diagnostics.length > 0 || (values.check && changed > 0) ? 1 : 0;
}

/** A named file, relative to the catalog. */
function named(directory: string, file: string): string {
  const path = [resolve(file), resolve(directory, file)].find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error(`there is no file ${file}`);
  const inside = relative(directory, path).split(sep).join('/');
  if (!placeOf(inside)) throw new Error(`${file} is not a file of the catalog in ${directory}`);
  return inside;
}

/** Writes the whole file or nothing. */
function replace(path: string, text: string): void {
  const scratch = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(scratch, text);
    renameSync(scratch, path);
  } finally {
    rmSync(scratch, { force: true });
  }
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 2;
}
