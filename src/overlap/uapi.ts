import type { Catalog, UapiFact, UapiValue } from '../catalog/model.ts';
import type { Aspect, AspectValue, Claim } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { getOrMake } from '../maps.ts';
import { ASPECT_TYPES } from './aspect-types.ts';

/** A fact found for a name, and the kernel that it was extracted from. */
export interface FoundFact {
  kernel: string;
  fact: UapiFact;
}

/** Identity of a fact within one kernel: its kind, name and architecture. */
export const factKey = (fact: Pick<UapiFact, 'kind' | 'name' | 'arch'>): string =>
  `${fact.kind} ${fact.name} ${fact.arch}`;

/** Architectures that a fact holds for: what is the same for several is kept once, with the others in `also`. */
export const archesOf = (fact: UapiFact & { also?: readonly string[] }): readonly string[] => [
  fact.arch,
  ...(fact.also ?? []),
];

/** Finds extracted facts by name. Where several architectures differ, the first of `arches` that has a fact wins. */
export interface UapiLookup {
  /** Kernels with extracted facts, oldest first. */
  readonly kernels: readonly string[];
  /** Every name that any of them has. */
  readonly names: Iterable<string>;
  /** The fact in this very kernel; undefined when its headers lack the name or were not read. */
  at(name: string, kernel: string, arches?: readonly string[]): UapiFact | undefined;
  /**
   * The fact of the newest kernel up to `kernel` whose facts were extracted. When that kernel's headers lack the name
   * (it came between two extracted kernels), the oldest later one that has it: released names keep their value.
   */
  find(name: string, kernel: string, arches?: readonly string[]): FoundFact | undefined;
  /** The fact of the newest kernel that has it. */
  newest(name: string, arches?: readonly string[]): FoundFact | undefined;
  /** Names of a struct's fields over all kernels, as struct.field. */
  fieldsOf(struct: string): Iterable<string>;
}

/** Builds the lookup once for a catalog. */
export function uapiLookup(catalog: Catalog): UapiLookup {
  const releases = catalog.kernels.filter((release) => release.uapi !== undefined);
  const kernels = releases.map((release) => release.id);
  const byName = new Map<string, Map<string, UapiFact[]>>();
  const fields = new Map<string, Set<string>>();
  for (const { id, uapi } of releases) {
    for (const fact of uapi?.facts ?? []) {
      if (fact.value === null) continue;
      const versions = getOrMake(byName, fact.name, () => new Map<string, UapiFact[]>());
      getOrMake(versions, id, () => []).push(fact);
      if (fact.kind !== 'field') continue;
      const struct = fact.name.slice(0, fact.name.indexOf('.'));
      getOrMake(fields, struct, () => new Set<string>()).add(fact.name);
    }
  }
  const at: UapiLookup['at'] = (name, kernel, arches = []) => {
    const facts = byName.get(name)?.get(kernel);
    for (const arch of arches) {
      const fact = facts?.find((candidate) => archesOf(candidate).includes(arch));
      if (fact) return fact;
    }
    return facts?.[0];
  };
  const first = (candidates: readonly string[], name: string, arches?: readonly string[]): FoundFact | undefined => {
    for (const kernel of candidates) {
      const fact = at(name, kernel, arches);
      if (fact) return { kernel, fact };
    }
    return undefined;
  };
  const newestFirst = kernels.toReversed();
  return {
    kernels,
    names: [...byName.keys()],
    at,
    find(name, kernel, arches) {
      const later = kernels.findIndex((candidate) => compareVersions(candidate, kernel) > 0);
      const upTo = later < 0 ? kernels.length : later;
      return first(kernels.slice(Math.max(0, upTo - 1)), name, arches);
    },
    newest: (name, arches) => first(newestFirst, name, arches),
    fieldsOf: (struct) => fields.get(struct) ?? [],
  };
}

/** A fact's value as text: an ioctl's or constant's number, a size. */
export function factText(value: UapiValue | null | undefined): string {
  if (!value) return 'not there';
  if ('offsetof' in value) return `offset ${value.offsetof}, ${value.sizeof} bytes`;
  if ('bits' in value) return `${value.bits === 1 ? '1 bit' : `${value.bits} bits`} from bit ${value.bitoffset}`;
  if ('sizeof' in value) return `${value.sizeof} bytes`;
  return value.value.startsWith('-') ? String(factNumber(value.value)) : value.value;
}

/** The number that a value such as `0x53` or `-0x1` writes. */
export const factNumber = (text: string): bigint => (text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text));

/** A number below zero as such, since no literal has a sign; others as they are written. */
const factPlain = (text: string): string | number => (text.startsWith('-') ? Number(factNumber(text)) : text);

/** The value that a fact gives an aspect: a struct's or field's size, a constant's or ioctl's number. None where the type takes none. */
export function factValue(fact: UapiFact, aspect: Aspect): AspectValue | undefined {
  const value = fact.value;
  if (value === null) return undefined;
  if ('bits' in value) return undefined;
  const plain = 'sizeof' in value ? value.sizeof : factPlain(value.value);
  return ASPECT_TYPES[aspect.type].extract?.(plain);
}

/** A claim with its extracted value filled in; other claims come back as they are. */
export function resolveClaim(
  claim: Claim,
  aspect: Aspect,
  kernel: string,
  arches: readonly string[],
  lookup: UapiLookup,
): Claim {
  if (claim.uapi === undefined || claim.value !== undefined) return claim;
  const found = lookup.find(claim.uapi, kernel, arches);
  const value = found && factValue(found.fact, aspect);
  return value === undefined ? claim : { ...claim, value };
}
