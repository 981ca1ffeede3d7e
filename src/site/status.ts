import type { Log, Status } from '../catalog/types.ts';
import { getOrMake } from '../maps.ts';
import { type CodeRow, codeRows, type LogRow, logRows, numberForms, printedKernels } from '../overlap/index.ts';
import { getCatalog, memo, memoBy } from './catalog.ts';

/** Status codes and lines of the log, as pages show them. */

export const FROM_WORD: Readonly<Record<Status['from'], string>> = {
  firmware: 'firmware',
  module: 'module',
  monitor: 'monitor',
  hypervisor: 'hypervisor',
  instruction: 'instruction of the CPU',
  kernel: 'kernel',
};

export const codesOf = memoBy((status: Status): readonly CodeRow[] => codeRows(getCatalog(), status));

export const linesOf = memoBy((log: Log): readonly LogRow[] => logRows(getCatalog(), log));

/** Releases whose log lines were extracted, oldest first. */
export const readKernels = memo((catalog) => printedKernels(catalog));

/** The number as headers show it, in the width of its family, and in decimal. */
export function numberText({ bits }: Pick<Status, 'bits'>, row: CodeRow): { hex: string; decimal: string } | undefined {
  if (!row.number) return undefined;
  const { text } = row.number;
  if (text.startsWith('-'))
    return { hex: `0x${row.number.bits.toString(16)}`, decimal: String(-BigInt(text.slice(1))) };
  const digits = row.number.bits.toString(16);
  // A composed 64-bit number keeps its zeros; a plain one would drown in them.
  const long = bits === 64 && digits.length > 8;
  return { hex: `0x${long ? digits.padStart(16, '0') : digits}`, decimal: row.number.bits.toString() };
}

/** Forms of a code's number for the search. */
export const searchForms = (status: Status, row: CodeRow): string[] =>
  row.number ? numberForms(status, row.number) : [];

/** Families of codes by the interface in which they surface. */
export const statusByInterface = memo((catalog) => {
  const found = new Map<string, Status[]>();
  for (const status of catalog.status) {
    for (const { interface: id } of status.where) {
      if (id === undefined) continue;
      const list = getOrMake(found, id, () => []);
      if (!list.includes(status)) list.push(status);
    }
  }
  return found;
});

/** Families of codes that surface in one operation. */
export const statusOfOperation = (interfaceId: string, operation: string): Status[] =>
  (statusByInterface().get(interfaceId) ?? []).filter(({ where }) =>
    where.some((one) => one.interface === interfaceId && one.operation === operation),
  );

/** Logs by the interface that their code implements. */
export const logsByInterface = memo((catalog) => {
  const found = new Map<string, Log[]>();
  for (const log of catalog.logs) for (const id of log.interfaces ?? []) getOrMake(found, id, () => []).push(log);
  return found;
});

/** How many codes of a family have a meaning. */
export const knownCodes = (status: Status): number =>
  status.codes.filter(({ meaning }) => meaning !== 'unknown').length;
