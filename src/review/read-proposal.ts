import { concatBytes } from '@noble/hashes/utils.js';
import { readMessage } from '../mail/message.ts';
import { parseSubject } from '../mail/subject.ts';
import { MOST, NoProposal, type Patch, type Proposal } from './proposal.ts';
import { readDiff } from './read-diff.ts';

/** One file of the input. */
export interface Given {
  /** As the user named it. */
  name: string;
  bytes: Uint8Array;
}

/** The line that begins a mail in an mbox, and a patch that git writes. */
const SEPARATOR = /^From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \w{3} .*$/m;
/** A mail begins with lines of a header, of which one of these is there. */
const HEADER = /^(?:[A-Za-z][\w-]*:.*\r?\n(?:[ \t].*\r?\n)*)*?(?:Subject|From|Message-ID):/i;
const TRAILER = /^(?:[A-Z][a-z]+-)+by:|^(?:Link|Fixes|Cc|Closes|Message-I[Dd]|Signed-off-by|Change-Id):/;

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/**
 * Reads a series from mboxes, patches or diffs, in the order of their subjects' numbers. Answers in a thread are left
 * out: they quote patches and propose nothing.
 */
export async function readProposal(given: readonly Given[]): Promise<Proposal> {
  const size = given.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > MOST.bytes) {
    throw new NoProposal(`the input has more than ${megabytes(MOST.bytes)}, and no more is read`);
  }
  const notes: string[] = [];
  const patches: Patch[] = [];
  let hunks = 0;
  let mails = 0;
  for (const { name, bytes } of given) {
    for (const part of mailsIn(bytes)) {
      mails += 1;
      if (mails > MOST.mails) continue;
      const read = await readPart(part, name);
      if (typeof read === 'string') notes.push(read);
      if (typeof read !== 'object') continue;
      const diff = readDiff(read.text, Math.max(0, MOST.hunks - hunks));
      hunks += diff.hunks;
      const { moved, binary, combined } = diff.unread;
      const whose = read.patch.subject || name;
      if (combined > 0) notes.push(`${whose}: a combined diff of a merge; its added lines are not read`);
      if (binary > 0) notes.push(`${whose}: ${binary} binary ${binary === 1 ? 'file' : 'files'}, not read`);
      if (moved > 0 && diff.files.length === 0) notes.push(`${whose}: it only moves files`);
      if (diff.broken > 0) notes.push(`${read.patch.subject || name}: ${diff.broken} hunks are shorter than they say`);
      patches.push({ ...read.patch, words: wordsOf(diff.words), files: diff.files });
    }
  }
  if (mails > MOST.mails) notes.push(`${mails} mails, of which the first ${MOST.mails} were read`);
  if (hunks > MOST.hunks) notes.push(`${hunks} hunks, of which the first ${MOST.hunks} were read`);
  const own = ordered(newest(patches, notes));
  if (size === 0)
    throw new NoProposal(
      'the input is empty; give a series as mbox, a patch, a directory of patches or a unified diff',
    );
  if (own.every(({ files }) => files.length === 0)) {
    const what =
      notes[0] ?? (patches.length === 0 ? 'no mail and no patch in it' : 'no line that a patch would add in it');
    throw new NoProposal(`${what}; give a series as mbox, a patch, a directory of patches or a unified diff`);
  }
  return { title: titleOf(own), patches: own, notes };
}

/** The mails of an mbox; the whole when it is none. */
function mailsIn(bytes: Uint8Array): Uint8Array[] {
  // One byte a character: positions in the text are positions in the bytes.
  const text = new TextDecoder('latin1').decode(bytes);
  if (!SEPARATOR.test(text.slice(0, 400).split('\n')[0] ?? '')) return [bytes];
  const starts: number[] = [];
  for (let at = 0; at >= 0 && starts.length <= MOST.mails; at = text.indexOf('\nFrom ', at + 1)) {
    const start = at === 0 ? 0 : at + 1;
    const end = text.indexOf('\n', start);
    if (SEPARATOR.test(text.slice(start, Math.min(end < 0 ? text.length : end, start + 200)))) starts.push(start);
  }
  return starts.map((start, index) => bytes.subarray(text.indexOf('\n', start) + 1, starts[index + 1] ?? bytes.length));
}

/** A mail or a bare diff; undefined for an answer in a thread, a sentence for what cannot be read. */
async function readPart(bytes: Uint8Array, name: string) {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 64 * 1024));
  if (!HEADER.test(head)) {
    const text = new TextDecoder().decode(bytes);
    return { patch: { subject: commitTitle(text), words: '' }, text };
  }
  if (bytes.length > MOST.mail)
    return `${name}: a mail of ${megabytes(bytes.length)}; at most ${megabytes(MOST.mail)} are read`;
  // A patch that git wrote into a file has no Message-ID yet.
  const bare = !/^message-id:/im.test(head.split(/\r?\n\r?\n/)[0] ?? '');
  const raw = bare ? concatBytes(new TextEncoder().encode('Message-ID: <none@invalid>\n'), bytes) : bytes;
  const mail = await readMessage({ bytes: raw, place: name, size: bytes.length, whole: true });
  if (mail === undefined || typeof mail === 'string') return mail;
  const { reply } = parseSubject(mail.subject);
  if (reply) return undefined;
  const patch = {
    subject: mail.subject,
    words: '',
    ...(mail.from.address === '' ? {} : { from: mail.from }),
    ...(mail.days[0] === undefined ? {} : { day: mail.days[0] }),
    ...(bare ? {} : { id: mail.id }),
  };
  return { patch, text: mail.text ?? '' };
}

/** The first line of a commit, as `git show` and `git log -p` print it; empty for a bare diff. */
const commitTitle = (text: string): string =>
  /^commit [0-9a-f]{7,64}\b.*\r?\n(?:[A-Z]\w+: .*\r?\n)+\r?\n {4}(\S.*?)\r?\n/.exec(text)?.[1]?.slice(0, 500) ?? '';

/** Of several versions of the same patches only the newest: they would be taken for one another's. */
function newest(patches: readonly Patch[], notes: string[]): Patch[] {
  const numbers = new Set<string>();
  const twice = patches.some(({ subject }) => {
    const { part } = parseSubject(subject);
    const key = `${part?.number ?? ''}/${part?.of ?? ''}`;
    return part !== undefined && numbers.size === numbers.add(key).size;
  });
  const versions = patches.map(({ subject }) => parseSubject(subject).version);
  const last = Math.max(...versions);
  if (!twice || versions.every((version) => version === last)) return [...patches];
  notes.push(`mails of several versions; those before version ${last} were left out`);
  return patches.filter((_, index) => versions[index] === last);
}

/** What an author wrote: no trailers, no list of files and numbers of lines. */
export function wordsOf(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => !TRAILER.test(line) && !/^ .+\| +(?:\d+ [+-]*|Bin .*)$/.test(line) && !/^\s*[>|]/.test(line))
    .join('\n')
    .slice(0, 200_000);
}

/** The series of the first mail when several are there, in the order of its numbers. */
export function ordered(patches: Patch[]): Patch[] {
  const number = ({ subject }: Patch) => parseSubject(subject).part?.number ?? 0;
  return patches
    .map((patch, at) => ({ patch, at }))
    .sort((a, b) => number(a.patch) - number(b.patch) || a.at - b.at)
    .map(({ patch }) => patch);
}

/** What the series is called: its cover letter's title, else that of the first patch. */
export function titleOf(patches: Patch[]): string {
  const named = patches.find(({ subject }) => subject !== '');
  return named ? parseSubject(named.subject).title : 'a diff without a subject';
}
