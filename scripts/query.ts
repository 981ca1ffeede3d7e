/** Asks the catalog in the site's query language: see COMMAND. */
import { existsSync } from 'node:fs';
import type { QueryRow } from '../src/query/index.ts';
import { CATALOG_OPTION, type Command, Failure, JSON_OPTION, main, UsageError } from './support/cli.ts';

const FORMATS = ['csv', 'md', 'txt', 'json'] as const;
const OPTIONS = {
  json: JSON_OPTION,
  format: {
    type: 'string',
    value: FORMATS.join('|'),
    oneOf: FORMATS,
    about: 'a table with ids, addresses and evidence: CSV, Markdown, or text of 72 columns; or JSON, as --json',
  },
  kernel: { type: 'string', value: 'VERSION', about: 'the release that is asked about; the newest when left out' },
  catalog: CATALOG_OPTION,
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'query',
  usage: ["'EXPR' [options]"],
  options: OPTIONS,
  most: Number.POSITIVE_INFINITY,
  // A word of an expression is negated by a minus sign.
  minusWords: true,
  more: language,
  exit: '0: something was found; 1: nothing was; 2: the query or the command line has a fault',
};

async function language(): Promise<string[]> {
  const { QUERY_EXAMPLES, QUERY_FIELDS, QUERY_SYNTAX } = await import('../src/query/index.ts');
  const fields = QUERY_FIELDS.map((field) => `  ${field.example.padEnd(32)} ${field.about}`);
  const examples = QUERY_EXAMPLES.map((item) => `  ${item.question}\n    ${item.query}`);
  return ['', ...QUERY_SYNTAX, '', 'Fields:', ...fields, '', 'Examples:', ...examples];
}

/** A row on one line: what it is, where it stands, and the words that matter. */
function line(row: QueryRow): string {
  const words = [
    row.of ?? '',
    row.state && !row.note?.startsWith(row.state) ? row.state : '',
    row.kind === 'function' ? (row.level ?? '') : '',
    row.since ? `since ${row.since}` : (row.note ?? ''),
  ].filter(Boolean);
  return `${row.kind.padEnd(10)} ${row.id.padEnd(44)} ${words.join(', ')}`.trimEnd();
}

await main(import.meta.url, COMMAND, async ({ values, words }) => {
  const source = words.join(' ');
  if (source.trim() === '') throw new UsageError('say what to look for');
  const { kernel, format } = values;
  if (values.json && format !== undefined && format !== 'json')
    throw new UsageError(`--json and --format ${format} contradict each other`);
  const json = values.json || format === 'json';
  const print = (data: object) => process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  if (values.catalog !== undefined && !existsSync(values.catalog)) {
    throw new Failure(`there is no directory ${values.catalog}`);
  }
  const [{ loadCatalog }, { buildQueryIndex, caret, runQuery }] = await Promise.all([
    import('../src/catalog/read/load.ts'),
    import('../src/query/index.ts'),
  ]);
  const { catalog } = loadCatalog(values.catalog);
  const kernels = catalog.kernels.map((release) => release.id);
  if (kernel !== undefined && !kernels.includes(kernel)) {
    throw new Failure(`the catalog has no kernel ${kernel}; it has ${kernels[0]} to ${kernels.at(-1)}`);
  }
  const answer = runQuery(buildQueryIndex(catalog), source, kernel === undefined ? {} : { kernel });
  if (answer.fault) {
    if (json) print({ query: source, fault: answer.fault });
    else process.stderr.write(`${caret(source, answer.fault)}\n`);
    return 2;
  }
  if (format === 'csv' || format === 'md' || format === 'txt') {
    const [{ SHEET_FORMATS }, { querySheet }, { siteUrl }] = await Promise.all([
      import('../src/export/sheets/sheet.ts'),
      import('./support/query-sheet.ts'),
      import('./support/site/site-url.ts'),
    ]);
    const sheet = querySheet(catalog, source, answer.kernel, answer.rows);
    process.stdout.write(SHEET_FORMATS[format](sheet, siteUrl()));
  } else if (json) print({ query: source, kernel: answer.kernel, count: answer.rows.length, rows: answer.rows });
  else {
    process.stdout.write(answer.rows.map((row) => `${line(row)}\n`).join(''));
    process.stderr.write(`${answer.rows.length} found, asked in ${answer.kernel}\n`);
  }
  return answer.rows.length > 0 ? 0 : 1;
});
