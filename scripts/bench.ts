/** Measures the budgets: see COMMAND. Each time is the least of several runs, beside a floor of the same run. */
import { list } from '../src/text.ts';
import { type Command, main, UsageError } from './support/cli.ts';

const OPTIONS = {
  scale: { type: 'boolean', about: 'also checks 1,000 and builds 1,000 and 5,000 added entries (minutes)' },
  only: { type: 'string', value: 'WHAT', about: 'measures one thing alone, such as questions or search' },
  misses: {
    type: 'boolean',
    about: 'lists which questions of the half to tune the search misses, and measures nothing',
  },
  json: { type: 'boolean', about: 'the figures as JSON, alone on standard output' },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'bench',
  usage: ['[options]'],
  options: OPTIONS,
  more: () => ['', 'Page weights and the search are measured on dist: run npm run build before.'],
  exit: '0: within all budgets; 1: a budget is exceeded; 2: wrong usage or an internal fault',
};

await main(import.meta.url, COMMAND, async ({ values }) => {
  const { isWithin, print } = await import('./bench/figure.ts');
  const { startProgress } = await import('./support/progress.ts');
  const measures = {
    check: async () => (await import('./bench/check.ts')).measureCheck(values.scale === true),
    build: async () => (await import('./bench/build.ts')).measureBuild(values.scale === true),
    pages: async () => (await import('./bench/pages.ts')).measurePages(),
    decode: async () => (await import('./bench/decode.ts')).measureDecode(),
    query: async () => (await import('./bench/query.ts')).measureQuery(),
    questions: async () => (await import('./bench/questions/measure.ts')).measureQuestions(),
    review: async () => (await import('./bench/review.ts')).measureReview(),
    search: async () => (await import('./bench/search.ts')).measureSearch(),
  };
  if (values.misses) {
    await (await import('./bench/questions/measure.ts')).printMisses();
    return 0;
  }
  const chosen = Object.entries(measures).filter(([what]) => values.only === undefined || what === values.only);
  if (chosen.length === 0)
    throw new UsageError(`Nothing to measure is called "${values.only}": there are ${list(Object.keys(measures))}.`);
  const progress = startProgress('bench');
  const figures = [];
  for (const [what, measure] of chosen) {
    progress.at(what);
    figures.push(...(await measure()));
  }
  progress.end();
  if (values.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  else print(figures);
  return figures.every(isWithin) ? 0 : 1;
});
