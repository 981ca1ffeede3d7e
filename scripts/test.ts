/**
 * Every check of the project, one line a stage and failures in full; stages that do not disturb each other run side by
 * side, and each runs although another failed, unless it needs its result: see COMMAND. Every test of the runners
 * counts, and every other stage as one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, main, UsageError } from './support/cli.ts';
import { type Outcome, runStages, type Stage } from './support/stages.ts';
import { playwrightCounts, vitestCounts } from './support/test-reports.ts';

const OPTIONS = {
  verify: {
    type: 'boolean',
    about: 'also holds the catalog to real kernel trees, which are unpacked from Debian packages by network',
  },
  only: { type: 'string', value: 'STAGE[,STAGE…]', about: 'these stages alone' },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'test',
  usage: ['[options]'],
  options: OPTIONS,
  more: () => ['', 'The last line is "N passed, M failed".'],
  exit: '0: all passed; 1: something failed; 2: wrong usage',
};

/** Browser tests and unit tests each take two processes, also where there are more processors. */
const WORKERS = 2;
/** Signs of life: in place on a terminal, else a line now and then. */
const TICK = process.stdout.isTTY ? 1000 : 30_000;
const SHOWN_AFTER = 2000;

await main(import.meta.url, COMMAND, async ({ values }) => {
  const scratch = mkdtempSync(join(tmpdir(), 'catalog-test-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
  const node = process.execPath;
  const bin = (name: string): string => join(import.meta.dirname, '..', 'node_modules', '.bin', name);
  const script = (name: string): string => join(import.meta.dirname, name);

  /** A run of Vitest over one of its projects. */
  function vitest(project: string): Pick<Stage, 'command' | 'counts'> {
    const report = join(scratch, `${project}.json`);
    const reporters = ['--reporter=minimal', '--reporter=json', `--outputFile.json=${report}`];
    const workers = Math.max(WORKERS, availableParallelism() - 1);
    return {
      command: [bin('vitest'), 'run', '--project', project, `--maxWorkers=${workers}`, ...reporters],
      counts: () => vitestCounts(report),
    };
  }

  const browserReport = join(scratch, 'e2e.json');
  const stages: Stage[] = [
    { name: 'unit', ...vitest('unit') },
    { name: 'lint', command: [bin('biome'), 'ci', '--diagnostic-level=error', '.'] },
    { name: 'types', command: [bin('astro'), 'check', '--minimumFailingSeverity', 'warning'] },
    { name: 'generated', command: [node, script('types.ts'), '--check'] },
    { name: 'check', command: [node, script('check.ts')] },
    { name: 'format', command: [node, script('fmt.ts'), '--check'] },
    // Both keep generated types below .astro.
    { name: 'build', command: [node, script('build.ts')], after: 'types' },
    { name: 'dist', ...vitest('dist'), needs: 'build' },
    ...(values.verify ? [{ name: 'verify', command: [node, script('verify.ts')] } satisfies Stage] : []),
    {
      name: 'e2e',
      command: [bin('playwright'), 'test', '--config', 'tests/playwright.config.ts', '--reporter=json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
      counts: () => playwrightCounts(browserReport),
      needs: 'build',
      alone: true,
    },
  ];

  const wanted = values.only?.split(',');
  for (const name of wanted ?? []) {
    if (!stages.some((stage) => stage.name === name))
      throw new UsageError(`there is no stage "${name}"; there are ${stages.map((stage) => stage.name).join(', ')}`);
  }

  const run = runStages(
    stages.filter(({ name }) => !wanted || wanted.includes(name)),
    {
      slots: 2,
      // What tests leave in the directory for temporary files goes with it.
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', TMPDIR: scratch, TEMP: scratch, TMP: scratch },
      ended: tell,
    },
  );
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      run.stop();
      void run.outcomes.then(() => process.exit(code));
    });
  }
  const sign = setInterval(() => showProgress(run.running), TICK);
  const outcomes = await run.outcomes;
  clearInterval(sign);

  const sum = (pick: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  const failed = sum((outcome) => outcome.failed);
  console.log(`${sum((outcome) => outcome.passed)} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

function tell({ name, seconds, passed, failed, failures }: Outcome): void {
  clearProgress();
  const counts = `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`;
  console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(9)} ${seconds.toFixed(1).padStart(6)} s   ${counts}`);
  for (const failure of failures) console.log(`\n${failure}\n`);
}

function showProgress(running: ReturnType<typeof runStages>['running']): void {
  const now = performance.now();
  const long = [...running].filter(({ began }) => now - began > SHOWN_AFTER);
  if (long.length === 0) return;
  const line = `… ${long.map(({ name, began }) => `${name} ${Math.floor((now - began) / 1000)} s`).join(', ')}`;
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
  else console.log(line);
}

function clearProgress(): void {
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
}
