import { shownPath } from '../catalog/directory.ts';
import type { CodeFile, LogFile, PrintedLine } from '../catalog/model.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import type { Log, LogSource } from '../catalog/types.ts';
import type { Mismatch } from './position.ts';

/** Sources of all logs of the catalog. */
export const logSources = (entries: readonly CatalogFile[]): LogSource[] =>
  entries.flatMap(({ kind, data, faulty }) => (kind === 'log' && !faulty ? (data as Log).files : []));

const textOf = ({ file, line, by, prefix = '', text }: PrintedLine): string =>
  `${file}:${line} ${by} "${prefix}${text}"`;

/** At most this many differences are told one by one. */
const MOST = 5;

/** A mismatch of a generated file as a whole. */
const inFile = (catalog: string, file: string, message: string): Mismatch => ({
  file: shownPath(catalog, file),
  line: 1,
  column: 1,
  path: '',
  kind: 'log',
  message,
});

/** What the drivers of a tree print, held against what is recorded; one mismatch a line that came, went or moved. */
export function logMismatches(catalog: string, recorded: LogFile | undefined, fresh: LogFile): Mismatch[] {
  const file = `kernels/${fresh.kernel}/log.json`;
  if (!recorded) {
    if (fresh.lines.length === 0) return [];
    return [inFile(catalog, file, `no log lines of ${fresh.kernel} are recorded; run npm run verify -- --update`)];
  }
  return differences(recorded.lines.map(textOf), fresh.lines.map(textOf)).map((message) =>
    inFile(catalog, file, `${fresh.kernel}: ${message}`),
  );
}

/** The same for constants of the kernel's own headers. */
export function codeMismatches(catalog: string, recorded: CodeFile | undefined, fresh: CodeFile): Mismatch[] {
  const file = `kernels/${fresh.kernel}/codes.json`;
  const say = ({ name, value, file: header }: CodeFile['codes'][number]) => `${name} ${value} in ${header}`;
  if (!recorded) {
    if (fresh.codes.length === 0) return [];
    return [inFile(catalog, file, `no codes of ${fresh.kernel} are recorded; run npm run verify -- --update`)];
  }
  return differences(recorded.codes.map(say), fresh.codes.map(say)).map((message) =>
    inFile(catalog, file, `${fresh.kernel}: ${message}`),
  );
}

function differences(before: readonly string[], after: readonly string[]): string[] {
  const [old, now] = [new Set(before), new Set(after)];
  const gone = before.filter((text) => !now.has(text)).map((text) => `is not there as recorded: ${text}`);
  const added = after.filter((text) => !old.has(text)).map((text) => `is not recorded: ${text}`);
  const all = [...gone, ...added];
  return all.length > MOST ? [...all.slice(0, MOST), `and ${all.length - MOST} more`] : all;
}
