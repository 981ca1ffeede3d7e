import { readStore, type Store } from './inbox.ts';
import { daysOf, type Message, readMessage } from './message.ts';
import { headerOf, tooLarge } from './raw.ts';

/** Mails of a day and later, each once, and what could not be read. Throws when a store cannot be read. */
export async function readSince(
  stores: readonly Store[],
  root: string,
  since: string,
  at?: (doing: string) => void,
): Promise<{ mails: Message[]; notes: string[] }> {
  const mails = new Map<string, Message>();
  const notes: string[] = [];
  for (const store of stores) {
    at?.(`${store.form} ${store.path}`);
    for await (const raw of readStore(store, root, since)) {
      // The day is looked up before anything is decoded: an inbox may hold twenty years.
      const last = daysOf(headerOf(raw, 'date') ?? '')
        .sort()
        .at(-1);
      if (last === undefined || last < since) continue;
      const large = tooLarge(raw);
      if (large) notes.push(large);
      const mail = await readMessage(raw);
      if (typeof mail === 'string') notes.push(mail);
      else if (mail && mails.get(mail.id)?.text === undefined) mails.set(mail.id, mail);
    }
  }
  return { mails: [...mails.values()], notes };
}
