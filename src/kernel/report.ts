import { count } from '../text.ts';
import { sayValue } from './check-uapi.ts';
import type { ClaimChange, Verdict } from './claim-changes.ts';
import type { Completeness } from './completeness.ts';
import type { KernelDifference } from './difference.ts';
import type { Mismatch } from './position.ts';
import type { Report } from './verify.ts';

const say = ({ file, line, column, kind, message }: Mismatch): string =>
  `${file}:${line}:${column}: ${kind}: ${message}`;

/** The report for a terminal: a line for each mismatch that an editor can follow, then the counts. */
export function formatReport(report: Report, options: { stale?: boolean } = {}): string {
  const lines: string[] = [];
  const all = [...report.kernels.flatMap(({ mismatches }) => mismatches), ...report.mismatches];
  for (const mismatch of all) lines.push(say(mismatch));
  if (all.length > 0) lines.push('');
  for (const kernel of report.kernels) {
    const {
      version,
      facts,
      arches,
      codes,
      lines: printed,
      claims,
      checked,
      examples,
      changed,
      moved,
      gone,
      seconds,
      mismatches,
    } = kernel;
    lines.push(
      `${version} (${kernel.package}): ${count(facts, 'fact')} (${arches.join(', ') || 'none'}), ${count(codes, 'code')}, ${count(printed, 'log line')}, ${checked} of ${count(claims, 'claim')} checked, ` +
        `${count(examples, 'example')} compiled, ${count(mismatches.length, 'mismatch', 'mismatches')}, ${seconds.toFixed(1)} s`,
    );
    if (changed.length + moved.length + gone.length > 0) {
      lines.push(
        `  read in other releases, holding here: ${changed.length} changed, ${moved.length} moved, ${gone.length} gone`,
      );
    }
    if (kernel.unread.length > 0) {
      lines.push(
        `  ${count(new Set(kernel.unread.map(({ file, claim }) => file + claim)).size, 'claim')} without a first kernel whose place reads otherwise here: read it, and add since, or also`,
      );
    }
    for (const { file, claim, key, at } of options.stale ? kernel.unread : []) {
      lines.push(`    unread: ${file} ${claim}: ${key} (read in ${at})`);
    }
    for (const { file, claim, key, at, drift, path } of options.stale ? [...changed, ...moved, ...gone] : []) {
      lines.push(`    ${drift}: ${file} ${claim}: ${key} (read in ${at})${path ? `, now in ${path}` : ''}`);
    }
    for (const note of kernel.notes) lines.push(`  ${note}`);
  }
  for (const file of report.written) lines.push(`wrote ${file}`);
  for (const note of report.notes) lines.push(`not checked: ${note}`);
  lines.push(
    `${count(report.claims, 'claim')}, ${report.checkable} of them with a place in the source; ` +
      `${count(all.length, 'mismatch', 'mismatches')}; ${report.seconds.toFixed(1)} s`,
  );
  return `${lines.join('\n')}\n`;
}

/** What a new release changes: names of headers, every claim, lines of the log. */
export interface Added {
  from: string;
  to: string;
  facts: KernelDifference;
  claims: ClaimChange[];
  lines: { added: string[]; removed: string[] };
}

const VERDICTS: readonly (readonly [verdict: Verdict, words: string])[] = [
  ['gone', 'whose place is gone'],
  ['changed', 'whose place reads otherwise'],
  ['moved', 'whose place moved'],
  ['same', 'whose place reads as before'],
  ['not-reached', 'whose place was not looked at, for it is not in the tree or only its presence counts'],
  ['not-of-it', 'that say nothing of this release'],
  ['no-place', 'without a place in the source'],
];

/** What a new release changes, for a terminal: every claim is counted, and those to read again stand with their line. */
export function formatAdded({ from, to, facts, claims, lines: log }: Added): string {
  const lines = ['', `From ${from} to ${to}`];
  for (const kind of ['added', 'removed', 'changed'] as const) {
    lines.push(`  ${kind}: ${facts[kind].length || 'none'}`);
    for (const { name, committed, fresh } of facts[kind])
      lines.push(`    ${name}: ${[committed, fresh].map(sayValue).join(' → ')}`);
  }
  lines.push(`  other names that differ: ${facts.others}`, `  ${count(claims.length, 'claim')}:`);
  for (const [verdict, words] of VERDICTS) {
    const list = claims.filter((claim) => claim.verdict === verdict);
    lines.push(`    ${list.length || 'none'} ${words}`);
    if (!['gone', 'changed', 'moved'].includes(verdict)) continue;
    for (const { file, line, claim, text, places } of list) {
      lines.push(`      ${file}:${line}: ${claim}${text && `: ${text}`}`);
      for (const { key, at, path } of places)
        lines.push(`        ${key} (read in ${at})${path ? `, now in ${path}` : ''}`);
    }
  }
  for (const kind of ['added', 'removed'] as const) {
    lines.push(`  lines of the log ${kind}: ${log[kind].length || 'none'}`);
    for (const text of log[kind]) lines.push(`    ${text}`);
  }
  return `${lines.join('\n')}\n`;
}

export function formatCompleteness({ kernel, total, covered, percent, headers }: Completeness): string {
  const lines = headers.flatMap((row) => [
    `${row.header}: ${row.covered} of ${row.total}`,
    ...row.missing.map(({ kind, name }) => `  ${kind} ${name}`),
  ]);
  lines.push(`${covered} of ${total} confidential-computing names of ${kernel} (${percent} %)`);
  return `${lines.join('\n')}\n`;
}
