import type { Catalog, CodeFile } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';
import type { Status, StatusCode } from '../catalog/types.ts';
import { factNumber, uapiLookup } from './uapi.ts';

/** Status codes with the numbers that the headers give them. Pure. */

/** A code's number, and where it was taken from. */
export interface CodeNumber {
  /** As published: 0x and hexadecimal digits, -0x1 below zero. */
  text: string;
  /** The bits of the number in the width of its family. */
  bits: bigint;
  /** uapi: a header for userspace; internal: one of the kernel's own; given: the entry, for no header has it. */
  by: 'uapi' | 'internal' | 'given';
  /** Header, or path in the source tree. */
  file?: string;
  /** Newest kernel whose headers give it. */
  kernel?: string;
  /** Kernels in which it was found, oldest first. */
  kernels: readonly string[];
}

export interface CodeRow {
  code: StatusCode;
  /** Undefined when no kernel's headers have the name and the entry gives no number. */
  number?: CodeNumber;
}

const uapiOf = perCatalog(uapiLookup);

const internalOf = perCatalog((catalog) => {
  const found = new Map<string, { kernel: string; code: CodeFile['codes'][number] }[]>();
  for (const { id, codes } of catalog.kernels) {
    for (const code of codes?.codes ?? []) {
      const list = found.get(code.name);
      if (list) list.push({ kernel: id, code });
      else found.set(code.name, [{ kernel: id, code }]);
    }
  }
  return found;
});

/** The number of a constant by the headers of all kernels; undefined when none of them has it. */
export function headerNumber(
  catalog: Catalog,
  { bits, arch }: Pick<Status, 'bits' | 'arch'>,
  name: string,
): CodeNumber | undefined {
  const lookup = uapiOf(catalog);
  const arches = arch ? [arch] : [];
  const newest = lookup.newest(name, arches);
  const value = newest?.fact.value;
  if (newest && value && 'value' in value)
    return {
      text: value.value,
      bits: inWidth(factNumber(value.value), bits),
      by: 'uapi',
      file: newest.fact.header,
      kernel: newest.kernel,
      kernels: lookup.kernels.filter((kernel) => lookup.at(name, kernel, arches) !== undefined),
    };
  const internal = internalOf(catalog).get(name);
  const last = internal?.at(-1);
  if (!internal || !last) return undefined;
  return {
    text: last.code.value,
    bits: inWidth(factNumber(last.code.value), bits),
    by: 'internal',
    file: last.code.file,
    kernel: last.kernel,
    kernels: internal.map(({ kernel }) => kernel),
  };
}

/** The codes of a family in the entry's order, with their numbers. */
export const codeRows = (catalog: Catalog, status: Status): CodeRow[] =>
  status.codes.map((code) => {
    const found =
      code.number === undefined
        ? headerNumber(catalog, status, code.name)
        : ({
            text: code.number,
            bits: inWidth(factNumber(code.number), status.bits),
            by: 'given',
            kernels: [],
          } satisfies CodeNumber);
    return found ? { code, number: found } : { code };
  });

const inWidth = (value: bigint, bits: number): bigint => BigInt.asUintN(bits, value);

/**
 * The numbers under which people look a code up, lower-case: hexadecimal, decimal, with the sign, in the width of the
 * family; of a composed number also the half that its mask keeps.
 */
export function numberForms(
  status: Pick<Status, 'bits' | 'mask'>,
  { text, bits }: Pick<CodeNumber, 'text' | 'bits'>,
): string[] {
  const value = factNumber(text);
  // Nobody writes a composed number in decimal.
  const forms = bits >> 32n !== 0n && value > 0n ? [hex(bits)] : [hex(bits), value < 0n ? String(value) : String(bits)];
  if (value < 0n) forms.push(hex(BigInt.asUintN(64, value)), hex(BigInt.asUintN(32, value)));
  // A mask that keeps the upper half: logs and headers of some drivers show that half alone.
  if (status.mask !== undefined && status.bits === 64 && bits >> 32n !== 0n && (bits & 0xffffffffn) === 0n)
    forms.push(hex(bits >> 32n));
  return [...new Set(forms)];
}

const hex = (value: bigint): string => `0x${value.toString(16)}`;
