import type { Interests, KnownSeries } from './interests.ts';
import { isRobot, type Message } from './message.ts';
import { parseSubject } from './subject.ts';
import { touchedBy } from './touched.ts';

/** Something that came in and that the catalog does not have. */
export interface News {
  /** version: of a series that is known. answer: in a thread that is known. thread: a new one that touches an entry. */
  kind: 'version' | 'answer' | 'thread';
  mail: Message;
  /** The series, for a version. */
  series?: KnownSeries;
  /** Ids of the topics, `interface/ID` where no topic lists the interface. */
  about: string[];
  /** What it touches, for a thread: files, symbols and words; empty for one that touches nothing. */
  why: string[];
  /** All mails of a thread that came in. */
  thread?: readonly Message[];
}

/** Reasons of a thread that are told; more add nothing. */
const MOST_REASONS = 6;

/**
 * News among mails, oldest first. `mails` are those since the day; a mail that the catalog names is no news. Mails of
 * programs belong to their threads and are no news themselves: they report on patches and hold no view. With `untouching`,
 * also new threads with a patch that touch nothing that the catalog names: whether they matter is asked apart.
 */
export function newsOf(mails: readonly Message[], interests: Interests, untouching = false): News[] {
  const sorted = [...mails].sort((a, b) => ((a.days.at(-1) ?? '') < (b.days.at(-1) ?? '') ? -1 : 1));
  const threads = new Map([...interests.threads].map(([id, about]) => [id, new Set(about)]));
  const seen = new Set<string>();
  const news: News[] = [];
  const rest: Message[] = [];
  for (const mail of sorted) {
    if (seen.has(mail.id) || interests.threads.has(mail.id)) continue;
    seen.add(mail.id);
    const series = newVersion(mail, interests);
    const parent = [...mail.answers].reverse().find((id) => threads.has(id));
    if (series) {
      news.push({ kind: 'version', mail, series, about: [...series.topics].sort(), why: [] });
      threads.set(mail.id, new Set(series.topics));
    } else if (parent !== undefined) {
      const about = threads.get(parent) ?? new Set<string>();
      threads.set(mail.id, about);
      // The patches below their own cover letter are part of the posting.
      const { patch, reply } = parseSubject(mail.subject);
      if ((!patch || reply) && !isRobot(mail)) news.push({ kind: 'answer', mail, about: [...about].sort(), why: [] });
    } else rest.push(mail);
  }
  return [...news, ...newThreads(rest, interests, untouching)];
}

/** The series of which a mail brings a version that the catalog lacks; only its first mail counts. */
function newVersion({ subject }: Message, { titles }: Interests): KnownSeries | undefined {
  const { title, patch, reply, version, part } = parseSubject(subject);
  const first = part === undefined || part.number === 0 || (part.number === 1 && part.of === 1);
  const series = patch && !reply && first ? titles.get(title.toLowerCase()) : undefined;
  return series && !series.versions.has(version) ? series : undefined;
}

/** Threads that are not known and touch something that is, with all that their mails touch. */
function newThreads(mails: readonly Message[], interests: Interests, untouching: boolean): News[] {
  const threads = new Map<string, Message[]>();
  const homes = new Map<string, string>();
  for (const mail of mails) {
    const home =
      mail.answers.map((id) => homes.get(id)).find((root) => root !== undefined) ?? mail.answers[0] ?? mail.id;
    homes.set(mail.id, home);
    threads.set(home, [...(threads.get(home) ?? []), mail]);
  }
  const news: News[] = [];
  for (const [root, thread] of threads) {
    const first = thread.find(({ id }) => id === root);
    // The answers of a thread that began before the day are no new thread.
    if (!first || parseSubject(first.subject).reply || isRobot(first)) continue;
    const touched = thread.filter((mail) => !isRobot(mail)).flatMap((mail) => touchedBy(mail, interests));
    if (touched.length === 0 && !(untouching && parseSubject(first.subject).patch)) continue;
    const why = [...new Set(touched.map(({ what }) => what))].slice(0, MOST_REASONS);
    const about = [...new Set(touched.flatMap((touch) => touch.about))].sort();
    news.push({ kind: 'thread', mail: first, about, why, thread });
  }
  return news;
}
