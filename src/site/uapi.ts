import type { UapiFact } from '../catalog/model.ts';
import type { FoundFact } from '../overlap/uapi.ts';
import type { ByteField } from './bytemap.ts';
import { evaluator } from './model.ts';

/** The newest fact of a name, and the kernel whose headers gave it. */
export const newestFact = (name: string, arches?: readonly string[]): FoundFact | undefined =>
  evaluator().uapi.newest(name, arches);

/** A value that held over several of the kernels that were read. */
export interface FactRun {
  from: string;
  to: string;
  /** Undefined: these kernels' headers do not have the name. */
  fact: UapiFact | undefined;
}

/** A name's values kernel by kernel, equal neighbours joined. */
export function factRuns(name: string, arches: readonly string[] = []): FactRun[] {
  const { uapi } = evaluator();
  const runs: FactRun[] = [];
  for (const kernel of uapi.kernels) {
    const fact = uapi.at(name, kernel, arches);
    const last = runs.at(-1);
    if (last && JSON.stringify(last.fact?.value) === JSON.stringify(fact?.value)) last.to = kernel;
    else runs.push({ from: kernel, to: kernel, fact });
  }
  return runs;
}

/** Size and fields of a struct in the newest kernel that has it. */
export interface StructLayout {
  name: string;
  kernel: string;
  header: string;
  size: number;
  fields: ByteField[];
  bits: BitField[];
}

/** A bit-field; the offset counts bits from the struct's first, in the target's order. */
export interface BitField {
  name: string;
  offset: number;
  bits: number;
}

export function structLayout(name: string, arches: readonly string[] = []): StructLayout | undefined {
  const found = newestFact(name, arches);
  const value = found?.fact.value;
  if (!found || !value || !('sizeof' in value)) return undefined;
  const fields: ByteField[] = [];
  const bits: BitField[] = [];
  const { uapi } = evaluator();
  for (const fieldName of uapi.fieldsOf(name)) {
    const fact = uapi.at(fieldName, found.kernel, [found.fact.arch]);
    const own = fieldName.slice(name.length + 1);
    if (!fact?.value) continue;
    if ('offsetof' in fact.value) fields.push({ name: own, offset: fact.value.offsetof, size: fact.value.sizeof });
    if ('bits' in fact.value) bits.push({ name: own, offset: fact.value.bitoffset, bits: fact.value.bits });
  }
  fields.sort((a, b) => a.offset - b.offset || b.size - a.size);
  bits.sort((a, b) => a.offset - b.offset);
  return { name, kernel: found.kernel, header: found.fact.header, size: value.sizeof, fields, bits };
}

/** An ioctl number taken apart, as <asm-generic/ioctl.h> lays it out. */
export interface IoctlParts {
  value: string;
  macro: string;
  parts: { name: string; bits: string; value: string; means: string }[];
}

export function ioctlParts(fact: UapiFact): IoctlParts | undefined {
  const value = fact.value;
  if (fact.kind !== 'ioctl' || !value || !('dir' in value)) return undefined;
  const type = Number(value.type);
  const letter = type >= 0x21 && type < 0x7f ? `'${String.fromCharCode(type)}'` : '';
  const means: Readonly<Record<string, string>> = {
    _IO: 'no data',
    _IOW: 'caller writes',
    _IOR: 'caller reads',
    _IOWR: 'caller writes and reads',
  };
  const number = Number(value.value);
  return {
    value: value.value,
    macro: `${value.dir}(${letter || value.type}, ${value.nr}${value.dir === '_IO' ? '' : `, ${value.size} bytes`})`,
    parts: [
      { name: 'direction', bits: '31–30', value: String(number >>> 30), means: means[value.dir] ?? value.dir },
      { name: 'size', bits: '29–16', value: String(value.size), means: value.size === 1 ? 'byte' : 'bytes' },
      { name: 'type', bits: '15–8', value: value.type, means: letter },
      { name: 'number', bits: '7–0', value: value.nr, means: `${Number(value.nr)}` },
    ],
  };
}
