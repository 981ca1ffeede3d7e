import type { Catalog } from '../catalog/model.ts';
import type { Claim, Evidence } from '../catalog/types.ts';

/**
 * How far a fact can be trusted, best first.
 * extracted: a compiler read it from the headers; checked: a program looks up the cited place in that kernel's tree;
 * cited: a place in the code or a commit is named, in a kernel whose tree is not checked; documented: only a document
 * says it; claimed: only a secondary source; unknown: nothing is cited.
 */
export type Trust = 'extracted' | 'checked' | 'cited' | 'documented' | 'claimed' | 'unknown';

export const TRUSTS = [
  'extracted',
  'checked',
  'cited',
  'documented',
  'claimed',
  'unknown',
] as const satisfies readonly Trust[];

const checkedKernels = new WeakMap<Catalog, ReadonlySet<string>>();

function isChecked(catalog: Catalog, kernel: string | undefined): boolean {
  let set = checkedKernels.get(catalog);
  if (!set) {
    set = new Set(catalog.kernels.filter((release) => release.checked).map((release) => release.id));
    checkedKernels.set(catalog, set);
  }
  return kernel !== undefined && set.has(kernel);
}

/** Trust that one piece of evidence gives. */
export function trustOfEvidence(catalog: Catalog, item: Evidence): Trust {
  if (item.claimed) return 'claimed';
  if (item.kernel !== undefined || item.kconfig !== undefined) return isChecked(catalog, item.at) ? 'checked' : 'cited';
  if (item.commit !== undefined) return 'cited';
  if (item['abi-doc'] !== undefined || item.spec !== undefined || item.lore !== undefined) return 'documented';
  return 'claimed';
}

/** The best trust that a list of evidence gives. */
export function trustOfList(catalog: Catalog, list: readonly Evidence[] | undefined): Trust {
  const trusts = (list ?? []).map((item) => trustOfEvidence(catalog, item));
  return TRUSTS.find((trust) => trusts.includes(trust)) ?? 'unknown';
}

/** Trust of a claim; one that takes its value from the headers is extracted. */
export const trustOfValue = (catalog: Catalog, claim: Claim): Trust =>
  claim.uapi === undefined ? trustOfList(catalog, claim.evidence) : 'extracted';
