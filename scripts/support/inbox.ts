import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Store, storesIn } from '../../src/mail/inbox.ts';
import { Failure } from './cli.ts';

/** The stores of mail in a directory. Throws Failure when there is none. */
export function inboxAt(directory: string): Store[] {
  if (!existsSync(directory)) throw new Failure(`there is no inbox ${directory}`);
  const stores = storesIn(resolve(directory));
  if (stores.length === 0) throw new Failure(`${directory} holds neither a public-inbox nor an mbox nor a Maildir`);
  return stores;
}
