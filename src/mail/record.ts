import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Path } from '../catalog/pointer.ts';
import type { MailFault } from './compare.ts';
import type { Message } from './message.ts';
import { plainWords } from './words.ts';

/** What is kept of a mail: digests only, and nothing from which its words could be had. */
export interface MailRecord {
  subject: string;
  from: string;
  text: string;
}

/** Name of the file in the catalog's directory. */
export const RECORD_FILE = 'mail.json';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The digests of a mail; undefined when its text was not read. */
export const recordOf = ({ subject, from, text }: Message): MailRecord | undefined =>
  text === undefined
    ? undefined
    : { subject: digest(subject), from: digest(from.address.toLowerCase()), text: digest(plainWords(text)) };

/** Mails of which digests were kept, by Message-ID. */
export function readRecord(catalog: string): Map<string, MailRecord> {
  const path = join(catalog, RECORD_FILE);
  if (!existsSync(path)) return new Map();
  const { mails } = JSON.parse(readFileSync(path, 'utf8')) as { mails: Record<string, MailRecord> };
  return new Map(Object.entries(mails));
}

/** Text of the file, one mail a line, in the order of the Message-IDs. */
export function formatRecord(records: ReadonlyMap<string, MailRecord>): string {
  const rows = [...records]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, record]) => `${JSON.stringify(id)}: ${JSON.stringify(record)}`);
  return `{\n"mails": {\n${rows.join(',\n')}\n}\n}\n`;
}

/** Mails that are not those that were recorded; what was said of them already is not said again. */
export function changedMails(
  places: ReadonlyMap<string, { file: string; path: Path }>,
  found: ReadonlyMap<string, Message>,
  recorded: ReadonlyMap<string, MailRecord>,
  told: ReadonlySet<string>,
): MailFault[] {
  const faults: MailFault[] = [];
  for (const [id, place] of places) {
    const mail = found.get(id);
    const [now, then] = [mail && recordOf(mail), recorded.get(id)];
    if (!now || !then || told.has(id)) continue;
    const parts = (['subject', 'from', 'text'] as const).filter((part) => now[part] !== then[part]);
    if (parts.length === 0) continue;
    const message = `the mail is not the one that was recorded: ${parts.join(', ')} differ`;
    faults.push({ ...place, kind: 'changed', id, message });
  }
  return faults;
}
