/** Measures what the failing fixtures cover, or what becomes of random mistakes: see COMMAND. */
import { type Command, JSON_OPTION, main, UsageError } from './support/cli.ts';

const OPTIONS = {
  mutations: {
    type: 'string',
    value: 'N',
    about: 'instead: makes so many random changes to entries, one at a time, and measures what check says of them',
  },
  seed: { type: 'string', value: 'N', about: 'of the random changes; the same seed gives the same ones' },
  from: { type: 'string', value: 'N', about: 'begins with the Nth of the changes, for a long run in pieces' },
  json: JSON_OPTION,
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'coverage',
  usage: ['[--json]', '--mutations N [--seed N] [--from N] [--json]'],
  options: OPTIONS,
  more: () => [
    '',
    'Of the changes nine in ten are to the small catalog of the tests, with all rules over the whole of it; the others',
    'are to the real one. Two messages are about one mistake when the change was to one key, value or item, or when',
    'putting right the place of one of them silences the other. An independent reader of YAML and a fresh compilation of',
    'the schemas judge besides. 10000 changes take some minutes.',
  ],
  exit: '0: everything has a failing case that is told rightly, or every change was; 1: something is not; 2: wrong usage',
};

/** A whole number from an option. */
function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--${name} takes a whole number from 1 on, not "${text}"`);
  return Number(text);
}

await main(import.meta.url, COMMAND, async ({ values }) => {
  if (values.mutations === undefined) {
    for (const name of ['seed', 'from'] as const)
      if (values[name] !== undefined) throw new UsageError(`--${name} belongs to --mutations`);
    return covered(values.json === true);
  }
  const [count, first] = [wholeNumber('mutations', values.mutations), wholeNumber('from', values.from ?? '1')];
  if (first > count) throw new UsageError(`--from ${first} lies behind the last of ${count} changes`);
  return mutated(count, wholeNumber('seed', values.seed ?? '20261125'), first - 1, values.json === true);
});

async function covered(json: boolean): Promise<number> {
  const { measure } = await import('../src/rules/testing/coverage.ts');
  const areas = measure();
  if (json) process.stdout.write(`${JSON.stringify(areas, null, 2)}\n`);
  else {
    for (const { name, of, lacking } of areas) {
      const told = Math.max(0, of - lacking.length);
      const percent = Math.floor((100 * told) / of);
      process.stdout.write(`${String(percent).padStart(3)} %  ${told} of ${of}  ${name}\n`);
      for (const item of lacking) process.stdout.write(`       ${item}\n`);
    }
  }
  return areas.some(({ lacking }) => lacking.length > 0) ? 1 : 0;
}

async function mutated(count: number, seed: number, skipped: number, json: boolean): Promise<number> {
  const { mutate } = await import('../src/rules/testing/mutations.ts');
  const progress: Parameters<typeof mutate>[2] = (done, { thrown, doubled, disagreed, poor }) => {
    const wrong = [thrown, doubled, disagreed, poor].reduce((sum, list) => sum + list.length, 0);
    process.stderr.write(`${done} of ${count - skipped}, of which ${wrong} are told wrongly\n`);
  };
  const report = mutate(count, seed, progress, skipped);
  if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    const counts = (of: Record<string, number>): string =>
      Object.entries(of)
        .map(([name, number]) => `${name}: ${number}`)
        .join(', ');
    const lists = {
      'something failed': report.thrown,
      'two messages for one mistake': report.doubled,
      'a verdict other than that of ajv': report.disagreed,
      'a message without a hint, or beyond the file': report.poor,
    };
    process.stdout.write(`${report.mutants} changes, seed ${seed}\n`);
    process.stdout.write(`messages about the file, and how often: ${counts(report.messages)}\n`);
    process.stdout.write(`several, about as many mistakes: ${report.several.length}\n`);
    process.stdout.write(`messages about other files alone: ${report.elsewhere}\n`);
    process.stdout.write(`refused for how it is written, though YAML allows it: ${counts(report.stricter)}\n`);
    for (const [name, list] of Object.entries(lists)) {
      process.stdout.write(`${name}: ${list.length}\n`);
      for (const item of list) process.stdout.write(`  ${item}\n`);
    }
  }
  const { thrown, doubled, disagreed, poor } = report;
  return [thrown, doubled, disagreed, poor].some((list) => list.length > 0) ? 1 : 0;
}
