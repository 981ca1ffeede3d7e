import type { Edge } from './imports.ts';

/**
 * The rooms of the house, from the ground up, and what each may import besides itself. Rooms of the same floor know
 * each other only where it is said here.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  catalog: [],
  'catalog/read': ['catalog'],
  'catalog/write': ['catalog', 'catalog/read'],
  overlap: ['catalog'],
  record: ['catalog'],
  decode: ['catalog', 'catalog/read', 'overlap', 'record'],
  kernel: ['catalog', 'catalog/read', 'overlap', 'record'],
  mail: ['catalog', 'catalog/read'],
  query: ['catalog', 'overlap', 'record'],
  search: ['catalog'],
  review: ['catalog', 'overlap', 'record', 'mail'],
  rules: ['catalog', 'catalog/read', 'overlap', 'record', 'decode'],
  export: ['catalog', 'catalog/read', 'overlap', 'record', 'decode', 'kernel'],
  package: ['catalog', 'catalog/read', 'overlap', 'decode', 'query'],
};
/** Modules that know nothing of the project; every room may import them. */
const PLAIN = ['src/text.ts', 'src/maps.ts'];
/** The rooms of the site; they may import every room above, and of each other what stands before them. */
const SITE = ['styles', 'site', 'components', 'layouts', 'content', 'middleware', 'pages'];

const isTest = (path: string): boolean => /\.test\.ts$|(^|\/)testing\//.test(path) || path.startsWith('tests/');

/** The room that a file is in; undefined for what is no source. */
export function roomOf(path: string): string | undefined {
  const [top = '', folder = '', part = '', ...deeper] = path.split('/');
  if (top === 'scripts' || top === 'tests') return top;
  if (top !== 'src') return undefined;
  return folder === 'catalog' && deeper.length > 0 ? `catalog/${part}` : folder;
}

/** Why an import is not allowed, as a sentence that names it; undefined when it is. */
export function faultOf({ from, to }: Edge): string | undefined {
  const room = roomOf(from);
  if (room === undefined) return undefined;
  const below = ROOMS[room];
  const level = SITE.indexOf(room);
  if (/^(astro(:|\/|$)|@astrojs\/)/.test(to)) {
    return below && !isTest(from) ? `${from} imports ${to}: nothing below the site knows Astro` : undefined;
  }
  const target = roomOf(to);
  if (target === undefined || isTest(from) || PLAIN.includes(to)) return undefined;
  if (PLAIN.includes(from)) return `${from} imports ${to}: it lies below every room, and may import nothing of them`;
  if (isTest(to)) {
    return from.startsWith('scripts/bench/') || from === 'scripts/coverage.ts'
      ? undefined
      : `${from} imports ${to}: only tests and measures import what is made for tests`;
  }
  if (target === room || room === 'scripts') return undefined;
  if (!below && level < 0) {
    return `${from} imports ${to}: the room ${room} has no place in tests/support/rooms.ts`;
  }
  const allowed = below ?? [...Object.keys(ROOMS), ...SITE.slice(0, level)];
  if (allowed.includes(target)) return undefined;
  return `${from} imports ${to}: ${room} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing'}, not ${target}`;
}
