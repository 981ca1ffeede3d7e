import type { Interface, Operation } from '../catalog/types.ts';
import { factNumber } from '../overlap/uapi.ts';
import { constantRows } from './constants.ts';
import { newestFact } from './uapi.ts';

/** Names that come from the kernel's sources: files, functions that are cited, and numbers of constants. */

/** Functions of C that an entry cites, each once: names in lower case beside a file. */
export function citedFunctions(part: unknown): Set<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (value && typeof value === 'object') {
      if (
        'kernel' in value &&
        'symbol' in value &&
        typeof value.symbol === 'string' &&
        /^[a-z_]\w*_\w+$/.test(value.symbol)
      )
        found.add(value.symbol);
      for (const one of Object.values(value)) walk(one);
    }
  };
  walk(part);
  return found;
}

/** Files of the kernel tree that an interface is made of or described in, whole and without their directories. */
export const filesOf = ({ source = [], document = [], header = [] }: Interface): string[] => [
  ...source,
  ...document,
  ...header.flatMap((name) => [`include/uapi/${name}`, name.split('/').at(-1) ?? name]),
  ...[...source, ...document].map((path) => path.split('/').at(-1) ?? path),
];

/** The largest number by which somebody asks for a constant together with its prefix. */
const LARGEST = 0xffffn;

/** How a constant is asked for by its number: kvm_exit=39 for KVM_EXIT_MEMORY_FAULT. Undefined for what no number tells. */
function numbered(name: string | undefined, arch: Interface['arch']): string | undefined {
  const prefix = /^([A-Z0-9]+_[A-Z0-9]+)_/.exec(name ?? '')?.[1];
  const value = prefix && name ? newestFact(name, arch)?.fact.value : undefined;
  if (!prefix || !value || !('value' in value)) return undefined;
  const number = factNumber(value.value);
  return number >= 0n && number <= LARGEST ? `${prefix.toLowerCase()}=${number}` : undefined;
}

export const numberOf = (operation: Operation, { arch }: Interface): string | undefined =>
  numbered(operation.symbol, arch);

/** The same for every constant of an interface. */
export const numberedConstants = (item: Interface): { name: string; number: string }[] =>
  constantRows(item).flatMap(({ name }) => {
    const number = numbered(name, item.arch);
    return number === undefined ? [] : [{ name, number }];
  });
