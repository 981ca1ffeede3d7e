import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from './test-reports.ts';

const scratch = mkdtempSync(join(tmpdir(), 'reports-'));
afterAll(() => rmSync(scratch, { recursive: true }));
function file(report: object): string {
  const path = join(scratch, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

test('a file that fails to load counts as a failure', () => {
  const counts = { numPassedTests: 3, numFailedTests: 0 };
  expect(vitestCounts(file({ ...counts, success: true }))).toMatchObject({ passed: 3, failed: 0 });
  expect(vitestCounts(file({ ...counts, success: false }))).toMatchObject({ passed: 3, failed: 1 });
});

test('a failure of the browser tests is told with its name, message and place, without colours', () => {
  const error = {
    message: '\u001b[31mError\u001b[39m: expected 1, received 2',
    snippet: '> 9 | expect(2)\n    at /x/a.spec.ts:9:3',
    location: { file: '/x/a.spec.ts', line: 9, column: 3 },
  };
  const spec = { title: 'adds', file: 'a.spec.ts', line: 7, ok: false, tests: [{ results: [{ errors: [error] }] }] };
  const passed = { ...spec, title: 'fine', ok: true, tests: [] };
  const report = {
    suites: [{ title: 'a.spec.ts', specs: [passed], suites: [{ title: 'inner', specs: [spec] }] }],
    errors: [{ message: 'cannot read it', location: { file: '/x/b.spec.ts', line: 1, column: 2 } }],
    stats: { expected: 1, unexpected: 1, flaky: 0 },
  };
  expect(playwrightCounts(file(report))).toEqual({
    passed: 1,
    failed: 2,
    failures: [
      'cannot read it\nat /x/b.spec.ts:1:2',
      'a.spec.ts:7 adds\nError: expected 1, received 2\n> 9 | expect(2)\n    at /x/a.spec.ts:9:3',
    ],
  });
});
