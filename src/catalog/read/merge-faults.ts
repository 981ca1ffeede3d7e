/** Faults of one mapping that are one mistake. */
import { list } from '../../text.ts';
import { toPointer } from '../pointer.ts';
import type { SchemaFault } from './explain.ts';

const placeOf = ({ path }: SchemaFault): string => toPointer(path);

/** Keys that a mapping lacks, and a choice of which it has none, are one mistake: it is not finished. */
export function merged(faults: readonly SchemaFault[]): SchemaFault[] {
  const open = faults.filter(({ code, message }) => code === 'schema-choice' && message.endsWith(' is missing'));
  const lacking = new Map(
    faults
      .filter(({ missing }) => missing !== undefined)
      .map((fault) => [placeOf(fault), fault] as const)
      .reverse(),
  );
  return reshaped(
    faults.flatMap((fault) => {
      if (open.includes(fault) && lacking.has(placeOf(fault))) return [];
      if (lacking.get(placeOf(fault)) !== fault) return [fault];
      const choice = open.find((other) => placeOf(other) === placeOf(fault));
      if (!choice) return [fault];
      return [{ ...fault, message: `${fault.message}, and ${choice.message.replace(/ is missing$/, '')}` }];
    }),
  );
}

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
