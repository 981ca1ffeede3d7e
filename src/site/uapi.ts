import type { UapiFact } from '../catalog/model.ts';
import type { ByteField } from './bytemap.ts';
import { memo } from './catalog.ts';
import { getOrMake } from './maps.ts';

/** Extracted facts by name, over all kernels whose headers were read. */
interface Tables {
  /** Kernels with facts, oldest first. */
  kernels: string[];
  /** name -> kernel -> facts (one an architecture). */
  byName: Map<string, Map<string, UapiFact[]>>;
  /** struct -> names of its fields. */
  fields: Map<string, Set<string>>;
}

const tables = memo((catalog): Tables => {
  const kernels: string[] = [];
  const byName: Tables['byName'] = new Map();
  const fields: Tables['fields'] = new Map();
  for (const release of catalog.kernels) {
    if (!release.uapi) continue;
    kernels.push(release.id);
    for (const fact of release.uapi.facts) {
      if (fact.value === null) continue;
      const versions = getOrMake(byName, fact.name, () => new Map<string, UapiFact[]>());
      const list = versions.get(release.id);
      if (list) list.push(fact);
      else versions.set(release.id, [fact]);
      if (fact.kind === 'field') {
        const struct = fact.name.slice(0, fact.name.indexOf('.'));
        getOrMake(fields, struct, () => new Set<string>()).add(fact.name);
      }
    }
  }
  return { kernels, byName, fields };
});

export const extractedKernels = (): readonly string[] => tables().kernels;
export const allNames = (): ReadonlyMap<string, ReadonlyMap<string, readonly UapiFact[]>> => tables().byName;

const pick = (facts: readonly UapiFact[] | undefined, arches: readonly string[]): UapiFact | undefined => {
  for (const arch of arches) {
    const fact = facts?.find((candidate) => candidate.arch === arch);
    if (fact) return fact;
  }
  return facts?.[0];
};

/** The newest fact of a name, and the kernel whose headers gave it. */
export function newestFact(
  name: string,
  arches: readonly string[] = [],
): { fact: UapiFact; kernel: string } | undefined {
  const versions = tables().byName.get(name);
  for (const kernel of tables().kernels.toReversed()) {
    const fact = pick(versions?.get(kernel), arches);
    if (fact) return { fact, kernel };
  }
  return undefined;
}

/** A value that held over several of the kernels that were read. */
export interface FactRun {
  from: string;
  to: string;
  /** Undefined: these kernels' headers do not have the name. */
  fact: UapiFact | undefined;
}

/** A name's values kernel by kernel, equal neighbours joined. */
export function factRuns(name: string, arches: readonly string[] = []): FactRun[] {
  const versions = tables().byName.get(name);
  const runs: FactRun[] = [];
  for (const kernel of tables().kernels) {
    const fact = pick(versions?.get(kernel), arches);
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
}

export function structLayout(name: string, arches: readonly string[] = []): StructLayout | undefined {
  const found = newestFact(name, arches);
  const value = found?.fact.value;
  if (!found || !value || !('sizeof' in value)) return undefined;
  const fields: ByteField[] = [];
  for (const fieldName of tables().fields.get(name) ?? []) {
    const fact = pick(tables().byName.get(fieldName)?.get(found.kernel), [found.fact.arch]);
    if (fact?.value && 'offsetof' in fact.value) {
      fields.push({ name: fieldName.slice(name.length + 1), offset: fact.value.offsetof, size: fact.value.sizeof });
    }
  }
  fields.sort((a, b) => a.offset - b.offset || b.size - a.size);
  return { name, kernel: found.kernel, header: found.fact.header, size: value.sizeof, fields };
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

/** A fact's value as text: an ioctl's or constant's number, a size. */
export function factText(fact: UapiFact | undefined): string {
  const value = fact?.value;
  if (!value) return 'not there';
  if ('offsetof' in value) return `offset ${value.offsetof}, ${value.sizeof} bytes`;
  if ('sizeof' in value) return `${value.sizeof} bytes`;
  return value.value;
}
