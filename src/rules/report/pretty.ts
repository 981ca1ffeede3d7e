import { styleText } from 'node:util';
import type { Diagnostic } from '../../catalog/diagnostic.ts';
import { masked } from '../../catalog/read/hidden.ts';
import { readRegular } from '../../catalog/read/regular.ts';
import { count } from '../../text.ts';
import type { Report } from '../kept.ts';

type Style = Parameters<typeof styleText>[0];

/** Longest part of a source line that is shown; the rest is cut around the place. */
const WIDTH = 110;

/** The report for people: each diagnostic with its line of the file and a caret below the place. */
export function toPretty(report: Report, colour: boolean): string {
  const paint = (style: Style, text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const texts = new Map<string, string[]>();
  const lineOf = ({ file, line }: Diagnostic): string => {
    let lines = texts.get(file);
    if (!lines) {
      try {
        lines = readRegular(file).toString('utf8').split(/\r?\n/);
      } catch {
        lines = [];
      }
      texts.set(file, lines);
    }
    return masked((lines[line - 1] ?? '').replace(/^\uFEFF/, '').replaceAll('\t', ' '));
  };
  const blocks = report.diagnostics.map((item) => {
    const place = masked(`${item.file}:${item.line}:${item.column}`);
    const word = item.severity === 'error' ? paint('red', 'error') : paint('yellow', 'warning');
    const parts = [`${paint('bold', place)}: ${word}: ${item.message} ${paint('dim', `[${item.code}]`)}`];
    const source = lineOf(item);
    if (source.trim() !== '') {
      const from = item.column > WIDTH - 10 ? item.column - 40 : 0;
      const shown = `${from > 0 ? '…' : ''}${source.slice(from, from + WIDTH)}${source.length > from + WIDTH ? '…' : ''}`;
      const number = String(item.line).padStart(5);
      parts.push(`${paint('dim', `${number} |`)} ${shown}`);
      parts.push(
        `${paint('dim', '      |')} ${' '.repeat(item.column - 1 - from + (from > 0 ? 1 : 0))}${paint('green', '^')}`,
      );
    }
    if (item.hint !== '') parts.push(`${paint('dim', '      =')} ${item.hint}`);
    return parts.join('\n');
  });
  const { errors, warnings, files } = report;
  const verdict =
    errors + warnings === 0
      ? `${count(files, 'file')} checked, no findings`
      : `${count(files, 'file')} checked: ${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  return [...blocks, verdict].join('\n\n');
}
