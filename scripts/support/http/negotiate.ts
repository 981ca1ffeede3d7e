/** What a request asks for by its headers, as RFC 9110 has it. Pure. */

/** Codings with their weights, of an Accept-Encoding header; a weight that is none counts as 0. */
function weights(header: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const item of header.split(',')) {
    const [coding = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    if (coding === '') continue;
    const given = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, '');
    const weight = given === undefined ? 1 : /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(given) ? Number(given) : 0;
    found.set(coding === 'x-gzip' ? 'gzip' : coding, weight);
  }
  return found;
}

/**
 * The coding in which an answer goes: gzip where the client takes it at least as gladly as the plain bytes, and it can
 * be had. Undefined when the client refuses all that there is.
 */
export function codingOf(header: string | undefined, packable: boolean): 'gzip' | 'identity' | undefined {
  if (header === undefined) return 'identity';
  const given = weights(header);
  const gzip = packable ? (given.get('gzip') ?? given.get('*') ?? 0) : 0;
  // The plain bytes are welcome unless they are named, or everything unnamed is refused.
  const named = given.get('identity');
  const identity = named ?? (given.get('*') === 0 ? 0 : undefined);
  if (gzip > 0 && gzip >= (identity ?? 0)) return 'gzip';
  return identity === 0 ? undefined : 'identity';
}

/** Whether an If-None-Match header names the tag: a list, or * for any. Compared weakly, as the standard asks. */
export function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const opaque = (text: string): string => text.replace(/^W\//, '');
  return [...header.matchAll(/(?:W\/)?"[^"]*"/g)].some(([one]) => opaque(one) === opaque(tag));
}

/** Path and query of a request target, which may be a whole address; the query begins with its question mark. */
export function targetOf(target: string): { path: string; query: string } {
  const own = target.replace(/^https?:\/\/[^/?#]*/i, '');
  const at = own.indexOf('?');
  const path = at === -1 ? own : own.slice(0, at);
  return { path: path === '' ? '/' : path, query: at === -1 ? '' : own.slice(at) };
}
