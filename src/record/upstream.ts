import type { Catalog, KernelRelease } from '../catalog/model.ts';
import type { Series, Strand, Topic, TopicEvent } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { isEarlier } from './days.ts';
import { seriesById } from './lookup.ts';
import { eventLacks, outcomeLacks } from './support.ts';
import { type Reason, UPSTREAM, type Upstream } from './types.ts';
import { newestKnown, versionAnchor, versionName } from './versions.ts';

/** One way of a strand upstream: a series, or the events that belong to none. */
interface Track {
  state: Upstream | 'superseded';
  because: Reason;
}

/** Every state of a track by weakness; superseded is never asked for. */
const WORDS: readonly string[] = UPSTREAM;

/** Place among the states, the weakest first. What was replaced asks for nothing, and comes last. */
const rankOf = ({ state }: Track): number => (state === 'superseded' ? WORDS.length : WORDS.indexOf(state));

/** Events that count and that move code upstream or back. */
const MOVES: ReadonlySet<TopicEvent['kind']> = new Set(['posted', 'applied', 'merged', 'reverted', 'dropped']);

/** Whether code of a release that is named is out on that day. */
function isReleased(kernel: string | undefined, kernels: readonly KernelRelease[], day: string): boolean {
  if (kernel === undefined) return false;
  const entry = kernels.find(({ id }) => id === kernel);
  if (entry) return entry.released !== 'unknown' && entry.released <= day;
  const oldest = kernels[0];
  return oldest !== undefined && compareVersions(kernel, oldest.id) < 0;
}

/** Whether an event is about a strand by name, or the topic has no other. */
export const isOf = (topic: Topic, event: TopicEvent, strand: Strand): boolean =>
  event.strand === strand.id || (event.strand === undefined && topic.strands.length === 1);

/** State of a strand upstream, with what gives it. The weaker of several tracks wins; what was given up stands aside. */
export function upstreamOf(
  catalog: Catalog,
  topic: Topic,
  strand: Strand,
  day: string,
): { state: Upstream; because: Reason[] } {
  const moves = topic.events.filter(
    (event) => isOf(topic, event, strand) && MOVES.has(event.kind) && eventLacks(event) === undefined,
  );
  const own = strand.series ?? [];
  const tracks = own.flatMap((id) => {
    const series = seriesById(catalog).get(id);
    return series
      ? [
          trackOf(
            catalog,
            series,
            moves.filter((event) => event.series === id),
            own,
            day,
          ),
        ]
      : [];
  });
  const last = moves.findLast(({ series }) => series === undefined || !own.includes(series));
  if (last) tracks.push(moved(catalog, last, day));
  const live = tracks.filter(({ state }) => state !== 'superseded' && state !== 'dropped');
  if (live.length === 0) {
    const gone = tracks[0];
    return gone
      ? { state: 'dropped', because: tracks.map(({ because }) => because) }
      : { state: 'none', because: [{ text: 'nothing was posted, as far as is known' }] };
  }
  const weakest = Math.min(...live.map(rankOf));
  return {
    state: UPSTREAM[weakest] ?? 'none',
    because: live.filter((track) => rankOf(track) === weakest).map(({ because }) => because),
  };
}

/**
 * A series within a strand. An event that names the series speaks for it only when it is certainly not older than the
 * newest version and the outcome; else the weaker of the two stands, so a version after a merge is seen.
 */
function trackOf(
  catalog: Catalog,
  series: Series,
  moves: readonly TopicEvent[],
  siblings: readonly string[],
  day: string,
): Track {
  const told = ofSeries(catalog, series, siblings, day);
  const move = moves.at(-1);
  if (!move) return told;
  const event = moved(catalog, move, day);
  return isNewest(move, series) || rankOf(event) < rankOf(told) ? event : told;
}

/** Whether an event is certainly not older than what a series says of itself, versions that are only reported included. */
function isNewest({ date }: TopicEvent, { versions, outcome }: Series): boolean {
  if (date === undefined) return false;
  const named = versions.filter(({ lore }) => lore !== undefined);
  const said = [...named, ...(outcome.state === 'open' ? [] : [outcome])];
  return said.every((other) => other.date !== undefined && !isEarlier(date, other.date));
}

/** A series by its own versions and outcome. */
function ofSeries(catalog: Catalog, series: Series, siblings: readonly string[], day: string): Track {
  const { outcome } = series;
  const anchor = `series-${series.id}`;
  const newest = newestKnown(series);
  const posted: Track = newest
    ? {
        state: newest.rfc ? 'rfc' : 'posted',
        because: { text: `${versionName(newest)} of “${series.title}”`, anchor: versionAnchor(series.id, newest) },
      }
    : { state: 'none', because: { text: `no posting of “${series.title}” could be found`, anchor } };
  if (outcomeLacks(outcome) !== undefined) return posted;
  const because: Reason = { text: `“${series.title}” is ${outcome.state}`, anchor };
  switch (outcome.state) {
    case 'open':
    case 'waiting':
      return posted;
    case 'applied':
      return { state: 'applied', because: { text: `“${series.title}” is in ${outcome.tree}`, anchor } };
    case 'merged': {
      const state = isReleased(outcome.kernel, catalog.kernels, day) ? 'released' : 'merged';
      const when = outcome.kernel === undefined ? '' : ` in ${outcome.kernel}`;
      return { state, because: { text: `“${series.title}” was merged${when}`, anchor } };
    }
    case 'reverted':
      // Who was reverted and came back is judged by what came back.
      return outcome.by !== undefined && siblings.includes(outcome.by)
        ? { state: 'superseded', because }
        : { state: 'reverted', because };
    case 'dropped':
    case 'superseded':
      return { state: outcome.state, because };
  }
}

/** A track whose last word is an event. */
function moved(catalog: Catalog, event: TopicEvent, day: string): Track {
  const because: Reason = { text: event.what, anchor: event.id };
  switch (event.kind) {
    case 'applied':
    case 'reverted':
    case 'dropped':
      return { state: event.kind, because };
    case 'merged':
      return { state: isReleased(event.kernel, catalog.kernels, day) ? 'released' : 'merged', because };
    default:
      return { state: event.rfc ? 'rfc' : 'posted', because };
  }
}
