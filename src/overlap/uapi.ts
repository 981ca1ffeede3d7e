import type { Catalog, UapiFact } from '../catalog/model.ts';
import type { Aspect, AspectValue, Claim } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';

/** A fact found for a name, and the kernel that it was extracted from. */
export interface FoundFact {
  kernel: string;
  fact: UapiFact;
}

/** Architectures that a fact holds for: what is the same for several is kept once, with the others in `also`. */
export const archesOf = (fact: UapiFact & { also?: readonly string[] }): readonly string[] => [
  fact.arch,
  ...(fact.also ?? []),
];

/** Finds extracted facts by name. */
export interface UapiLookup {
  /**
   * The fact of the newest kernel up to `kernel` whose facts were extracted. When that kernel's headers lack the name
   * (it came between two extracted kernels), the oldest later one that has it: released names keep their value.
   */
  find(name: string, kernel: string, arches?: readonly string[]): FoundFact | undefined;
  /** Kernels with extracted facts, oldest first. */
  readonly kernels: readonly string[];
}

/** Builds the lookup once for a catalog. */
export function uapiLookup(catalog: Catalog): UapiLookup {
  const tables = catalog.kernels
    .filter((release) => release.uapi !== undefined)
    .map((release) => {
      const names = new Map<string, UapiFact[]>();
      for (const fact of release.uapi?.facts ?? []) {
        if (fact.value === null) continue;
        const list = names.get(fact.name);
        if (list) list.push(fact);
        else names.set(fact.name, [fact]);
      }
      return { kernel: release.id, names };
    });
  const pick = (facts: readonly UapiFact[], arches: readonly string[]): UapiFact => {
    for (const arch of arches) {
      const fact = facts.find((candidate) => archesOf(candidate).includes(arch));
      if (fact) return fact;
    }
    return facts[0] as UapiFact;
  };
  return {
    kernels: tables.map((table) => table.kernel),
    find(name, kernel, arches = []) {
      const upTo = tables.filter((table) => compareVersions(table.kernel, kernel) <= 0);
      const later = tables.slice(upTo.length);
      for (const table of [...upTo.slice(-1), ...later]) {
        const facts = table.names.get(name);
        if (facts) return { kernel: table.kernel, fact: pick(facts, arches) };
      }
      return undefined;
    },
  };
}

/** The value that a fact gives an aspect: a struct's or field's size, a constant's or ioctl's number. */
export function factValue(fact: UapiFact, aspect: Aspect): AspectValue | undefined {
  const value = fact.value;
  if (value === null) return undefined;
  const plain = 'sizeof' in value ? value.sizeof : value.value;
  if (aspect.type === 'identifier' || aspect.type === 'text' || aspect.type === 'enum') return String(plain);
  const number = typeof plain === 'number' ? plain : Number(plain);
  if (!Number.isSafeInteger(number)) return String(plain);
  return aspect.type === 'range' ? { min: number, max: number } : number;
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
