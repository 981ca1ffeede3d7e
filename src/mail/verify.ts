import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '../catalog/directory.ts';
import { type Path, toPointer } from '../catalog/pointer.ts';
import { EntryPlaces } from '../catalog/read/entry-places.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import { mailClaims } from './claims.ts';
import { compareWithMail, type MailFault } from './compare.ts';
import { readStore, type Store } from './inbox.ts';
import { type Message, readMessage } from './message.ts';
import { idOf, tooLarge } from './raw.ts';
import { changedMails, formatRecord, RECORD_FILE, readRecord, recordOf } from './record.ts';

/** A fault with its place as a reader would open it; `path` is a JSON pointer. */
export interface MailMismatch extends Omit<MailFault, 'path'> {
  line: number;
  column: number;
  path: string;
}

export interface MailReport {
  /** Mails of the inbox. */
  mails: number;
  /** Message-IDs that the catalog names, and those of them that the inbox has. */
  cited: number;
  found: number;
  /** Quotations that were looked for. */
  quotations: number;
  mismatches: MailMismatch[];
  /** What could not be read. */
  notes: string[];
  written: string[];
  seconds: number;
}

export interface MailWish {
  catalog: string;
  entries: readonly CatalogFile[];
  /** Directory that the places of mails are relative to, and the stores of mail in it. */
  root: string;
  stores: readonly Store[];
  /** Write the digests of the mails that agree. */
  update: boolean;
  at?: (doing: string) => void;
}

/** Holds every mail that the catalog names to an inbox. Throws when a store cannot be read. */
export async function verifyMail({ catalog, entries, root, stores, update, at }: MailWish): Promise<MailReport> {
  const started = performance.now();
  const claims = mailClaims(entries);
  // Of several entries that name a mail, the first is where something is told of it.
  const places = new Map<string, { file: string; path: Path }>();
  for (const { id, file, path } of claims.mails) if (!places.has(id)) places.set(id, { file, path: [...path, 'lore'] });
  const report: MailReport = {
    mails: 0,
    cited: places.size,
    found: 0,
    quotations: claims.words.filter(({ kind }) => kind === 'quote').length,
    mismatches: [],
    notes: [],
    written: [],
    seconds: 0,
  };
  const found = new Map<string, Message>();
  for (const store of stores) {
    at?.(`${store.form} ${store.path}`);
    for await (const raw of readStore(store, root)) {
      report.mails += 1;
      const large = tooLarge(raw);
      if (large) report.notes.push(large);
      const id = idOf(raw);
      // The same mail comes by several lists; the first whole one counts.
      if (id === undefined || !places.has(id) || found.get(id)?.text !== undefined) continue;
      const mail = await readMessage(raw);
      if (typeof mail === 'string') report.notes.push(mail);
      else if (mail) found.set(mail.id, mail);
    }
  }
  report.found = found.size;
  const faults = compareWithMail(claims, found);
  const recorded = readRecord(catalog);
  const told = new Set(faults.map(({ id }) => id));
  if (update) {
    for (const [id, mail] of found) {
      const record = recordOf(mail);
      if (record && !told.has(id)) recorded.set(id, record);
    }
    for (const id of [...recorded.keys()]) if (!places.has(id)) recorded.delete(id);
    writeFileSync(join(catalog, RECORD_FILE), formatRecord(recorded));
    report.written.push(shownPath(catalog, RECORD_FILE));
  } else faults.push(...changedMails(places, found, recorded, told));
  const where = new EntryPlaces(catalog);
  report.mismatches = faults.map(({ path, ...fault }) => ({
    ...fault,
    file: shownPath(catalog, fault.file),
    ...where.at(fault.file, path),
    path: toPointer(path),
  }));
  report.mismatches.sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  );
  report.seconds = (performance.now() - started) / 1000;
  return report;
}
