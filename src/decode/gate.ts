/** Which formats bytes can have at all, by the first of them, so that trying many strings stays cheap. */
import { valueBytes } from './conditions.ts';
import type { Cond, Format, FormatSet } from './types.ts';

export interface Gate {
  /** Whole formats that are recognised by their bytes. */
  wholes: readonly Format[];
  /** Parts that say of themselves what they are. */
  parts: readonly Format[];
}

const gates = new WeakMap<FormatSet, readonly Gate[]>();

/** The formats that may begin with a byte, in the order of the catalog. */
export function gateOf(set: FormatSet, first: number): Gate {
  let all = gates.get(set);
  if (!all) {
    all = gatesOf([...set.byId.values()].filter(({ detect }) => detect !== undefined));
    gates.set(set, all);
  }
  return all[first] as Gate;
}

function gatesOf(formats: readonly Format[]): Gate[] {
  const open = formats.map((format) => [format, firstBytes(format)] as const);
  return Array.from({ length: 256 }, (_, byte) => {
    const here = open.filter(([, bytes]) => bytes?.has(byte) ?? true).map(([format]) => format);
    return {
      wholes: here.filter(({ part }) => !part),
      parts: here.filter((format) => format.part && isMarked(format)),
    };
  });
}

/** Whether something must be there for the format to fit; what only must not be there fits too much. */
const isMarked = ({ detect }: Format): boolean =>
  (detect?.all ?? []).some((cond) => cond.eq !== undefined || cond.in !== undefined || cond.startsWith !== undefined);

const range = (low: number, high: number): number[] => Array.from({ length: high - low + 1 }, (_, i) => low + i);

/** What the encodings of trees begin with: white space, a bracket or a brace of JSON; a sequence of DER. */
const TREES: Readonly<Record<string, ReadonlySet<number>>> = {
  json: new Set([...range(9, 13), 0x20, 0x5b, 0x7b]),
  x509: new Set([0x30]),
};

/** Whether a byte can begin a text or a certificate; true of all other encodings. */
export const mayBegin = (encoding: Format['encoding'], first: number): boolean => TREES[encoding]?.has(first) ?? true;

/** The first bytes that a format can have; undefined for any. */
function firstBytes(format: Format): ReadonlySet<number> | undefined {
  // A message begins with the number of a field and how it is written.
  if (format.encoding === 'protobuf') {
    const numbers = (format.root?.entries ?? []).map(({ key }) => Number(key)).filter((key) => key < 16);
    return new Set(numbers.flatMap((key) => [0, 1, 2, 5].map((wire) => key * 8 + wire)));
  }
  if (format.encoding !== 'binary') return TREES[format.encoding];
  for (const cond of format.detect?.all ?? []) {
    const values = valuesAtStart(cond);
    if (values) return new Set(values.map((value) => valueBytes(value, cond, format.endian ?? 'little')[0] as number));
  }
  return undefined;
}

/** The values that a condition asks for at the very beginning; undefined when it asks for something else. */
function valuesAtStart(cond: Cond): (number | string)[] | undefined {
  const plain = cond.at === 0 && cond.mask === undefined && cond.slice === undefined && !cond.length;
  const values = cond.eq === undefined ? cond.in : [cond.eq];
  if (!plain || values === undefined) return undefined;
  const usable = values.filter((value) => typeof value === 'number' || typeof value === 'string');
  return usable.length === values.length ? usable : undefined;
}
