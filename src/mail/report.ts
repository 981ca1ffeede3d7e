import { count } from '../text.ts';
import type { MailReport } from './verify.ts';

/** The report for a terminal: a line for each mismatch that an editor can follow, then the counts. */
export function formatMailReport(report: MailReport): string {
  const lines = report.mismatches.map(
    ({ file, line, column, kind, message }) => `${file}:${line}:${column}: ${kind}: ${message}`,
  );
  if (lines.length > 0) lines.push('');
  for (const file of report.written) lines.push(`wrote ${file}`);
  for (const note of report.notes) lines.push(`not read: ${note}`);
  lines.push(
    `${count(report.mails, 'mail')}; ${report.found} of ${count(report.cited, 'Message-ID')} found, ` +
      `${count(report.quotations, 'quotation')}; ${count(report.mismatches.length, 'mismatch', 'mismatches')}; ` +
      `${report.seconds.toFixed(1)} s`,
  );
  return `${lines.join('\n')}\n`;
}
