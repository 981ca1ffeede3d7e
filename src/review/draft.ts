import { parseSubject } from '../mail/subject.ts';
import type { LikelyFunction, Review } from './answer.ts';
import { operationsOf, structsIn } from './draft-operations.ts';
import type { Knowledge } from './knowledge.ts';
import type { Patch, Proposal } from './proposal.ts';
import { sideOf } from './sides.ts';
import { signsOf } from './signs.ts';

/** An entry to be written: where, and its data in the words of its schema. */
export interface DraftEntry {
  kind: 'interface' | 'series' | 'topic';
  /** Relative to the catalog's directory. */
  file: string;
  data: Record<string, unknown>;
  /** Said at the head of the file, for whoever reviews it. */
  comment: string;
}

/** What goes into an entry that is there. */
export interface DraftAddition {
  kind: 'topic' | 'series';
  id: string;
  /** Items for the end of these lists, or for their place by date. */
  add: Record<string, Record<string, unknown>>;
}

export interface Draft {
  entries: DraftEntry[];
  additions: DraftAddition[];
  /** Why something was not drafted, a sentence each. */
  notes: string[];
}

/** The proposal cannot be drafted; the message says what is missing. */
export class NoDraft extends Error {}

/** Evidence that passes a check and is marked as weak, for what a reader has to look up. */
const PLACE = {
  url: 'https://docs.kernel.org/',
  title: 'Replace this by the place where it was read',
  claimed: true,
};
const MOST_WORDS = 6;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !/^(?:a|an|the|of|for|to|and|in|with|add|support)$/.test(word))
    .slice(0, MOST_WORDS)
    .join('-')
    .replace(/^[-0-9]+/, '') || 'proposal';

/** An id that is free, with a number when the plain one is not. */
function free(id: string, taken: (id: string) => boolean): string {
  if (!taken(id)) return id;
  for (let number = 2; ; number += 1) if (!taken(`${id}-${number}`)) return `${id}-${number}`;
}

/**
 * The entries that a proposal would need: its interface, its series, and the event for the topic that discusses the matter,
 * or a new topic. What the patches do not tell is a filler, which `check` finds until it is replaced. `taken` says whether an
 * id of a kind is in use.
 */
export function draftOf(
  proposal: Proposal,
  review: Review,
  knowledge: Knowledge,
  taken: (kind: string, id: string) => boolean,
): Draft {
  const head = proposal.patches.find(({ subject }) => subject !== '');
  if (head?.day === undefined || head.from === undefined)
    throw new NoDraft(
      'a series entry needs a subject, an author and a day; give the mails or what git format-patch wrote',
    );
  const posting = postingOf(proposal, head);
  const platform = platformOf(proposal, review, knowledge);
  const notes: string[] = [];
  const entries: DraftEntry[] = [];
  const additions: DraftAddition[] = [];
  const known = review.known.series[0];
  const id = known?.id ?? free(slug(titleOf(review.title)), (one) => taken('series', one));
  if (known) {
    if (known.versions.includes(posting.v))
      notes.push(`version ${posting.v} of the series ${known.id} is in the catalog`);
    else additions.push({ kind: 'series', id: known.id, add: { versions: versionOf(posting) } });
  } else {
    const data = {
      id,
      title: review.title,
      by: { person: posting.who },
      platforms: [platform],
      versions: [versionOf(posting)],
      outcome: { state: 'open' },
    };
    entries.push({
      kind: 'series',
      file: `series/${id}.yaml`,
      data,
      comment: 'what became of it, and earlier versions',
    });
  }
  const operations = operationsOf(review, evidenceOf(posting));
  if (operations.length === 0)
    notes.push('it adds no name that an entry does not have, so that no interface was drafted');
  else {
    const own = free(slug(titleOf(review.title)), (one) => taken('interface', one));
    entries.push({
      kind: 'interface',
      file: `interfaces/${platform}/${own}.yaml`,
      data: {
        id: own,
        name: titleOf(review.title),
        platform,
        side: sideOf(proposal, knowledge) ?? sideBy(review.functions),
        summary: 'Not described yet. Say in two or three sentences what it is for.',
        opens: opensOf(review),
        'kconfig-none': 'not in the kernel yet',
        stability: 'proposed',
        history: [
          {
            change: 'proposed',
            date: posting.day,
            version: `v${posting.v}`,
            state: 'posted',
            evidence: [evidenceOf(posting)],
          },
        ],
        operations,
        ...structsIn(review),
        ...aliasesIn(review),
      },
      comment: 'each operation and the functions that it is said to serve',
    });
  }
  if (!known) {
    const topic = topicOf(review, knowledge);
    const event = eventOf(posting, id, platform);
    const strand = { id, title: review.title, platforms: [platform], series: [id] };
    if (topic !== undefined) additions.push({ kind: 'topic', id: topic, add: { strands: strand, events: event } });
    else {
      const own = free(id, (one) => taken('topic', one));
      const data = {
        id: own,
        title: titleOf(review.title),
        need: 'Not described yet. Say what is needed and why, neutrally.',
        ...functionsIn(review),
        strands: [strand],
        events: [event],
      };
      entries.push({
        kind: 'topic',
        file: `topics/${own}.yaml`,
        data,
        comment: 'whether a topic has this matter already',
      });
    }
  }
  return { entries, additions, notes };
}

interface Posting {
  v: number;
  rfc: boolean;
  day: string;
  who: string;
  subject: string;
  patches: number;
  id?: string;
}

function postingOf(proposal: Proposal, { subject, day = '', from, id }: Patch): Posting {
  const { version, rfc, part } = parseSubject(subject);
  const patches = part?.of ?? proposal.patches.filter(({ files }) => files.length > 0).length;
  const who = from?.name || from?.address || '';
  return { v: version, rfc, day, who, subject, patches, ...(id === undefined ? {} : { id }) };
}

const evidenceOf = ({ id, subject, day }: Posting): Record<string, unknown> =>
  id === undefined ? PLACE : { subject, lore: id, date: day };

const versionOf = (posting: Posting): Record<string, unknown> => ({
  v: posting.v,
  ...(posting.rfc ? { rfc: true } : {}),
  date: posting.day,
  ...(posting.id === undefined ? {} : { lore: posting.id, seen: 'copy' }),
  subject: posting.subject,
  patches: posting.patches,
  ...(posting.id === undefined
    ? { missing: 'Not looked up yet: the patches had no Message-ID.', evidence: [PLACE] }
    : {}),
});

/** The posting as an event; without a Message-ID it is only told of. */
function eventOf(posting: Posting, series: string, platform: string): Record<string, unknown> {
  const last = posting.who
    .normalize('NFD')
    .replace(/[^A-Za-z0-9 ]/g, '')
    .trim()
    .split(/\s+/)
    .at(-1);
  return {
    id: [posting.day, last?.toLowerCase() || 'posting'].join('-'),
    strand: series,
    kind: posting.id === undefined ? 'reported' : 'posted',
    date: posting.day,
    ...(posting.rfc && posting.id !== undefined ? { rfc: true } : {}),
    series,
    of: { person: posting.who },
    platform,
    what: `${posting.who} posts "${parseSubject(posting.subject).title}".`,
    // The mail itself was at hand, though in no archive.
    evidence: [{ ...evidenceOf(posting), ...(posting.id === undefined ? {} : { seen: 'copy' }) }],
  };
}

/** A title without the parts of the kernel before its colon. */
const titleOf = (title: string): string => title.replace(/^(?:[\w/, -]{1,40}:\s+)+(?=\S)/, '').slice(0, 120);

/** The platform whose words the series has, the most telling first; the neutral one when several or none are told. */
function platformOf(proposal: Proposal, review: Review, knowledge: Knowledge): string {
  const neutral = knowledge.platforms.find((one) => one.neutral)?.id ?? knowledge.platforms[0]?.id ?? '';
  const text = [
    review.title,
    ...proposal.patches.flatMap(({ subject, files }) => [subject, ...files.map(({ path }) => path)]),
    ...review.names.map(({ name }) => name),
  ];
  const all = signsOf(knowledge);
  const told = knowledge.platforms
    .filter((one) => !one.neutral)
    .map((one) => {
      const own = signsOf({ platforms: [one] });
      // A longer word of another platform may have this one's in it.
      const has = (word: string) => own.in(word)[0] === word;
      return { id: one.id, count: text.filter((line) => all.in(line).some(has) || own.command(line)).length };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const [first, second] = told;
  return first !== undefined && first.count >= 2 * (second?.count ?? 0) ? first.id : neutral;
}

/** The topic of the likeliest function that the most of the series leads to, a narrow one before a wide one; undefined: none. */
function topicOf({ bring, functions }: Review, { topics }: Knowledge): string | undefined {
  const width = new Map(topics.map((topic) => [topic.id, topic.functions.length]));
  const those = functions[0]?.topics.map(({ id }) => id) ?? [];
  const rated = bring.topics
    .filter(({ id }) => those.includes(id))
    .map(({ id, why }) => ({ id, part: why.split(', ').length / (width.get(id) ?? 1) }));
  return rated.sort((a, b) => b.part - a.part)[0]?.id;
}

const likelyIn = ({ functions }: Review): LikelyFunction[] => functions.filter((one) => one.likely === 'likely');

function functionsIn(review: Review): { functions?: string[] } {
  const functions = likelyIn(review).map(({ id }) => id);
  return functions.length === 0 ? {} : { functions };
}

const sideBy = (functions: readonly LikelyFunction[]): string => functions[0]?.side ?? 'guest';

/** What userspace opens, as far as the names tell. */
function opensOf({ names }: Review): Record<string, unknown> {
  const device = names.find(({ kind }) => kind === 'device')?.name;
  if (device !== undefined) return { kind: 'device', path: `/dev/${device}` };
  if (names.some(({ path, uapi }) => uapi && /\/kvm\.h$/.test(path))) return { kind: 'kvm-fd', path: '/dev/kvm' };
  const document = names.find(({ kind, name }) => kind === 'abi-document' && name.startsWith('/'))?.name;
  if (document !== undefined) {
    const kind = document.startsWith('/sys/kernel/config') ? 'configfs-directory' : 'sysfs-directory';
    return { kind, path: document.slice(0, document.lastIndexOf('/')) || document };
  }
  return { kind: 'none' };
}

/** Symbols of the Kconfig are search words until a kernel has them. */
function aliasesIn({ names }: Review): { aliases?: string[] } {
  const aliases = names
    .filter(({ kind, interface: entry }) => entry === undefined && (kind === 'kconfig' || kind === 'constant'))
    .map(({ name }) => name)
    .slice(0, 20);
  return aliases.length === 0 ? {} : { aliases };
}
