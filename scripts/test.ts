/**
 * Every check of the project, one stage after another; a later stage runs although an earlier one failed, unless it
 * needs its result.
 * usage: npm test [-- --verify] [-- --only STAGE[,STAGE…]]
 *   --verify   also checks the catalog against real kernel trees (they are unpacked from Debian packages, by network)
 * Exit 1 when anything failed. The last line is "N passed, M failed": every test of the runners counts, and every
 * other stage as one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Outcome {
  passed: number;
  failed: number;
}
interface Stage {
  name: string;
  command: string[];
  /** Reads the counts that the command left in a file; without it the exit code counts as one. */
  counts?: (report: string) => Outcome;
  env?: Record<string, string>;
  /** Stage that has to pass first. */
  after?: string;
}

const { values } = parseArgs({ options: { verify: { type: 'boolean' }, only: { type: 'string' } } });
const scratch = mkdtempSync(join(tmpdir(), 'catalog-test-'));
const node = process.execPath;
const bin = (name: string): string => join(import.meta.dirname, '..', 'node_modules', '.bin', name);
const script = (name: string): string => join(import.meta.dirname, name);
const report = (name: string): string => join(scratch, `${name}.json`);

const stages: Stage[] = [
  { name: 'lint', command: [bin('biome'), 'ci', '.'] },
  { name: 'types', command: [bin('astro'), 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'generated', command: [node, script('types.ts'), '--check'] },
  { name: 'check', command: [node, script('check.ts')] },
  { name: 'format', command: [node, script('fmt.ts'), '--check'] },
  {
    name: 'unit',
    command: [bin('vitest'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report('unit')}`],
    counts: (path) => {
      const result = JSON.parse(readFileSync(path, 'utf8')) as {
        numPassedTests: number;
        numFailedTests: number;
        numFailedTestSuites: number;
        success: boolean;
      };
      // A file that fails to load has no tests; it still is a failure.
      return { passed: result.numPassedTests, failed: Math.max(result.numFailedTests, result.success ? 0 : 1) };
    },
  },
  ...(values.verify ? [{ name: 'verify', command: [node, script('verify.ts')] }] : []),
  { name: 'build', command: [node, script('build.ts')] },
  {
    name: 'e2e',
    command: [bin('playwright'), 'test', '--config', 'tests/playwright.config.ts', '--reporter=line,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report('e2e') },
    counts: (path) => {
      const { stats, errors } = JSON.parse(readFileSync(path, 'utf8')) as {
        stats: { expected: number; unexpected: number; flaky: number };
        errors: unknown[];
      };
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
    },
    after: 'build',
  },
];

const wanted = values.only?.split(',');
for (const name of wanted ?? []) {
  if (!stages.some((stage) => stage.name === name)) {
    console.error(`There is no stage "${name}"; stages: ${stages.map((stage) => stage.name).join(', ')}`);
    process.exit(2);
  }
}

const outcomes = new Map<string, Outcome & { seconds: number }>();
for (const stage of stages) {
  if (wanted && !wanted.includes(stage.name)) continue;
  console.log(`\n── ${stage.name}`);
  const began = performance.now();
  outcomes.set(stage.name, { ...runStage(stage), seconds: (performance.now() - began) / 1000 });
}
rmSync(scratch, { recursive: true, force: true });

console.log();
let passed = 0;
let failed = 0;
for (const [name, outcome] of outcomes) {
  passed += outcome.passed;
  failed += outcome.failed;
  console.log(
    `${outcome.failed === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${outcome.seconds.toFixed(1).padStart(6)} s   ${outcome.passed} passed, ${outcome.failed} failed`,
  );
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function runStage(stage: Stage): Outcome {
  if (stage.after && (outcomes.get(stage.after)?.failed ?? 0) > 0) {
    console.log(`not run: ${stage.after} failed`);
    return { passed: 0, failed: 1 };
  }
  const [program = '', ...args] = stage.command;
  const result = spawnSync(program, args, {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...stage.env },
  });
  const ok = result.status === 0;
  if (!stage.counts) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  try {
    const counted = stage.counts(report(stage.name));
    // A runner that exits with an error but reports no failure, or that ran nothing, has failed.
    const nothing = counted.passed + counted.failed === 0;
    return { passed: counted.passed, failed: counted.failed === 0 && (!ok || nothing) ? 1 : counted.failed };
  } catch {
    console.log(`${stage.name} left no report`);
    return { passed: 0, failed: 1 };
  }
}
