/** Small words that every part of the catalog uses. Runs in the browser too. */

/** A count with its noun: 1 error, 2 errors. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

const phrase = (items: readonly string[], word: 'and' | 'or'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;

/** a; a and b; a, b and c. */
export const list = (items: readonly string[]): string => phrase(items, 'and');

/** a; a or b; a, b or c. */
export const orList = (items: readonly string[]): string => phrase(items, 'or');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in HTML and XML, in elements and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
