import PostalMime from 'postal-mime';
import type { RawMail } from './raw.ts';

/** One mail, as far as the record asks for it. */
export interface Message {
  /** Message-ID without angle brackets. */
  id: string;
  subject: string;
  from: { name: string; address: string };
  /**
   * Days of the Date header as YYYY-MM-DD: at the sender's clock, then in UTC when that is another one. Empty when the
   * header is no date.
   */
  days: readonly string[];
  /** Message-IDs that it answers, its direct parent last. */
  answers: readonly string[];
  /** The decoded text of its text parts; undefined when the mail was too large to be read whole. */
  text: string | undefined;
  /** Where in the inbox it lies. */
  place: string;
}

/** Whether a program wrote a mail, by the name or address that it gives itself: tests, trackers of pulls and patches. */
export const isRobot = ({ from: { name, address } }: Pick<Message, 'from'>): boolean =>
  /(^|[^a-z])(ro)?bot\d*([^a-z]|$)|^[a-z]+bot\+|^(no-?reply|donotreply|mailer-daemon)@/i.test(address) ||
  /(^|[^a-z])(ro)?bot([^a-z]|$)/i.test(name);

/** Message-IDs in angle brackets, in their order. */
const idsIn = (header: string): string[] => [...header.matchAll(/<([^<>\s]+)>/g)].map(([, id = '']) => id);

/** Days of a Date header: the one that is written, and the one in UTC. */
export function daysOf(header: string): string[] {
  const time = Date.parse(header.replace(/\([^()]*\)/g, ' ').trim());
  if (Number.isNaN(time)) return [];
  const zone = /([+-])(\d\d)(\d\d)\s*(\(.*\))?\s*$/.exec(header);
  const minutes = zone ? Number(`${zone[1]}1`) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return [...new Set([day(time + minutes * 60_000), day(time)])];
}

/**
 * Reads a mail: encoded words, transfer encodings, charsets and flowed text are decoded, unknown charsets as well as can
 * be. Returns undefined for what has no Message-ID, and a sentence when it is no mail that can be read.
 */
export async function readMessage({ bytes, place, whole }: RawMail): Promise<Message | string | undefined> {
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
  } catch (error) {
    return `${place}: cannot be read as a mail (${error instanceof Error ? error.message : String(error)})`;
  }
  const header = (name: string): string => mail.headers.find(({ key }) => key === name)?.value ?? '';
  const [id] = idsIn(mail.messageId ?? '');
  if (id === undefined) return undefined;
  const answers = idsIn(`${header('references')} ${header('in-reply-to')}`);
  return {
    id,
    subject: (mail.subject ?? '').replace(/\s+/g, ' ').trim(),
    from: { name: mail.from?.name ?? '', address: mail.from?.address ?? '' },
    days: daysOf(header('date')),
    answers: [...new Set(answers)].filter((other) => other !== id),
    text: whole ? textOf(mail) : undefined,
    place,
  };
}

/** The text parts, attached patches included: a series may hang at its mail. */
function textOf({ text, html, attachments }: Awaited<ReturnType<typeof PostalMime.parse>>): string {
  const parts = [text ?? (html ? html.replace(/<[^>]*>/g, ' ') : '')];
  for (const { mimeType, filename, content } of attachments) {
    // Many programs send a patch as plain bytes.
    if (!mimeType.startsWith('text/') && !/\.(?:patch|diff)$/i.test(filename ?? '')) continue;
    parts.push(typeof content === 'string' ? content : new TextDecoder().decode(content));
  }
  return parts.join('\n');
}
