import type { Place } from './place.ts';
import type { Evidence, Seen } from './types.ts';

/** Who speaks at a place: the code itself, a document, or somebody who writes about them. */
export type Speaker = 'code' | 'document' | 'secondary';

/** What there is to know of one kind of evidence. `value` is what stands under the key that names the kind. */
interface Kind {
  /** Keys that may stand beside it and say where. */
  may: readonly (keyof Evidence)[];
  /** Those without which a reader would not find it when the address has changed. */
  must: readonly (keyof Evidence)[];
  speaker(value: string): Speaker;
  /** The place in a source tree; left out where there is none. */
  place?(value: string, evidence: Evidence): Place;
}

/**
 * Every kind of evidence, by the key that names it. The rules, the lookup in source trees, the trust and the pages go by
 * this table; `site/evidence.ts` says how each is shown.
 */
const KINDS = {
  kernel: {
    may: ['at', 'also', 'symbol', 'lines', 'text', 'lacks'],
    must: [],
    speaker: (path) => (path.startsWith('Documentation/') ? 'document' : 'code'),
    place: placeInFile,
  },
  'abi-doc': {
    may: ['at', 'also', 'what'],
    must: [],
    speaker: () => 'document',
    place: (path, { what }) => ({ kind: 'abi-doc', path, ...(what === undefined ? {} : { what }) }),
  },
  kconfig: {
    may: ['at', 'also'],
    must: [],
    speaker: () => 'code',
    place: (symbol) => ({ kind: 'kconfig', symbol }),
  },
  commit: { may: ['subject', 'date'], must: ['subject'], speaker: () => 'code' },
  lore: { may: ['subject', 'date', 'seen'], must: [], speaker: () => 'document' },
  spec: { may: ['section', 'claimed'], must: ['section'], speaker: () => 'document' },
  url: { may: ['title', 'date', 'claimed'], must: ['title'], speaker: () => 'secondary' },
} as const satisfies Readonly<Partial<Record<keyof Evidence, Kind>>>;

export type EvidenceKind = keyof typeof KINDS;

/** Every kind, in the order in which they are looked for. */
export const EVIDENCE_KINDS: readonly EvidenceKind[] = Object.keys(KINDS) as EvidenceKind[];

/** Keys of the schema that are neither a kind nor a part of one. */
type Unknown = Exclude<keyof Evidence, EvidenceKind | (typeof KINDS)[EvidenceKind]['may'][number]>;
/** The table by kind. It does not compile while the schema has a key that the table lacks. */
export const EVIDENCE: [Unknown] extends [never] ? Readonly<Record<EvidenceKind, Kind>> : Unknown = KINDS;

/** Kind of a piece of evidence with what stands under its key; undefined only for what the schema refuses. */
export function citationOf(evidence: Evidence): { kind: EvidenceKind; value: string } | undefined {
  for (const kind of EVIDENCE_KINDS) {
    const value = evidence[kind];
    if (value !== undefined) return { kind, value };
  }
  return undefined;
}

/** How a mail was seen that is not held by a digest, in words. */
export const SEEN_WORDS: Readonly<Record<Seen, string>> = {
  page: 'read on a page of an archive',
  copy: 'read in a copy that shows no Message-IDs',
  listed: 'not read: only its title, day and Message-ID were seen',
};

/** The place that evidence names; undefined for what is not in a source tree. */
export function placeOfEvidence(evidence: Evidence): Place | undefined {
  const cited = citationOf(evidence);
  return cited && EVIDENCE[cited.kind].place?.(cited.value, evidence);
}

function placeInFile(path: string, { symbol, text, lacks, lines }: Evidence): Place {
  const withText = text === undefined ? {} : { text };
  if (lacks !== undefined) return { kind: 'lacks', path, lacks, ...(symbol === undefined ? {} : { symbol }) };
  if (symbol !== undefined) return { kind: 'symbol', path, symbol, ...withText };
  if (lines !== undefined) {
    const [from = 1, to = from] = lines.split('-').map(Number);
    return { kind: 'lines', path, from, to, ...withText };
  }
  return text === undefined ? { kind: 'file', path } : { kind: 'text', path, text };
}
