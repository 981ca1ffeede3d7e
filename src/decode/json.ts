/** JSON as the tree that CBOR layouts walk: the same nodes, without places, as a text has no bytes for a value. */
import { toText } from './bytes.ts';
import { type CborBudget, CborError, type CborItem } from './cbor.ts';

const NOWHERE = { start: null, end: null, content: null } as const;

/** The document in the bytes, which may end in NUL. Throws CborError when it is none, or has more than Evidence has. */
export function parseJson(bytes: Uint8Array, budget: CborBudget): CborItem {
  const text = toText(bytes)?.replace(/\0+$/, '');
  if (text === undefined || !/^\s*[[{]/.test(text)) throw new CborError('it is no JSON');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CborError('it is no JSON');
  }
  return item(value, budget, budget.depth);
}

function item(value: unknown, budget: CborBudget, depth: number): CborItem {
  if (--budget.items < 0 || depth <= 0)
    throw new CborError('JSON: nested deeper, or with more items, than any evidence');
  if (value === null) return { ...NOWHERE, kind: 'null', scalar: null };
  if (typeof value === 'boolean') return { ...NOWHERE, kind: 'bool', scalar: value };
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { ...NOWHERE, kind: 'int', int: BigInt(value) };
  if (typeof value === 'number') return { ...NOWHERE, kind: 'float', scalar: value };
  if (Array.isArray(value))
    return { ...NOWHERE, kind: 'array', items: value.map((one) => item(one, budget, depth - 1)) };
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, one]) => ({
      key: { ...NOWHERE, kind: 'text' as const, text: key },
      value: item(one, budget, depth - 1),
    }));
    return { ...NOWHERE, kind: 'map', entries };
  }
  return { ...NOWHERE, kind: 'text', text: String(value) };
}
