import type { Catalog, PrintedLine } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';
import type { Log, LogLine } from '../catalog/types.ts';

/** Lines of the kernel's log: what was extracted from the sources, with what the catalog tells of each. Pure. */

/** One call in one release. */
export interface LogPlace extends Pick<PrintedLine, 'file' | 'line' | 'in'> {
  kernel: string;
}

/** A line as readers see it: the same text over all releases. */
export interface LogRow {
  /** Anchor on the log's page. */
  anchor: string;
  /** What stands before the text; '' when nothing is known to. */
  prefix: string;
  /** The format string. */
  text: string;
  /** err, warn, info …, in the kernel's words; the call's name where it has no level. */
  level: string;
  /** In the newest release first; empty when no release is known to print it. */
  places: readonly LogPlace[];
  /** Releases that print it, oldest first. */
  kernels: readonly string[];
  /** Cause and way out, where they are told. */
  told?: LogLine;
}

/** Every printed line by its file, with its release, newest release first. */
const printedOf = perCatalog((catalog) => {
  const byFile = new Map<string, { kernel: string; line: PrintedLine }[]>();
  for (const { id, printed } of catalog.kernels.toReversed()) {
    for (const line of printed?.lines ?? []) {
      const list = byFile.get(line.file);
      if (list) list.push({ kernel: id, line });
      else byFile.set(line.file, [{ kernel: id, line }]);
    }
  }
  return byFile;
});

/** Releases whose lines were extracted, oldest first. */
export const printedKernels = (catalog: Catalog): string[] =>
  catalog.kernels.flatMap(({ id, printed }) => (printed ? [id] : []));

const LEVELS: readonly (readonly [RegExp, string])[] = [
  [/panic/, 'panic'],
  [/WARN/, 'warning with trace'],
  [/emerg|alert|crit/, 'alert'],
  [/_err/, 'error'],
  [/_warn/, 'warning'],
  [/_notice/, 'notice'],
  [/_info/, 'info'],
];

const levelOf = (by: string): string => LEVELS.find(([form]) => form.test(by))?.[1] ?? 'message';

/** Lower-case words of a text joined by hyphens, at most some forty characters; conversions are left out. */
const slugOf = (text: string): string =>
  text
    .replace(/%[-+ #0-9.*]*[a-zA-Z]+/g, ' ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replaceAll(/^-+|-+$/g, '');

/** The lines of a log, those that are told first, then the others in the order of the newest sources. */
export function logRows(catalog: Catalog, log: Log): LogRow[] {
  const printed = printedOf(catalog);
  const kernels = printedKernels(catalog);
  const byText = new Map<string, { kernel: string; line: PrintedLine }[]>();
  for (const { path, in: functions } of log.files) {
    for (const item of printed.get(path) ?? []) {
      if (functions && !functions.includes(item.line.in ?? '')) continue;
      const list = byText.get(item.line.text);
      if (list) list.push(item);
      else byText.set(item.line.text, [item]);
    }
  }
  const taken = new Set(log.lines.map(({ id }) => id));
  const free = (wanted: string): string => {
    let anchor = `line-${wanted || 'text'}`;
    for (let number = 2; taken.has(anchor); number += 1) anchor = `line-${wanted}-${number}`;
    taken.add(anchor);
    return anchor;
  };
  const row = (text: string, items: { kernel: string; line: PrintedLine }[], told?: LogLine): LogRow => {
    const newest = items.toSorted((a, b) => kernels.indexOf(b.kernel) - kernels.indexOf(a.kernel));
    const first = newest[0]?.line;
    return {
      anchor: told?.id ?? free(slugOf(text)),
      prefix: (first?.prefix ?? '').replace('KBUILD_MODNAME', log.module ?? ''),
      text,
      level: levelOf(first?.by ?? ''),
      places: newest.map(({ kernel, line }) => ({
        kernel,
        file: line.file,
        line: line.line,
        ...(line.in ? { in: line.in } : {}),
      })),
      kernels: kernels.filter((kernel) => newest.some((item) => item.kernel === kernel)),
      ...(told ? { told } : {}),
    };
  };
  const rows = log.lines.map((told) => row(told.text, byText.get(told.text) ?? [], told));
  const others = [...byText].filter(([text]) => !log.lines.some((told) => told.text === text));
  return [...rows, ...others.map(([text, items]) => row(text, items))];
}
