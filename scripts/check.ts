/**
 * Validates the catalog, or the named files against the whole of it.
 * usage: npm run check -- [FILE…] [--catalog DIR] [--format pretty|json|github|sarif]
 * Exit 0 when there are no findings, 1 when there are, 2 on wrong usage or an internal fault.
 */
import { existsSync, statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

enableCompileCache?.();

const USAGE = 'usage: npm run check -- [FILE…] [--catalog DIR] [--format pretty|json|github|sarif]';
const FORMATS = ['pretty', 'json', 'github', 'sarif'];

class Usage extends Error {}

async function main(): Promise<number> {
  let options: ReturnType<typeof parse>;
  try {
    options = parse();
  } catch (error) {
    throw new Usage(`${(error as Error).message}\n${USAGE}`);
  }
  const { values, positionals } = options;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const format = values.format ?? 'pretty';
  if (!FORMATS.includes(format)) throw new Usage(`there is no format "${format}"; ${FORMATS.join(', ')} are known`);

  const [{ defaultCatalogDirectory }, { check, UsageError }] = await Promise.all([
    import('../src/catalog/read/load.ts'),
    import('../src/rules/check.ts'),
  ]);
  const directory = values.catalog === undefined ? defaultCatalogDirectory() : resolve(values.catalog);
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    throw new Usage(`there is no directory ${directory}`);
  for (const file of positionals) {
    if (!existsSync(file) && !existsSync(resolve(directory, file))) throw new Usage(`there is no file ${file}`);
  }
  let report: ReturnType<typeof check>;
  try {
    report = check(directory, positionals);
  } catch (error) {
    if (error instanceof UsageError) throw new Usage(error.message);
    throw error;
  }
  const text = await render(format, report);
  if (text !== '') await write(`${text}\n`);
  return report.diagnostics.length > 0 ? 1 : 0;
}

const parse = () =>
  parseArgs({
    allowPositionals: true,
    options: { catalog: { type: 'string' }, format: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });

async function render(format: string, report: import('../src/rules/check.ts').Report): Promise<string> {
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

/** Waits until everything is written: a pipe may be slower than the process's end. */
const write = (text: string): Promise<void> =>
  new Promise((done) => {
    // A reader that went away, such as head, has seen what it wanted.
    process.stdout.on('error', () => done());
    process.stdout.write(text, () => done());
  });

try {
  process.exitCode = await main();
} catch (error) {
  const message = (error as Error).message ?? String(error);
  console.error(error instanceof Usage ? message : `internal fault: ${message}`);
  process.exitCode = 2;
}
