import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blankComments } from './c-source.ts';

/** What a UAPI header offers to whoever describes an interface of it, by name and in its order. */
export interface Outline {
  operations: { symbol: string; direction: 'none' | 'in' | 'out' | 'in-out'; request?: string }[];
  structs: string[];
}

type Direction = Outline['operations'][number]['direction'];
const DIRECTIONS: ReadonlyMap<string, Direction> = new Map([
  ['_IOW', 'in'],
  ['_IOR', 'out'],
  ['_IOWR', 'in-out'],
]);

/** In which way data go, seen from the caller, by the macro that makes the number. */
export const directionOf = (macro: string): Direction => DIRECTIONS.get(macro) ?? 'none';

/**
 * The ioctls and structs of a header, by their form alone. Numbers and sizes are no part of it: they are extracted from
 * the compiled header, and never written by hand.
 */
export function outlineOf(source: string): Outline {
  const code = blankComments(source).replaceAll(/\\\r?\n/g, ' ');
  const operations: Outline['operations'] = [];
  for (const [, symbol = '', macro = '_IO', rest = ''] of code.matchAll(
    /^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+(_IO[WR]{0,2})[ \t]*\((.*)\)[ \t]*$/gm,
  )) {
    const type = rest.split(',').slice(2).join(',').trim();
    const request = /^(?:struct|union)\s+(\w+)$/.exec(type)?.[1];
    operations.push({ symbol, direction: directionOf(macro), ...(request === undefined ? {} : { request }) });
  }
  const structs = [...code.matchAll(/^(?:struct|union)\s+(\w+)\s*\{/gm)].map(([, name = '']) => name);
  return { operations, structs: [...new Set(structs)] };
}

/** Where a header may lie below a directory of trees, of whichever architecture. */
const placesIn = (trees: string, kernel: string, header: string, arches: readonly string[]): string[] => [
  join(trees, 'src', kernel, 'include', 'uapi', header),
  ...arches.map((arch) => join(trees, 'src', kernel, 'arch', arch, 'include', 'uapi', header)),
  join(trees, 'uapi', kernel, 'usr', 'include', header),
];

/** The text of a header: that of a file, else that of the newest tree which has it; undefined when none is at hand. */
export function findHeader(
  header: string,
  trees: string | undefined,
  kernels: readonly string[],
  arches: readonly string[],
): string | undefined {
  const inTrees =
    trees === undefined ? [] : kernels.toReversed().flatMap((kernel) => placesIn(trees, kernel, header, arches));
  for (const path of [header, ...inTrees, join('/usr/include', header)]) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      // Not there: the next one.
    }
  }
  return undefined;
}
