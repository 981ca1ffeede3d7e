/** A place in a source tree that a program can look up. */
export type Place =
  | { kind: 'symbol'; path: string; symbol: string; text?: string }
  | { kind: 'lines'; path: string; from: number; to: number; text?: string }
  | { kind: 'text'; path: string; text: string }
  | { kind: 'lacks'; path: string; symbol?: string; lacks: string }
  | { kind: 'file'; path: string }
  | { kind: 'abi-doc'; path: string; what?: string }
  | { kind: 'kconfig'; symbol: string };

/** Whether a place is about presence alone, so that nothing is recorded of it and every run looks again. */
export const isPresence = (place: Place): boolean => place.kind === 'lacks' || place.kind === 'file';

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
