/** Faults of one mapping that are one mistake. */
import { list } from '../../text.ts';
import { toPointer } from '../pointer.ts';
import type { SchemaFault } from './explain.ts';

const placeOf = ({ path }: SchemaFault): string => toPointer(path);

/** Keys that a mapping lacks, and a choice of which it has none, are one mistake: it is not finished. */
export function merged(faults: readonly SchemaFault[]): SchemaFault[] {
  const open = faults.filter(({ code, message }) => code === 'schema-choice' && message.endsWith(' is missing'));
  const lacking = (choice: SchemaFault): SchemaFault[] =>
    faults.filter((fault) => fault.missing !== undefined && placeOf(fault) === placeOf(choice));
  const parts = new Map<SchemaFault, SchemaFault | undefined>();
  for (const choice of open) {
    const [first, ...others] = lacking(choice);
    if (!first) continue;
    for (const part of [choice, ...others]) parts.set(part, undefined);
    const named = others.length === 0 ? first.message : `the keys ${list([first, ...others].map(quoted))} are missing`;
    const hint = [...new Set([first, ...others].map(({ hint }) => hint.replace(/\.$/, '')))].join('; ');
    parts.set(first, { ...first, message: `${named}, and ${choice.message.replace(/ is missing$/, '')}`, hint });
  }
  return reshaped(faults.flatMap((fault) => (parts.has(fault) ? (parts.get(fault) ?? []) : [fault])));
}

const quoted = ({ missing }: SchemaFault): string => `"${missing}"`;

/**
 * A mapping that has several keys which are not known, or lacks several, and the other as well, is of another shape, as
 * an entry written for an earlier schema is: that is one mistake, told at the first of its own keys.
 */
function reshaped(faults: readonly SchemaFault[]): SchemaFault[] {
  const holder = ({ path }: SchemaFault): string => toPointer(path.slice(0, -1));
  const strange = faults.filter(
    ({ code, meant, message }) =>
      code === 'schema-unknown-key' && meant === undefined && message.startsWith('the key "'),
  );
  const gaps = faults.filter(({ missing, message }) => missing !== undefined && message.startsWith('the key "'));
  return faults.flatMap((fault) => {
    const home = strange.includes(fault) ? holder(fault) : gaps.includes(fault) ? placeOf(fault) : undefined;
    if (home === undefined) return [fault];
    const own = strange.filter((other) => holder(other) === home);
    const lacks = gaps.filter((other) => placeOf(other) === home);
    if (own.length === 0 || lacks.length === 0 || own.length + lacks.length < 3) return [fault];
    if (fault !== own[0]) return [];
    const words = (names: readonly (string | undefined)[]): string => list(names.map((name) => `"${name}"`));
    const unknown = own.map(({ path }) => path.at(-1));
    const message = `the ${unknown.length === 1 ? 'key' : 'keys'} ${words(unknown)} ${unknown.length === 1 ? 'is' : 'are'} not known here, and ${words(lacks.map(({ missing }) => missing))} ${lacks.length === 1 ? 'is' : 'are'} missing`;
    return [{ ...fault, message, hint: `write it in the shape of today: ${fault.hint}` }];
  });
}
