import { keyOfPlace, placeOfEvidence } from '../catalog/place.ts';
import type { Claim, Evidence } from '../catalog/types.ts';
import { driftOf } from '../kernel/drift.ts';
import { sourceLink } from '../kernel/links.ts';
import { recordedOf, type Trust, trustOfEvidence, trustOfList, trustOfValue } from '../overlap/trust.ts';
import { getCatalog, memo } from './catalog.ts';
import { paths } from './url.ts';

export type { Trust };

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
  /** Other releases in which the place reads otherwise: '7.2, 6.12'. */
  differs?: string;
}

const releases = memo(
  (catalog) => new Map(catalog.kernels.map((kernel) => [kernel.id, kernel.checked?.release ?? kernel.id])),
);
const sources = memo((catalog) => new Map(catalog.sources.map((source) => [source.id, source])));

const TREE = 'https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/tree/';

/** Address of a file in the stable tree of a release. */
export function treeUrl(path: string, at: string, lines?: string): string {
  const anchor = lines ? `#n${lines.split('-')[0]}` : '';
  return `${TREE}${path}?h=v${releases().get(at) ?? at}${anchor}`;
}
export const commitUrl = (hash: string): string => `https://git.kernel.org/linus/${hash}`;
export const loreUrl = (id: string): string =>
  `https://lore.kernel.org/r/${encodeURIComponent(id).replaceAll('%40', '@')}`;

/** Releases in which a cited place is not as it was read: changed or gone. '' when there are none. */
function differing(item: Evidence): string {
  const place = placeOfEvidence(item);
  if (!place || item.at === undefined) return '';
  const files = recordedOf(getCatalog());
  const key = keyOfPlace(place);
  const here = files.get(item.at)?.places[key];
  return [...files]
    .filter(([version, file]) => version !== item.at && ['changed', 'gone'].includes(driftOf(here, file.places[key])))
    .map(([version]) => version)
    .join(', ');
}

/** Address of the place at the tag, with the lines at which a program found it. */
const pinned = (item: Evidence): string | undefined => {
  const catalog = getCatalog();
  return sourceLink(item, catalog.kernels, recordedOf(catalog))?.href;
};

export function viewEvidence(item: Evidence): EvidenceView {
  const view = viewOf(item);
  const differs = differing(item);
  return differs ? { ...view, differs } : view;
}

function viewOf(item: Evidence): EvidenceView {
  const at = item.at;
  if (item.kernel !== undefined) {
    const where = [item.symbol, item.lines && `lines ${item.lines}`, item.text && `“${item.text}”`]
      .filter(Boolean)
      .join(', ');
    return {
      kind: item.lacks ? 'absence' : 'code',
      label: item.kernel,
      detail: item.lacks ? `does not contain ${item.lacks}` : where,
      href: pinned(item) ?? treeUrl(item.kernel, at ?? '', item.lines),
      at,
    };
  }
  if (item['abi-doc'] !== undefined) {
    const label = item['abi-doc'];
    return { kind: 'ABI document', label, detail: item.what ?? '', href: pinned(item) ?? treeUrl(label, at ?? ''), at };
  }
  if (item.kconfig !== undefined) {
    return { kind: 'Kconfig', label: `CONFIG_${item.kconfig}`, detail: '', href: pinned(item), at };
  }
  if (item.commit !== undefined) {
    return {
      kind: 'commit',
      label: item.commit.slice(0, 12),
      detail: item.subject ?? '',
      href: commitUrl(item.commit),
    };
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

/** The best trust that a list of evidence gives, and the newest kernel at which it was checked. */
export function trustOf(list: readonly Evidence[] | undefined): { trust: Trust; at?: string } {
  const catalog = getCatalog();
  const trust = trustOfList(catalog, list);
  if (trust !== 'checked') return { trust };
  return { trust, at: list?.filter((item) => trustOfEvidence(catalog, item) === 'checked').at(-1)?.at };
}

/** Trust of a claim; one that takes its value from the headers is extracted. */
export const trustOfClaim = (claim: Claim): Trust => trustOfValue(getCatalog(), claim);
