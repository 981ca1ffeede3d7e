import type { Path } from '../catalog/pointer.ts';
import type { MailClaim, MailClaims, WordClaim } from './claims.ts';
import type { Message } from './message.ts';
import { parseSubject, sameSubject } from './subject.ts';
import { occurs, ownText, repeatedText, sameSender } from './words.ts';

/**
 * missing: no mail of the inbox has the Message-ID. subject, date, version, sender: the mail says another. quote: the
 * words do not occur in what its sender wrote. changed: the mail is not the one that was recorded.
 */
export type MailMismatchKind = 'missing' | 'subject' | 'date' | 'version' | 'sender' | 'quote' | 'changed';

/** Something that an entry says and the mail does not. */
export interface MailFault {
  file: string;
  path: Path;
  kind: MailMismatchKind;
  /** Message-ID. */
  id: string;
  message: string;
}

/** Holds what entries say of mails to the mails, by their Message-IDs. A Message-ID that is missing is told once. */
export function compareWithMail({ mails, words }: MailClaims, found: ReadonlyMap<string, Message>): MailFault[] {
  const faults: MailFault[] = [];
  const missing = new Set<string>();
  for (const claim of mails) {
    const mail = found.get(claim.id);
    if (mail) faults.push(...differences(claim, mail));
    else if (!missing.has(claim.id)) {
      missing.add(claim.id);
      const message = `no mail has the Message-ID ${claim.id}`;
      faults.push({ file: claim.file, path: [...claim.path, 'lore'], kind: 'missing', id: claim.id, message });
    }
  }
  for (const claim of words) faults.push(...unborne(claim, found));
  return faults;
}

function differences(claim: MailClaim, { id, subject, days }: Message): MailFault[] {
  const faults: MailFault[] = [];
  const add = (key: string, kind: MailMismatchKind, message: string): void => {
    faults.push({ file: claim.file, path: [...claim.path, key], kind, id, message });
  };
  const { part, version } = parseSubject(subject);
  if (claim.subject !== undefined && !sameSubject(claim.subject, subject)) {
    add('subject', 'subject', `the subject is "${subject}", not "${claim.subject}"`);
  }
  if (claim.date !== undefined && !days.some((day) => day.startsWith(claim.date ?? ''))) {
    add('date', 'date', `the mail is of ${days[0] ?? 'no day that can be read'}, not of ${claim.date}`);
  }
  if (claim.version !== undefined && claim.version !== version) {
    add('v', 'version', `the subject "${subject}" is of version ${version}, not ${claim.version}`);
  }
  if (claim.patches !== undefined && claim.patches !== (part?.of ?? 1)) {
    add('patches', 'version', `the subject "${subject}" is of ${part?.of ?? 1} patches, not ${claim.patches}`);
  }
  return faults;
}

/** Words or a sender that none of the mails that were found bears out. */
function unborne(claim: WordClaim, found: ReadonlyMap<string, Message>): MailFault[] {
  const mails = claim.ids.flatMap((id) => found.get(id) ?? []);
  const [first] = mails;
  if (!first) return [];
  const { file, path, kind, value } = claim;
  if (kind === 'sender') {
    if (mails.some(({ from }) => sameSender(value, from))) return [];
    const senders = [...new Set(mails.map(({ from }) => from.name || from.address))].join(', ');
    return [{ file, path, kind, id: first.id, message: `the mail is from ${senders}, not from ${value}` }];
  }
  const texts = mails.flatMap(({ text }) => text ?? []);
  if (texts.some((text) => occurs(value, ownText(text)))) return [];
  const { id } = first;
  if (texts.length === 0) return [{ file, path, kind, id, message: 'the mail is too large for its text to be read' }];
  const repeated = texts.some((text) => occurs(value, repeatedText(text)));
  const message = repeated
    ? `the words stand only where the mail repeats another; cite the mail of the person who wrote them: "${value}"`
    : `the mail does not contain the words "${value}"`;
  return [{ file, path, kind, id, message }];
}
