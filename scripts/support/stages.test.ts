import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Outcome, type Run, runStages, type Stage } from './stages.ts';

const node = (code: string): Stage['command'] => [process.execPath, '-e', code];
const counted = (passed: number, failed: number, failures: string[] = []) => ({
  counts: () => ({ passed, failed, failures }),
});

/** Runs the stages; gives the outcomes, and which ran at the end of which. */
async function outcomesOf(stages: Stage[], slots = 2): Promise<{ outcomes: Outcome[]; beside: Map<string, string[]> }> {
  const beside = new Map<string, string[]>();
  const run: Run = runStages(stages, {
    slots,
    env: process.env,
    ended: ({ name }) =>
      beside.set(
        name,
        [...run.running].map((other) => other.name),
      ),
  });
  return { outcomes: await run.outcomes, beside };
}
const one = async (stage: Stage): Promise<Outcome | undefined> => (await outcomesOf([stage])).outcomes[0];

describe('a stage', () => {
  test('that passes says nothing, whatever it printed', async () => {
    expect(await one({ name: 'a', command: node('console.log("much")') })).toMatchObject({
      passed: 1,
      failed: 0,
      failures: [],
    });
  });

  test('that fails shows both of its streams', async () => {
    const outcome = await one({
      name: 'a',
      command: node('console.log("out"); console.error("err"); process.exit(1)'),
    });
    expect(outcome).toMatchObject({ passed: 0, failed: 1 });
    expect(outcome?.failures[0]?.split('\n').sort()).toEqual(['err', 'out']);
  });

  test('that cannot be started has failed, with the reason', async () => {
    const outcome = await one({ name: 'a', command: ['/no/such/program'] });
    expect(outcome).toMatchObject({ failed: 1, failures: [expect.stringContaining('ENOENT')] });
  });

  test('with counts takes them, and shows its failures before its output', async () => {
    expect(await one({ name: 'a', command: node(''), ...counted(7, 0) })).toMatchObject({ passed: 7, failed: 0 });
    const command = node('console.log("said"); process.exit(1)');
    expect(await one({ name: 'a', command, ...counted(5, 2, ['first', 'second']) })).toMatchObject({
      passed: 5,
      failed: 2,
      failures: ['first', 'second', 'said'],
    });
  });

  test.each([
    ['ran nothing', node(''), counted(0, 0), 'no test ran'],
    ['ended badly without a failure', node('process.exit(3)'), counted(4, 0), 'it ended with 3, though no test failed'],
    ['left no report', node(''), { counts: () => JSON.parse('') }, 'a left no report: Unexpected end of JSON input'],
  ])('that %s has failed', async (_, command, counts, reason) => {
    expect(await one({ name: 'a', command, ...counts })).toMatchObject({ failed: 1, failures: [reason] });
  });
});

describe('stages', () => {
  test('run although another failed, but not without what they need', async () => {
    const { outcomes } = await outcomesOf([
      { name: 'a', command: node('process.exit(1)') },
      { name: 'b', command: node(''), needs: 'a' },
      { name: 'c', command: node(''), after: 'a' },
      { name: 'd', command: node('') },
    ]);
    const failed = outcomes.filter((outcome) => outcome.failed > 0);
    expect(outcomes).toHaveLength(4);
    expect(failed.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(failed[1]?.failures).toEqual(['not run: a failed']);
  });

  test('run side by side, except one that has to be alone', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'stages-'));
    const sign = join(scratch, 'sign');
    // Two that end only when both are under way: each waits for the sign that the other gives.
    const meet = (own: string, other: string): Stage['command'] =>
      node(`const fs = require('node:fs');
        fs.writeFileSync(${JSON.stringify(sign + own)}, '');
        const look = setInterval(() => fs.existsSync(${JSON.stringify(sign + other)}) && clearInterval(look), 20);`);
    const { outcomes, beside } = await outcomesOf([
      { name: 'a', command: meet('a', 'b') },
      { name: 'b', command: meet('b', 'a') },
      { name: 'alone', command: node(''), alone: true },
      { name: 'last', command: node('') },
    ]);
    rmSync(scratch, { recursive: true });
    expect(outcomes.map(({ failed }) => failed)).toEqual([0, 0, 0, 0]);
    expect(beside.get('alone')).toEqual([]);
    for (const name of ['a', 'b', 'last']) expect(beside.get(name)).not.toContain('alone');
  });

  test('that are stopped end, and none begins', async () => {
    const run = runStages(
      [
        { name: 'a', command: node('setInterval(() => {}, 1000)') },
        { name: 'b', command: node(''), after: 'a' },
      ],
      { slots: 2, env: process.env, ended: () => {} },
    );
    run.stop();
    expect((await run.outcomes).map(({ name, failed }) => [name, failed])).toEqual([['a', 1]]);
  });
});
