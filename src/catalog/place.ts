import type { Evidence } from './types.ts';

/** A place in a source tree that a program can look up. */
export type Place =
  | { kind: 'symbol'; path: string; symbol: string; text?: string }
  | { kind: 'lines'; path: string; from: number; to: number; text?: string }
  | { kind: 'text'; path: string; text: string }
  | { kind: 'lacks'; path: string; symbol?: string; lacks: string }
  | { kind: 'file'; path: string }
  | { kind: 'abi-doc'; path: string; what?: string }
  | { kind: 'kconfig'; symbol: string };

/** The place that evidence names; undefined for what is not in a source tree. */
export function placeOfEvidence(evidence: Evidence): Place | undefined {
  const { kernel: path, symbol, text, lacks, lines, kconfig } = evidence;
  if (kconfig !== undefined) return { kind: 'kconfig', symbol: kconfig };
  if (evidence['abi-doc'] !== undefined) {
    return {
      kind: 'abi-doc',
      path: evidence['abi-doc'],
      ...(evidence.what === undefined ? {} : { what: evidence.what }),
    };
  }
  if (path === undefined) return undefined;
  const withText = text === undefined ? {} : { text };
  if (lacks !== undefined) return { kind: 'lacks', path, lacks, ...(symbol === undefined ? {} : { symbol }) };
  if (symbol !== undefined) return { kind: 'symbol', path, symbol, ...withText };
  if (lines !== undefined) {
    const [from = 1, to = from] = lines.split('-').map(Number);
    return { kind: 'lines', path, from, to, ...withText };
  }
  return text === undefined ? { kind: 'file', path } : { kind: 'text', path, text };
}

/** Key of a place in evidence.json. Two claims that name the same place share it. */
export function keyOfPlace(place: Place): string {
  switch (place.kind) {
    case 'symbol':
      return `${place.path}#${place.symbol}${place.text === undefined ? '' : ` ~ ${place.text}`}`;
    case 'lines':
      return `${place.path}:${place.from}-${place.to}${place.text === undefined ? '' : ` ~ ${place.text}`}`;
    case 'text':
      return `${place.path} ~ ${place.text}`;
    case 'lacks':
      return `${place.path}${place.symbol === undefined ? '' : `#${place.symbol}`} !~ ${place.lacks}`;
    case 'file':
      return place.path;
    case 'abi-doc':
      return `${place.path}${place.what === undefined ? '' : ` What: ${place.what}`}`;
    case 'kconfig':
      return `CONFIG_${place.symbol}`;
  }
}
