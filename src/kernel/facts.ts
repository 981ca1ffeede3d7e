import type { UapiFact, UapiFile } from '../catalog/model.ts';
import { ARCHES, type Arch } from './arches.ts';
import { COVERED } from './headers.ts';

/**
 * A fact as the committed file holds it: what is the same for several targets is written once, under the first of
 * them, with the others in `also`. expandFacts() gives one fact per target.
 */
export interface PackedFact extends UapiFact {
  also?: readonly string[];
}

const HEADER_ORDER = new Map(COVERED.map(({ header }, index) => [header, index]));
const KIND_ORDER: readonly UapiFact['kind'][] = ['ioctl', 'constant', 'struct', 'field'];

/** One fact per target, in no particular order. */
export function expandFacts(facts: readonly UapiFact[]): UapiFact[] {
  return facts.flatMap(({ also = [], ...fact }: PackedFact) => [fact, ...also.map((arch) => ({ ...fact, arch }))]);
}

/** The reverse of expandFacts(), in the order of the committed file: header, kind, name; fields as they are declared. */
export function packFacts(facts: readonly UapiFact[]): PackedFact[] {
  const packed = new Map<string, UapiFact & { also: string[] }>();
  for (const arch of ARCHES) {
    for (const fact of facts) {
      if (fact.arch !== arch) continue;
      const key = JSON.stringify([fact.kind, fact.name, fact.header, fact.value]);
      const first = packed.get(key);
      if (first) first.also.push(arch);
      else packed.set(key, { ...fact, also: [] });
    }
  }
  return [...packed.values()]
    .map(({ also, ...fact }): PackedFact => (also.length > 0 ? { ...fact, also } : fact))
    .sort(compareFacts);
}

function compareFacts(a: UapiFact, b: UapiFact): number {
  const base = (fact: UapiFact) => (fact.kind === 'field' ? (fact.name.split('.')[0] as string) : fact.name);
  return (
    (HEADER_ORDER.get(a.header) ?? 999) - (HEADER_ORDER.get(b.header) ?? 999) ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    (base(a) < base(b) ? -1 : base(a) > base(b) ? 1 : 0) ||
    ARCHES.indexOf(a.arch as Arch) - ARCHES.indexOf(b.arch as Arch)
  );
}

/** Text of a kernel's uapi.json: one fact a line, so that a change reads well in a diff. */
export function formatUapi(file: UapiFile): string {
  const facts = packFacts(file.facts).map(({ kind, name, header, arch, also, value }) =>
    JSON.stringify({ kind, name, header, arch, ...(also ? { also } : {}), value }),
  );
  return `{\n"kernel": ${JSON.stringify(file.kernel)},\n"package": ${JSON.stringify(file.package)},\n"facts": [\n${facts.join(',\n')}\n]\n}\n`;
}
