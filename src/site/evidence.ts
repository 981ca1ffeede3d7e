import type { Claim, Evidence } from '../catalog/types.ts';
import { getCatalog, memo } from './catalog.ts';
import { paths } from './url.ts';

/**
 * How far a fact can be trusted, best first.
 * extracted: a compiler read it from the headers; checked: a program found the cited place in that kernel's tree;
 * cited: a place in the code or a commit is named; documented: only a document says it; claimed: a secondary source;
 * unknown: nothing is cited.
 */
export type Trust = 'extracted' | 'checked' | 'cited' | 'documented' | 'claimed' | 'unknown';

export const TRUST_WORD: Readonly<Record<Trust, string>> = {
  extracted: 'Read from the UAPI headers by a compiler.',
  checked: 'A program found the cited place in that kernel’s source tree.',
  cited: 'The place in the code, or the commit, is named; no program has looked there yet.',
  documented: 'Only a document says it.',
  claimed: 'Only a secondary source says it.',
  unknown: 'No evidence is given.',
};

/** A piece of evidence as the page shows it. */
export interface EvidenceView {
  /** What kind of place it is: code, absence, ABI document, Kconfig, commit, mail, specification, page. */
  kind: string;
  /** Name of the place. */
  label: string;
  /** Where in it. */
  detail: string;
  /** Absolute address, a site path that starts with /, or undefined. */
  href?: string;
  at?: string;
}

const releases = memo((catalog) => new Map(catalog.kernels.map((kernel) => [kernel.id, kernel.checked?.release ?? kernel.id])));
const sources = memo((catalog) => new Map(catalog.sources.map((source) => [source.id, source])));

const TREE = 'https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/tree/';

/** Address of a file in the stable tree of a release. */
export function treeUrl(path: string, at: string, lines?: string): string {
  const anchor = lines ? `#n${lines.split('-')[0]}` : '';
  return `${TREE}${path}?h=v${releases().get(at) ?? at}${anchor}`;
}
export const commitUrl = (hash: string): string => `https://git.kernel.org/linus/${hash}`;
export const loreUrl = (id: string): string => `https://lore.kernel.org/r/${encodeURIComponent(id).replaceAll('%40', '@')}`;

export function viewEvidence(item: Evidence): EvidenceView {
  const at = item.at;
  if (item.kernel !== undefined) {
    const where = [item.symbol, item.lines && `lines ${item.lines}`, item.text && `“${item.text}”`].filter(Boolean).join(', ');
    return {
      kind: item.lacks ? 'absence' : 'code',
      label: item.kernel,
      detail: item.lacks ? `does not contain ${item.lacks}` : where,
      href: treeUrl(item.kernel, at ?? '', item.lines),
      at,
    };
  }
  if (item['abi-doc'] !== undefined) {
    const label = item['abi-doc'];
    return { kind: 'ABI document', label, detail: item.what ?? '', href: treeUrl(label, at ?? ''), at };
  }
  if (item.kconfig !== undefined) return { kind: 'Kconfig', label: `CONFIG_${item.kconfig}`, detail: '', at };
  if (item.commit !== undefined) {
    return { kind: 'commit', label: item.commit.slice(0, 12), detail: item.subject ?? '', href: commitUrl(item.commit) };
  }
  if (item.lore !== undefined) {
    const detail = [item.subject ? '' : item.lore, item.date].filter(Boolean).join(', ');
    return { kind: 'mail', label: item.subject ?? 'Message', detail, href: loreUrl(item.lore) };
  }
  if (item.spec !== undefined) {
    const source = sources().get(item.spec);
    const label = source ? [source.title, source.revision].filter(Boolean).join(', ') : item.spec;
    return { kind: 'specification', label, detail: item.section ?? '', href: paths.source(item.spec) };
  }
  return { kind: 'page', label: item.title ?? item.url ?? 'page', detail: item.date ?? '', href: item.url };
}

/** Results of the evidence check of one kernel; the files are optional. */
const verified = memo((catalog) => new Set(catalog.kernels.filter((kernel) => kernel.checked).map((kernel) => kernel.id)));

function trustOfOne(item: Evidence): Trust {
  if (item.claimed) return 'claimed';
  if (item.kernel !== undefined || item.kconfig !== undefined) return verified().has(item.at ?? '') ? 'checked' : 'cited';
  if (item.commit !== undefined) return 'cited';
  if (item['abi-doc'] !== undefined || item.spec !== undefined || item.lore !== undefined) return 'documented';
  return 'claimed';
}

const ORDER: readonly Trust[] = ['extracted', 'checked', 'cited', 'documented', 'claimed', 'unknown'];

/** The best trust that a list of evidence gives, and the newest kernel at which it was checked. */
export function trustOf(list: readonly Evidence[] | undefined): { trust: Trust; at?: string } {
  if (!list || list.length === 0) return { trust: 'unknown' };
  const trusts = list.map(trustOfOne);
  const trust = ORDER.find((candidate) => trusts.includes(candidate)) ?? 'unknown';
  const at = trust === 'checked' ? list.filter((item) => trustOfOne(item) === 'checked').map((item) => item.at).at(-1) : undefined;
  return { trust, at };
}

/** Trust of a claim: one that takes its value from the headers is extracted. */
export function trustOfClaim(claim: Claim): { trust: Trust; at?: string } {
  return claim.uapi === undefined ? trustOf(claim.evidence) : { trust: 'extracted', at: getCatalog().kernels.at(-1)?.id };
}
