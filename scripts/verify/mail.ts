import { resolve } from 'node:path';
import type { CatalogFile } from '../../src/catalog/read/load.ts';
import { formatMailReport } from '../../src/mail/report.ts';
import { verifyMail } from '../../src/mail/verify.ts';
import { inboxAt } from '../support/inbox.ts';
import type { Progress } from '../support/progress.ts';

export interface MailHolding {
  /** Directory of the catalog, and what it holds. */
  catalog: string;
  entries: readonly CatalogFile[];
  /** Where the mail is. */
  directory: string;
  update: boolean;
  json: boolean;
  progress: Progress;
}

/** Holds the mails that the catalog names to an inbox, and prints the report. Returns the exit code. */
export async function holdMail({ catalog, entries, directory, update, json, progress }: MailHolding): Promise<number> {
  const stores = inboxAt(directory);
  const root = resolve(directory);
  const report = await verifyMail({ catalog, entries, root, stores, update, at: progress.at });
  progress.end();
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : formatMailReport(report));
  return report.mismatches.length > 0 ? 1 : 0;
}
