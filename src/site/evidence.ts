import { citationOf, type EvidenceKind, placeOfEvidence, SEEN_WORDS } from '../catalog/citation.ts';
import { keyOfPlace } from '../catalog/place.ts';
import type { Claim, Evidence } from '../catalog/types.ts';
import { driftOf } from '../kernel/drift.ts';
import { commitUrl, loreUrl, sourceLink, tagOf, treeUrl as treeUrlAt } from '../kernel/links.ts';
import { recordedOf, type Trust, trustOfEvidence, trustOfList, trustOfValue } from '../overlap/trust.ts';
import { getCatalog, memo } from './catalog.ts';
import { paths } from './url.ts';

export type { Trust };
export { commitUrl, loreUrl };

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

const sources = memo((catalog) => new Map(catalog.sources.map((source) => [source.id, source])));

/** Address of a file in the stable tree of a release. */
export const treeUrl = (path: string, at: string, lines?: string): string =>
  treeUrlAt(path, tagOf(getCatalog().kernels, at), lines ? Number(lines.split('-')[0]) : undefined);

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
  const cited = citationOf(item);
  if (!cited) throw new RangeError(`Evidence of no known kind: ${Object.keys(item).join(', ')}`);
  return VIEWS[cited.kind](cited.value, item);
}

/** How each kind of evidence is shown. */
const VIEWS: Readonly<Record<EvidenceKind, (value: string, item: Evidence) => EvidenceView>> = {
  kernel: (path, item) => {
    const where = [item.symbol, item.lines && `lines ${item.lines}`, item.text && `“${item.text}”`];
    return {
      kind: item.lacks ? 'absence' : 'code',
      label: path,
      detail: item.lacks ? `does not contain ${item.lacks}` : where.filter(Boolean).join(', '),
      href: pinned(item) ?? treeUrl(path, item.at ?? '', item.lines),
      at: item.at,
    };
  },
  'abi-doc': (path, item) => ({
    kind: 'ABI document',
    label: path,
    detail: item.what ?? '',
    href: pinned(item) ?? treeUrl(path, item.at ?? ''),
    at: item.at,
  }),
  kconfig: (symbol, item) => ({
    kind: 'Kconfig',
    label: `CONFIG_${symbol}`,
    detail: '',
    href: pinned(item),
    at: item.at,
  }),
  commit: (hash, { subject }) => ({
    kind: 'commit',
    label: hash.slice(0, 12),
    detail: subject ?? '',
    href: commitUrl(hash),
  }),
  lore: (id, { subject, date, seen }) => ({
    kind: 'mail',
    label: subject ?? 'Message',
    detail: [subject ? '' : id, date, seen && SEEN_WORDS[seen]].filter(Boolean).join(', '),
    href: loreUrl(id),
  }),
  spec: (id, { section }) => {
    const source = sources().get(id);
    const label = source ? [source.title, source.revision].filter(Boolean).join(', ') : id;
    return { kind: 'specification', label, detail: section ?? '', href: paths.source(id) };
  },
  url: (address, { title, date }) => ({ kind: 'page', label: title ?? address, detail: date ?? '', href: address }),
};

/** The best trust that a list of evidence gives, and the newest kernel at which it was checked. */
export function trustOf(list: readonly Evidence[] | undefined): { trust: Trust; at?: string } {
  const catalog = getCatalog();
  const trust = trustOfList(catalog, list);
  if (trust !== 'checked') return { trust };
  return { trust, at: list?.filter((item) => trustOfEvidence(catalog, item) === 'checked').at(-1)?.at };
}

/** Trust of a claim; one that takes its value from the headers is extracted. */
export const trustOfClaim = (claim: Claim): Trust => trustOfValue(getCatalog(), claim);
