import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { readCatalog } from '../../catalog/read/load.ts';
import { schemaDirectory } from '../../catalog/schemas.ts';
import { checkLoaded } from '../check.ts';
import { brief, checkFiles, type Edit, miniFiles } from './mini.ts';

/**
 * schemas/fixtures/rules: for each code a change of the small catalog that breaks just this rule. The name of a file is
 * the code; `at` is where the message has to point, `hint` what it has to advise; `raw` texts get no modeline.
 */
interface Fixture {
  at: string;
  hint: string;
  raw?: boolean;
  /** Links to make, each with what it leads to. The catalog then lies on disk, as with \`disk\`. */
  links?: Readonly<Record<string, string>>;
  disk?: boolean;
  files: Readonly<Record<string, string | readonly { old: string; new: string }[]>>;
}

const directory = join(schemaDirectory(), 'fixtures', 'rules');

/** Codes that have a fixture. */
export const brokenCodes = (): string[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length));

/** What the fixture of a code has to give, and what it gives: places with codes, and hints. */
export function judge(code: string): { wanted: string[]; found: string[] } {
  const fixture = parse(readFileSync(join(directory, `${code}.yaml`), 'utf8')) as Fixture;
  const edit: Record<string, Edit[string]> = {};
  for (const [file, change] of Object.entries(fixture.files)) {
    edit[file] = typeof change === 'string' ? change : change.map((item) => [item.old, item.new] as const);
  }
  const files = miniFiles(edit);
  if (fixture.raw) {
    for (const [file, change] of Object.entries(fixture.files)) if (typeof change === 'string') files.set(file, change);
  }
  const { links = {}, disk = fixture.links !== undefined } = fixture;
  return {
    wanted: [`${code} ${fixture.at} → ${fixture.hint}`],
    found: disk ? onDisk(files, links) : checkFiles(files).map((item) => `${brief(item)} → ${item.hint}`),
  };
}

/** What is found in files that lie in a directory. */
function onDisk(files: ReadonlyMap<string, string>, links: Readonly<Record<string, string>>): string[] {
  const scratch = mkdtempSync(join(tmpdir(), 'catalog-'));
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(scratch, file)), { recursive: true });
      writeFileSync(join(scratch, file), text);
    }
    for (const [file, to] of Object.entries(links)) symlinkSync(to, join(scratch, file));
    return checkLoaded(readCatalog(scratch, { results: new Map() })).map(
      ({ code, file, line, column, hint }) => `${code} ${relative(scratch, resolve(file))}:${line}:${column} → ${hint}`,
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
