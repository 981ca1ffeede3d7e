/**
 * Asks the catalog in the site's query language.
 * usage: npm run query -- 'EXPR' [--json] [--kernel VERSION] [--catalog DIR]
 *        npm run query -- --help
 * Exit 0: something was found; 1: nothing was; 2: the query or the command line has a fault.
 */
import { loadCatalog } from '../src/catalog/read/load.ts';
import {
  buildQueryIndex,
  caret,
  QUERY_EXAMPLES,
  QUERY_FIELDS,
  QUERY_SYNTAX,
  type QueryRow,
  runQuery,
} from '../src/query/index.ts';

const USAGE = "usage: npm run query -- 'EXPR' [--json] [--kernel VERSION] [--catalog DIR]";

function fail(message: string): never {
  console.error(`${message}\n${USAGE}`);
  process.exit(2);
}

function help(): string {
  const fields = QUERY_FIELDS.map((field) => `  ${field.example.padEnd(32)} ${field.about}`);
  const examples = QUERY_EXAMPLES.map((item) => `  ${item.question}\n    ${item.query}`);
  return [USAGE, '', ...QUERY_SYNTAX, '', 'Fields:', ...fields, '', 'Examples:', ...examples].join('\n');
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

// Not parseArgs: an expression may begin with a minus sign.
const words: string[] = [];
const options: { json?: true; kernel?: string; catalog?: string } = {};
const given = process.argv.slice(2);
for (let index = 0; index < given.length; index += 1) {
  const word = given[index] as string;
  const [name, inline] = word.startsWith('--') ? (word.split(/=(.*)/s) as [string, string | undefined]) : [word];
  if (name === '--help') {
    console.log(help());
    process.exit(0);
  } else if (name === '--json' && inline === undefined) options.json = true;
  else if (name === '--kernel' || name === '--catalog') {
    const value = inline ?? given[++index];
    if (!value) fail(`${name} needs a value.`);
    options[name.slice(2) as 'kernel' | 'catalog'] = value;
  } else if (word.startsWith('--')) fail(`There is no option ${name}.`);
  else words.push(word);
}
const source = words.join(' ');
if (source.trim() === '') fail('Say what to look for.');

const { catalog } = options.catalog === undefined ? loadCatalog() : loadCatalog(options.catalog);
const kernels = catalog.kernels.map((release) => release.id);
if (options.kernel !== undefined && !kernels.includes(options.kernel)) {
  fail(`The catalog has no kernel ${options.kernel}; it has ${kernels[0]} to ${kernels.at(-1)}.`);
}
const answer = runQuery(
  buildQueryIndex(catalog),
  source,
  options.kernel === undefined ? {} : { kernel: options.kernel },
);
if (answer.fault) {
  if (options.json) console.log(JSON.stringify({ query: source, fault: answer.fault }, null, 2));
  else console.error(caret(source, answer.fault));
  process.exit(2);
}
if (options.json) {
  console.log(
    JSON.stringify({ query: source, kernel: answer.kernel, count: answer.rows.length, rows: answer.rows }, null, 2),
  );
} else {
  for (const row of answer.rows) console.log(line(row));
  console.error(`${answer.rows.length} found, asked in ${answer.kernel}`);
}
process.exitCode = answer.rows.length > 0 ? 0 : 1;
