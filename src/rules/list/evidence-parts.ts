import { citationOf, EVIDENCE } from '../../catalog/citation.ts';
import type { Evidence } from '../../catalog/types.ts';
import { soundFiles } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';

type Key = keyof Evidence;

export const evidenceParts: Rule = {
  code: 'evidence-parts',
  title: 'The parts of a piece of evidence do not fit together',
  severity: 'error',
  local: 'list',
  explanation:
    'Each kind of place has its own keys. kernel: one of symbol or lines, text within it, or lacks alone. abi-doc: what. commit: subject. lore: subject, date, and seen when no digest of the mail is kept. spec: section. url: title, and claimed when it is a secondary source.',
  bad: '{ kernel: drivers/virt/coco/guest/report.c, symbol: tsm_report_read, lines: 120-134, at: "7.3" }',
  good: '{ kernel: drivers/virt/coco/guest/report.c, symbol: tsm_report_read, at: "7.3" }',
  *run(context) {
    for (const file of soundFiles(context)) {
      for (const described of context.described(file, 'evidence')) {
        const fault = faultOf(described.value as Evidence);
        if (fault)
          yield {
            file,
            path: fault.key ? [...described.path, fault.key] : described.path,
            on: 'key',
            message: fault.message,
            hint: fault.hint,
          } satisfies Finding;
      }
    }
  },
};

function faultOf(evidence: Evidence): { key?: Key; message: string; hint: string } | undefined {
  const place = citationOf(evidence)?.kind;
  if (!place) return undefined;
  const { may, must } = EVIDENCE[place];
  const stray = (Object.keys(evidence) as Key[]).find((key) => key !== place && !may.includes(key));
  if (stray)
    return {
      key: stray,
      message: `"${stray}" says nothing about a ${place}`,
      hint: `with "${place}" go ${may.join(', ')}`,
    };
  const lacking = must.find((key) => evidence[key] === undefined);
  if (lacking)
    return {
      message: `the ${place} has no "${lacking}"`,
      hint:
        place === 'spec'
          ? 'name the chapter, table or message in which it was read'
          : 'without it a reader cannot find the place when the address has changed',
    };
  if (evidence.symbol !== undefined && evidence.lines !== undefined) {
    return {
      key: 'lines',
      message: '"symbol" and "lines" both name the part of the file',
      hint: 'keep symbol, which survives edits elsewhere',
    };
  }
  if (evidence.lacks !== undefined) {
    const other = (['symbol', 'lines', 'text'] as const).find((key) => evidence[key] !== undefined);
    if (other)
      return {
        key: other,
        message: `"${other}" and "lacks" cannot stand together`,
        hint: 'lacks is about the whole file; make it two items',
      };
  }
  if (
    place === 'kernel' &&
    (['symbol', 'lines', 'text', 'lacks'] as const).every((key) => evidence[key] === undefined)
  ) {
    return {
      key: 'kernel',
      message: 'the evidence names a file, and no part of it',
      hint: 'name a symbol or lines, a text that it contains, or one that it lacks',
    };
  }
  const [first, last] = (evidence.lines ?? '').split('-').map(Number);
  if (first !== undefined && last !== undefined && last < first) {
    return { key: 'lines', message: `the last line, ${last}, is before the first`, hint: 'swap the two' };
  }
  return undefined;
}
