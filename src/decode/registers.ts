/** Compares what a log gives when it is replayed with the registers of the Evidence that came with it. */
import type { Piece } from './given.ts';
import type { Decoded, FormatSet } from './types.ts';

/** The last part of a dotted name. */
const last = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Adds to each log whether the registers of another piece hold what its replay gives. */
export function compareRegisters(pieces: readonly Pick<Piece, 'decoded'>[], set: FormatSet): void {
  for (const { decoded } of pieces) {
    const replay = decoded.format === null ? undefined : set.byId.get(decoded.format)?.replay;
    if (!replay) continue;
    for (const { decoded: other } of pieces) if (other !== decoded) compare(decoded, other, replay.registers);
  }
}

function compare(
  log: Decoded,
  other: Decoded,
  registers: readonly { register: number; name: string; fields: string[] }[],
): void {
  for (const { register, fields } of registers) {
    const held = other.fields.find(({ name, type }) => type === 'hash' && fields.includes(last(name)));
    const replayed = log.fields.find(
      ({ name, size }) => name.startsWith('REPLAYED.') && name.endsWith(`[${register}]`) && size === held?.size,
    );
    if (!held || !replayed) continue;
    const what = `the log replayed gives what the evidence beside it holds in ${held.name}`;
    const ok = held.value === replayed.value;
    log.checked.push({ what, ok });
    if (!ok)
      log.warnings.push(`This does not hold: ${what}. Events may be missing or changed, or come from another start.`);
  }
}
