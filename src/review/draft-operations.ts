import type { LikelyFunction, Review } from './answer.ts';
import type { ReviewedName } from './attribution.ts';
import type { NameKind } from './names.ts';
import { termsOf } from './terms.ts';

/** Kinds of names that are operations of an interface, and what the catalog calls them. */
const KINDS: Partial<Record<NameKind, string>> = {
  ioctl: 'ioctl',
  'sub-command': 'sub-command',
  capability: 'capability',
  exit: 'exit',
  'vm-type': 'vm-type',
  'device-attribute': 'device-attribute',
  hypercall: 'hypercall',
  flag: 'flag',
  attribute: 'attribute',
  'abi-document': 'attribute',
  parameter: 'parameter',
  tracepoint: 'event',
};

const leaf = (name: string): string => name.slice(name.replace(/\/+$/, '').lastIndexOf('/') + 1).replace(/\/+$/, '');

const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '') || 'operation';

/** Names of the proposal that no entry has; an attribute that a document describes counts once. */
function fresh({ names }: Review): ReviewedName[] {
  const described = new Set(names.filter(({ kind }) => kind === 'abi-document').map(({ name }) => leaf(name)));
  return names.filter(
    ({ kind, name, interface: entry }) => entry === undefined && !(kind === 'attribute' && described.has(name)),
  );
}

/** The operations of a proposed interface, with the functions that each likely serves. */
export function operationsOf(review: Review, evidence: Record<string, unknown>): Record<string, unknown>[] {
  const ids = new Set<string>();
  const made = fresh(review).flatMap((name) => {
    const kind = KINDS[name.kind];
    if (kind === undefined) return [];
    const base = idOf(leaf(name.name));
    let id = base;
    for (let number = 2; ids.has(id); number += 1) id = `${base}-${number}`;
    ids.add(id);
    return [{ name, data: operation(id, kind, name) }];
  });
  for (const [rank, one] of review.functions.filter(({ likely }) => likely === 'likely').entries()) {
    const best = made.map((item) => ({ item, shared: shared(item.name, one) })).sort((a, b) => b.shared - a.shared)[0];
    // What no name tells of stays with the reader, but for the likeliest function.
    if (!best || (rank > 0 && best.shared === 0)) continue;
    const served = Array.isArray(best.item.data.implements) ? best.item.data.implements : [];
    best.item.data.implements = [...served, { function: one.id, as: 'result', ...aspectsOf(one, evidence) }];
  }
  return made.map(({ data }) => data);
}

function operation(id: string, kind: string, name: ReviewedName): Record<string, unknown> {
  const path = name.kind === 'abi-document' && name.name.startsWith('/') ? name.name : undefined;
  const shown = name.kind === 'abi-document' ? leaf(name.name) : name.name;
  return {
    id,
    name: shown,
    kind,
    summary: 'Not described yet. Say what it does, in a sentence.',
    ...(path === undefined ? {} : { path }),
    ...(name.kind === 'ioctl' && name.direction !== undefined ? { direction: name.direction } : {}),
    ...(name.kind === 'ioctl' && /^[a-z]\w*_\w+$/.test(name.argument ?? '') ? { request: name.argument } : {}),
  };
}

const shared = ({ name, comment = '' }: ReviewedName, { terms }: LikelyFunction): number => {
  const own = new Set(termsOf(`${name} ${comment}`));
  return terms.filter((term) => own.has(term)).length;
};

/** Values of aspects that the patch tells, where the aspect holds a text; others want a reader. */
function aspectsOf({ aspects }: LikelyFunction, evidence: Record<string, unknown>): Record<string, unknown> {
  const told = aspects.filter(({ type, value }) => type === 'text' && value !== undefined);
  if (told.length === 0) return {};
  return { aspects: Object.fromEntries(told.map(({ id, value }) => [id, { value, evidence: [evidence] }])) };
}

/** Structs that the proposal adds to headers for userspace. */
export function structsIn(review: Review): { structs?: { name: string }[] } {
  const structs = fresh(review).filter(({ kind, extended }) => kind === 'struct' && extended !== true);
  return structs.length === 0 ? {} : { structs: structs.map(({ name }) => ({ name })) };
}
