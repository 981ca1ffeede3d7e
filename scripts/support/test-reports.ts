import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { Counts } from './stages.ts';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  success: boolean;
}

/** Counts of a run of Vitest, from its JSON report. Its own output tells of the failures. */
export function vitestCounts(path: string): Counts {
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  // A file that fails to load has no tests; it still is a failure.
  return { passed: numPassedTests, failed: Math.max(numFailedTests, success ? 0 : 1), failures: [] };
}

interface PlaywrightError {
  message?: string;
  snippet?: string;
  location?: { file: string; line: number; column: number };
}
interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    file: string;
    line: number;
    ok: boolean;
    tests: { results: { errors: PlaywrightError[] }[] }[];
  }[];
}
interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors: PlaywrightError[];
  stats: { expected: number; unexpected: number; flaky: number };
}

/** Counts of a run of Playwright, and its failures, from its JSON report. */
export function playwrightCounts(path: string): Counts {
  const { suites, errors, stats } = JSON.parse(readFileSync(path, 'utf8')) as PlaywrightReport;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures: [...errors.map(tell), ...suites.flatMap((suite) => failures(suite))],
  };
}

function failures({ suites = [], specs }: PlaywrightSuite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ title, file, line, tests }) => {
      const told = tests.flatMap(({ results }) => results.flatMap((result) => result.errors.map(tell)));
      return [`${file}:${line} ${title}`, ...told].join('\n');
    });
  return [...own, ...suites.flatMap((suite) => failures(suite))];
}

function tell({ message = 'an error without a message', snippet, location }: PlaywrightError): string {
  // The snippet ends with the place.
  const place = snippet ?? (location ? `at ${location.file}:${location.line}:${location.column}` : '');
  return stripVTControlCharacters(`${message}\n${place}`).trim();
}
