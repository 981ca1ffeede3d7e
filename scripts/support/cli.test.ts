import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Command, Failure, type Given, runCommand, UsageError } from './cli.ts';

const OPTIONS = {
  format: { type: 'string', value: 'FORMAT', oneOf: ['md', 'text'], about: 'how it is printed' },
  kernel: { type: 'string', value: 'VERSION=DIR', multiple: true, about: 'a tree' },
  json: { type: 'boolean', about: 'as JSON' },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'query',
  usage: ['WORD [options]', '--json'],
  options: OPTIONS,
  most: 2,
  exit: '0: always',
};

let out = '';
let err = '';
beforeEach(() => {
  out = '';
  err = '';
  vi.stubEnv('DEBUG', '');
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function given(args: readonly string[], command = COMMAND): Promise<Given<typeof OPTIONS>> {
  let seen: Given<typeof OPTIONS> | undefined;
  const status = await runCommand(
    command,
    (read) => {
      seen = read;
      return 0;
    },
    args,
  );
  expect([status, err]).toEqual([0, '']);
  return seen ?? expect.fail('the work was not done');
}

test('values and words, in their order', async () => {
  const { values, words } = await given(['a', '--kernel', '7.3=x', '--json', '--kernel=7.2=y', '--', '--b']);
  expect(words).toEqual(['a', '--b']);
  expect({ ...values }).toEqual({ kernel: ['7.3=x', '7.2=y'], json: true });
  expect((await given(['--format=md', '--format', 'text'])).values.format).toBe('text');
});

test('words that begin with a minus sign, where a command has them', async () => {
  const command = { ...COMMAND, minusWords: true, most: 9 };
  const { values, words } = await given(['a', '-state:own', '--json', '-h1', '(', '-x', '-'], command);
  expect(words).toEqual(['a', '-state:own', '-h1', '(', '-x', '-']);
  expect(values.json).toBe(true);
});

test.each([
  [['--fromat', 'md'], 'there is no option --fromat; did you mean --format?'],
  [['--zzzzzz'], 'there is no option --zzzzzz'],
  [['-x'], 'there is no option -x'],
  [['--constructor'], 'there is no option --constructor'],
  [['--format'], '--format needs a value: --format FORMAT'],
  [['--format', '--json'], '--format needs a value: --format FORMAT'],
  [['--kernel='], '--kernel needs a value: --kernel VERSION=DIR'],
  [['--format', 'html'], 'there is no format "html"; there are md, text'],
  [['--json=yes'], '--json takes no value, as in --json=yes'],
  [['a', 'b', 'c'], 'there is no place for the argument "c"'],
])('wrong usage %j: one sentence, exit 2, no work', async (args, sentence) => {
  const work = vi.fn(() => 0);
  expect(await runCommand(COMMAND, work, args)).toBe(2);
  expect(work).not.toHaveBeenCalled();
  expect(out).toBe('');
  expect(err).toBe(`query: ${sentence} (npm run query -- --help says more)\n`);
});

test.each([[['--help']], [['-h']], [['a', '--json', '--help', '--nonsense', 'b', 'c']]])(
  'help for %j: on standard output, exit 0, no work',
  async (args) => {
    const work = vi.fn(() => 1);
    expect(await runCommand({ ...COMMAND, more: () => ['', 'More.'] }, work, args)).toBe(0);
    expect(work).not.toHaveBeenCalled();
    expect(err).toBe('');
    expect(out).toMatch(/^usage: npm run query -- WORD \[options\]\n {7}npm run query -- --json\n/);
    expect(out).toMatch(
      /\n {2}--kernel VERSION=DIR {2}a tree\n[\s\S]*-h, --help[\s\S]*\nMore\.\n\nExit 0: always\.\n$/,
    );
  },
);

test('calls itself as it was called', async () => {
  vi.stubEnv('COCO_PROGRAM', 'catalog');
  await runCommand(COMMAND, () => 0, ['--help']);
  expect(out).toMatch(/^usage: catalog query WORD \[options\]\n/);
});

test.each([
  [new UsageError('say what'), 'say what (npm run query -- --help says more)'],
  [new Failure('there is none'), 'there is none'],
  [new TypeError('x is not y\n    at line 3'), 'internal fault: x is not y'],
  ['thrown as it is', 'internal fault: thrown as it is'],
  [
    Object.assign(new Error("Cannot find package 'yaml' imported from a.ts"), { code: 'ERR_MODULE_NOT_FOUND' }),
    "the npm packages are not installed; npm ci installs them (Cannot find package 'yaml' imported from a.ts)",
  ],
])('thrown: %s', async (thrown, sentence) => {
  const work = () => Promise.reject(thrown);
  expect(await runCommand(COMMAND, work, [])).toBe(2);
  expect(err).toBe(`query: ${sentence}\n`);
});

test.each([
  [['--debug'], ''],
  [[], '1'],
])('a stack only when it is asked for: %j', async (args, debug) => {
  vi.stubEnv('DEBUG', debug);
  await runCommand(COMMAND, () => Promise.reject(new Error('broken')), args);
  expect(err).toMatch(/^query: internal fault: broken\nError: broken\n {4}at /);
});
