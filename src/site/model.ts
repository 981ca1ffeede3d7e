import type { FunctionEntry, Interface, Operation, Platform } from '../catalog/types.ts';
import { cellOf, convergenceOf, evaluatorOf, type Matrix, matrixOf } from '../overlap/index.ts';
import { getCatalog, memo, memoBy } from './catalog.ts';

/** Look-ups that every page needs. Those that throw do so for an id that the catalog does not have. */

const index = memo((catalog) => ({
  platforms: new Map(catalog.platforms.map((item) => [item.id, item])),
  functions: new Map(catalog.functions.map((item) => [item.id, item])),
  interfaces: new Map(catalog.interfaces.map((item) => [item.id, item])),
}));

const need = <T>(kind: string, id: string, value: T | undefined): T => {
  if (value === undefined) throw new Error(`The catalog has no ${kind} "${id}".`);
  return value;
};

export const findPlatform = (id: string): Platform | undefined => index().platforms.get(id);
export const findFunction = (id: string): FunctionEntry | undefined => index().functions.get(id);
export const findInterface = (id: string): Interface | undefined => index().interfaces.get(id);
export const platformOf = (id: string): Platform => need('platform', id, findPlatform(id));
export const functionOf = (id: string): FunctionEntry => need('function', id, findFunction(id));
export const interfaceOf = (id: string): Interface => need('interface', id, findInterface(id));

export const evaluator = () => evaluatorOf(getCatalog());
/** The newest kernel of the catalog. */
export const newest = (): string => evaluator().newest;
/** Platforms that are columns: all but the neutral one. */
export const columns = (): readonly Platform[] => evaluator().columns;
/** Ids of the columns of the short view. */
export const mainIds = memo((): readonly string[] =>
  columns()
    .filter((platform) => platform.main)
    .map((platform) => platform.id),
);

export const matrix = (kernel: string, platforms?: readonly string[]): Matrix =>
  matrixOf(getCatalog(), kernel, platforms);
export const convergence = (id: string, kernel = newest(), platforms?: readonly string[]) =>
  convergenceOf(getCatalog(), id, kernel, platforms);
export const cell = (functionId: string, platformId: string, kernel = newest()) =>
  cellOf(getCatalog(), functionId, platformId, kernel);

/** Path that userspace opens for an operation: its own, or the interface's with the attribute's name. */
export function operationPath(item: Interface, operation: Operation): string | undefined {
  if (operation.path) return operation.path;
  if (!['attribute', 'file', 'cgroup-key'].includes(operation.kind) || !item.opens.path) return undefined;
  if (item.opens.kind === 'sysfs-file' || item.opens.kind === 'procfs-file') return item.opens.path;
  return `${item.opens.path.replace(/\/$/, '')}/${operation.name}`;
}

/** First kernel of a history in a word: '6.7', '6.1 or before', '6.13 to 7.2', 'unknown', or 'proposed'. */
export function sinceText(history: Interface['history'] | undefined): string {
  const added = history?.find((event) => event.change === 'added' && event.kernel);
  if (!added?.kernel)
    return (['unknown', 'proposed'] as const).find((word) => history?.some(({ change }) => change === word)) ?? '';
  return sinceWords({ kernel: added.kernel, exact: !added['not-in'] && !added['or-before'], notIn: added['not-in'] });
}

/** The same for a computed start. An empty kernel means: in every kernel of the catalog. */
export function sinceWords(since: { kernel: string; exact: boolean; notIn?: string }): string {
  if (since.kernel === '') return '';
  if (since.exact) return since.kernel;
  if (since.notIn === undefined) return `≤ ${since.kernel}`;
  return `${since.notIn}–${since.kernel}`;
}

/** The platforms that an interface concerns: its own, or those of its providers. */
export function platformsOf(item: Interface): Platform[] {
  const ids = item.providers?.length ? item.providers.map((provider) => provider.platform) : [item.platform];
  return [...new Set(ids)].map(platformOf);
}

/** Functions that an interface serves, each with the operations and their parts. */
export const functionsOf = memoBy((item: Interface): { function: FunctionEntry; operations: Operation[] }[] => {
  const map = new Map<string, Operation[]>();
  const add = (id: string, operation: Operation): void => {
    const listed = map.get(id) ?? [];
    if (!listed.includes(operation)) listed.push(operation);
    map.set(id, listed);
  };
  for (const operation of item.operations)
    for (const entry of operation.implements ?? []) add(entry.function, operation);
  for (const provider of item.providers ?? []) {
    for (const entry of provider.implements) {
      for (const id of entry.operations) {
        const operation = item.operations.find((candidate) => candidate.id === id);
        if (operation) add(entry.function, operation);
      }
    }
  }
  return getCatalog()
    .functions.filter((entry) => map.has(entry.id))
    .map((entry) => ({ function: entry, operations: map.get(entry.id) ?? [] }));
});

/** Interfaces that reach a function on any platform, neutral ones first. */
export function interfacesFor(functionId: string): Interface[] {
  return getCatalog()
    .interfaces.filter((item) => functionsOf(item).some((entry) => entry.function.id === functionId))
    .sort((a, b) => Number(!platformOf(a.platform).neutral) - Number(!platformOf(b.platform).neutral));
}
