import type { EvidenceFile, LogFile } from '../catalog/model.ts';
import { isPresence, keyOfPlace } from '../catalog/place.ts';
import { EntryPlaces } from '../catalog/read/entry-places.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import { rowsOf, rowText } from '../catalog/rows.ts';
import { getOrMake } from '../maps.ts';
import { type Cited, holdsIn } from './claims.ts';
import { driftOf } from './evidence-file.ts';

/** What a release does to one claim: the worst that happened to any of its places. */
export type Verdict = 'gone' | 'changed' | 'moved' | 'same' | 'not-reached' | 'not-of-it' | 'no-place';

/** From the worst to the best; what cannot be told stands behind what can. */
const ORDER: readonly Verdict[] = ['gone', 'changed', 'moved', 'same', 'not-reached', 'not-of-it', 'no-place'];

export interface ClaimChange {
  /** Path of the entry's file relative to the catalog's directory. */
  file: string;
  /** From 1. */
  line: number;
  /** JSON pointer of the claim. */
  claim: string;
  /** What is claimed, on one line; '' when it cannot be said in short. */
  text: string;
  verdict: Verdict;
  /** The places of the claim that the verdict rests on: key, and release in which it was read. */
  places: { key: string; at: string; path?: string }[];
}

/** Most letters of a claim's text. */
const TEXT = 90;

/**
 * What turning to a release does to every claim, in the files' order. Places are compared with the newest release before
 * it that has them on record, else with the one in which they were read.
 */
export function claimChanges(
  catalog: string,
  entries: readonly CatalogFile[],
  cited: readonly Cited[],
  evidence: ReadonlyMap<string, EvidenceFile>,
  { from, to }: { from: string; to: string },
): ClaimChange[] {
  const byClaim = new Map<string, Cited[]>();
  for (const item of cited) getOrMake(byClaim, `${item.file}\n${item.claim}`, () => []).push(item);
  const places = new EntryPlaces(catalog);
  const texts = new Map<string, Map<string, string>>();
  const data = new Map(entries.map((entry) => [entry.file, entry.data]));
  const textOf = (file: string, claim: string): string => {
    const rows = getOrMake(
      texts,
      file,
      () => new Map([...rowsOf(data.get(file))].map((row) => [row.pointer, rowText(row, TEXT)])),
    );
    return rows.get(claim) ?? '';
  };
  return [...byClaim.values()].map((items) => {
    const [{ file, claim }] = items as [Cited, ...Cited[]];
    const judged = items.map((item) => ({ item, ...judge(item, evidence, from, to) }));
    const verdict = ORDER.find((one) => judged.some((piece) => piece.verdict === one)) ?? 'no-place';
    return {
      file,
      line: places.at(file, claim.split('/').slice(1).map(unescaped)).line,
      claim,
      text: textOf(file, claim),
      verdict,
      places: judged.flatMap(({ item, verdict: own, path }) =>
        own === verdict && item.place && item.at !== undefined
          ? [{ key: keyOfPlace(item.place), at: item.at, ...(path ? { path } : {}) }]
          : [],
      ),
    };
  });
}

/** A step of a JSON pointer as a key. */
const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

function judge(
  item: Cited,
  evidence: ReadonlyMap<string, EvidenceFile>,
  from: string,
  to: string,
): { verdict: Verdict; path?: string } {
  const { place, at, event } = item;
  // A step of a history is past, and what a claim says of other releases this one cannot change.
  if (event || !holdsIn(item, to)) return { verdict: 'not-of-it' };
  if (!place || at === undefined) return { verdict: 'no-place' };
  // What has no record is looked for anew in each run, which tells when it is not as claimed.
  if (isPresence(place)) return { verdict: 'not-reached' };
  const key = keyOfPlace(place);
  const now = evidence.get(to)?.places[key];
  const before = evidence.get(from)?.places[key] ?? evidence.get(at)?.places[key];
  const drift = driftOf(before, now);
  if (drift === 'unread') return { verdict: 'not-reached' };
  if (drift === 'unchanged') return { verdict: 'same' };
  return { verdict: drift, ...(drift === 'moved' && now?.path ? { path: now.path } : {}) };
}

/** Texts of the log that came and went from one release to another. */
export function lineChanges(
  from: LogFile | undefined,
  to: LogFile | undefined,
): { added: string[]; removed: string[] } {
  const texts = (file: LogFile | undefined): Set<string> => new Set(file?.lines.map(({ text }) => text));
  const [old, fresh] = [texts(from), texts(to)];
  return { added: [...fresh].filter((text) => !old.has(text)), removed: [...old].filter((text) => !fresh.has(text)) };
}
