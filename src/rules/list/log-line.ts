import { logRows } from '../../overlap/index.ts';
import { hintFor } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const logLine: Rule = {
  code: 'log-line',
  title: 'A line that no source of its log prints',
  severity: 'error',
  explanation:
    'A line is told by its format string, as it stands in the source: joined, without the prefix of pr_fmt, without the newline. This text was extracted from none of the files of the log, in no kernel. Correct it, or name the file that prints it.',
  bad: 'text: "GetQuote request timeout"',
  good: 'text: "GetQuote request timedout"',
  *run(context) {
    const { catalog } = context;
    if (catalog.kernels.every(({ printed }) => !printed)) return;
    for (const { file, data } of context.sound('log')) {
      const rows = logRows(catalog, data);
      const known = rows.filter(({ told }) => !told).map(({ text }) => text);
      for (const [index, line] of data.lines.entries()) {
        if (rows.some(({ told, places }) => told === line && places.length > 0)) continue;
        // A source that no tree at hand has is cited from elsewhere.
        if (line.evidence.every(({ kernel }) => kernel === undefined)) continue;
        yield {
          file,
          path: ['lines', String(index), 'text'],
          message: `no source of this log prints "${line.text}"`,
          hint: hintFor(line.text, known, 'npm run verify -- --update extracts the lines of new files'),
        };
      }
    }
  },
};
