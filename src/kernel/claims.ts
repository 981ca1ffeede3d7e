import { placeOfEvidence } from '../catalog/citation.ts';
import type { Place } from '../catalog/place.ts';
import { type Path, toPointer } from '../catalog/pointer.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import { partsOf } from '../catalog/reads.ts';
import type { Evidence, HistoryEvent, Interface } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';

/** One piece of evidence of one claim. */
export interface Cited {
  /** Path of the entry's file relative to the catalog's directory. */
  file: string;
  /** `interface/sev-guest`. */
  entry: string;
  /** Where the claim stands in the file: the object that holds the evidence, or the item of a list. */
  claim: string;
  /** Where the evidence stands. */
  path: Path;
  /** Undefined for evidence that is not in a source tree. */
  place?: Place;
  /** Release whose tree was read. */
  at?: string;
  /** Releases in which the claim holds; open at the ends. */
  since?: string;
  until?: string;
  /** True when the claim itself says in which kernels it holds, and not only what is around it. */
  dated?: true;
  /** The evidence as written; undefined for an item of a list. */
  evidence?: Evidence;
  /** The step of a history that the evidence proves. */
  event?: HistoryEvent;
}

/** Everything that the entries cite, in their files' order. `newest` is the release that lists without `at` describe. */
export function citedIn(entries: readonly CatalogFile[], newest: string | undefined): Cited[] {
  const all: Cited[] = [];
  for (const { file, kind, name, data } of entries) {
    if (typeof data !== 'object' || data === null) continue;
    const home = { file, entry: `${kind}/${name}` };
    walk(data as Record<string, unknown>, [], {}, (cited) => all.push({ ...home, ...cited }));
    if (kind === 'interface' && newest !== undefined) {
      for (const cited of listed(data as Partial<Interface>, newest)) all.push({ ...home, ...cited });
    }
  }
  return all;
}

/** First and last release; open at the ends. */
export interface Range {
  since?: string;
  until?: string;
}

/** Release in which a history begins and the last one before it ends. */
export function rangeOf(history: unknown): Range {
  const events = (Array.isArray(history) ? history : []) as HistoryEvent[];
  const added = events.find(({ change }) => change === 'added');
  const removed = events.find(({ change }) => change === 'removed');
  return {
    ...(added?.kernel ? { since: added.kernel } : {}),
    ...(removed?.kernel ? { until: before(removed.kernel) } : {}),
  };
}

/** A version that is older than the given one and newer than all releases before it. */
const before = (version: string): string => {
  const parts = version.split('.').map(Number);
  const last = parts.length - 1;
  return [...parts.slice(0, last), (parts[last] as number) - 1, 999].join('.');
};

/** The kernels of both ranges. */
export const narrow = (outer: Range, inner: Range): Range => ({
  ...(later(outer.since, inner.since) ? { since: later(outer.since, inner.since) as string } : {}),
  ...(earlier(outer.until, inner.until) ? { until: earlier(outer.until, inner.until) as string } : {}),
});
const later = (a?: string, b?: string) => (a && b ? (compareVersions(a, b) > 0 ? a : b) : (a ?? b));
const earlier = (a?: string, b?: string) => (a && b ? (compareVersions(a, b) < 0 ? a : b) : (a ?? b));

/** Keys whose list is evidence for the object that holds it. */
const EVIDENCE_KEYS: ReadonlySet<string> = new Set(['evidence', 'visibility-evidence', 'do-evidence']);

const versionOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function walk(
  node: Record<string, unknown> | unknown[],
  path: string[],
  outer: Range,
  emit: (cited: Omit<Cited, 'file' | 'entry'>) => void,
): void {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) {
      if (typeof item === 'object' && item !== null)
        walk(item as Record<string, unknown>, [...path, String(index)], outer, emit);
    }
    return;
  }
  let range = narrow(outer, rangeOf(node.history));
  const event = typeof node.change === 'string' ? (node as unknown as HistoryEvent) : undefined;
  const own: Range = {};
  const since = event ? versionOf(event.kernel) : versionOf(node.since);
  const until = versionOf(node.until);
  if (since) own.since = since;
  if (until) own.until = until;
  // A step of a history stands for itself, whenever the thing began or ended.
  range = event ? own : narrow(range, own);
  for (const [key, value] of partsOf(node)) {
    if (EVIDENCE_KEYS.has(key) && Array.isArray(value)) {
      for (const [index, evidence] of (value as Evidence[]).entries()) {
        if (typeof evidence !== 'object' || evidence === null) continue;
        const place = placeOfEvidence(evidence);
        emit({
          // The way out of an error is a claim of its own beside the cause.
          claim: toPointer(key === 'do-evidence' ? [...path, 'do'] : path),
          path: [...path, key, String(index)],
          ...(place ? { place } : {}),
          ...(evidence.at ? { at: evidence.at } : {}),
          ...range,
          ...(own.since || own.until ? { dated: true as const } : {}),
          evidence,
          ...(event ? { event } : {}),
        });
      }
    } else {
      walk(value as Record<string, unknown>, [...path, key], range, emit);
    }
  }
}

/** Files that an interface lists: they describe the newest release that has the interface. */
function* listed(entry: Partial<Interface>, newest: string): Generator<Omit<Cited, 'file' | 'entry'>> {
  const own = rangeOf(entry.history);
  yield* lists(entry, [], own, newest);
  for (const [index, provider] of (entry.providers ?? []).entries()) {
    yield* lists(provider, ['providers', String(index)], narrow(own, rangeOf(provider.history)), newest);
  }
}

function* lists(
  holder: { source?: string[]; document?: string[] },
  path: string[],
  range: Range,
  newest: string,
): Generator<Omit<Cited, 'file' | 'entry'>> {
  // What was never added, or is gone, is not in the newest tree.
  if (!range.since || compareVersions(range.since, newest) > 0) return;
  if (range.until && compareVersions(range.until, newest) < 0) return;
  const item = (key: string, index: number, place: Place) => {
    const at = [...path, key, String(index)];
    return { claim: toPointer(at), path: at, place, at: newest, ...range };
  };
  for (const key of ['source', 'document'] as const) {
    for (const [index, file] of (holder[key] ?? []).entries()) yield item(key, index, { kind: 'file', path: file });
  }
}

/** Whether a claim says something of a release. */
export const holdsIn = (cited: Pick<Cited, 'since' | 'until'>, version: string): boolean =>
  (!cited.since || compareVersions(cited.since, version) <= 0) &&
  (!cited.until || compareVersions(cited.until, version) >= 0);
