import { KEYS, PARTS } from '../../../src/catalog/reads.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two values look the same to someone who does not look inside the objects that they hold. */
function looksSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => looksSame(item, b[index]));
  return a === b || (isObject(a) && isObject(b));
}

/** The keys that hold objects or lists; of a list also what it holds, for it is handed out with them. */
const partsIn = (value: Record<string, unknown>): string =>
  JSON.stringify(
    Object.entries(value).flatMap(([key, part]): unknown[] =>
      Array.isArray(part) ? [[key, outlineOf(part)]] : isObject(part) ? [key] : [],
    ),
  );

/** A list as it looks without a look inside its objects. */
const outlineOf = (list: readonly unknown[]): unknown[] =>
  list.map((item) => (Array.isArray(item) ? outlineOf(item) : isObject(item) ? {} : item));

/** Adds the places, as src/catalog/reads.ts names them, at which two versions of an entry's data differ. */
export function addChanges(changed: Set<string>, before: unknown, after: unknown, place: string): void {
  if (Array.isArray(before) || Array.isArray(after)) {
    const [a, b] = [before, after].map((value) => (Array.isArray(value) ? value : []));
    const length = Math.max(a?.length ?? 0, b?.length ?? 0);
    for (let index = 0; index < length; index += 1) addChanges(changed, a?.[index], b?.[index], `${place}.${index}`);
    return;
  }
  const [a, b] = [before, after].map((value) => (isObject(value) ? value : {}));
  if (!a || !b) return;
  // The order of keys shows where an entry is printed as it is.
  if (Object.keys(a).join('\n') !== Object.keys(b).join('\n')) changed.add(`${place} ${KEYS}`);
  if (partsIn(a) !== partsIn(b)) changed.add(`${place} ${PARTS}`);
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (!looksSame(a[key], b[key])) changed.add(`${place} ${key}`);
    addChanges(changed, a[key], b[key], `${place}.${key}`);
  }
}
