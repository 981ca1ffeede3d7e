import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { createGunzip } from 'node:zlib';
import { readMbox } from './mbox.ts';
import { readPublicInbox } from './public-inbox.ts';
import { HEAD_BYTES, MOST_BYTES, type RawMail } from './raw.ts';

/** One store of mail below a directory. */
export interface Store {
  form: 'public-inbox' | 'mbox' | 'Maildir' | 'mail';
  path: string;
}

/** Headers with which a file that is one mail begins. */
const MAIL = /^(return-path|received|from|to|date|subject|message-id|mime-version|delivered-to|x-[a-z-]+):/i;

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
const isRepository = (path: string): boolean => existsSync(join(path, 'HEAD')) && isDirectory(join(path, 'objects'));

/** Stores of mail in a directory and below it, or the one that a path is, in the order of their paths. */
export function storesIn(path: string): Store[] {
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there) return [];
  if (!there.isDirectory()) return there.isFile() ? fileStore(path) : [];
  if (isRepository(path)) return [{ form: 'public-inbox', path }];
  if (isRepository(join(path, '.git'))) return [{ form: 'public-inbox', path: join(path, '.git') }];
  const maildir: Store[] = ['cur', 'new'].some((part) => isDirectory(join(path, part)))
    ? [{ form: 'Maildir', path }]
    : [];
  const within = readdirSync(path)
    .sort()
    .filter((name) => maildir.length === 0 || !['cur', 'new', 'tmp'].includes(name))
    .flatMap((name) => storesIn(join(path, name)));
  return [...maildir, ...within];
}

/** A file is what its first line says; an archive may be compressed, as the lists' servers give it. */
function fileStore(path: string): Store[] {
  const head = Buffer.alloc(64);
  const file = openSync(path, 'r');
  const length = readSync(file, head, 0, head.length, 0);
  closeSync(file);
  const text = head.subarray(0, length).toString('latin1');
  if (text.startsWith('From ') || /\.mbox(\.gz)?$/.test(path)) return [{ form: 'mbox', path }];
  return MAIL.test(text) ? [{ form: 'mail', path }] : [];
}

/** The mails of a store, one after another; `since` may leave out older ones where that is cheap. Throws for what cannot be read. */
export async function* readStore({ form, path }: Store, root: string, since?: string): AsyncGenerator<RawMail> {
  const name = relative(root, path) || '.';
  if (form === 'public-inbox') yield* readPublicInbox(path, name, since);
  else if (form === 'mbox') {
    const stream = createReadStream(path);
    const bytes = path.endsWith('.gz') ? stream.pipe(createGunzip()) : stream;
    yield* readMbox(bytes, name);
  } else if (form === 'mail') yield readFile(path, name);
  else {
    for (const part of ['cur', 'new']) {
      if (!isDirectory(join(path, part))) continue;
      // The name's end after the colon holds the flags; they change, and say nothing of the mail.
      for (const file of readdirSync(join(path, part)).sort()) {
        const at = join(path, part, file);
        if (!file.startsWith('.') && statSync(at).isFile())
          yield readFile(at, join(name, part, file.replace(/[:;!]2,.*$/, '')));
      }
    }
  }
}

function readFile(path: string, place: string): RawMail {
  const { size } = statSync(path);
  if (size <= MOST_BYTES) return { bytes: readFileSync(path), place, size, whole: true };
  const bytes = Buffer.alloc(HEAD_BYTES);
  const file = openSync(path, 'r');
  const length = readSync(file, bytes, 0, HEAD_BYTES, 0);
  closeSync(file);
  return { bytes: bytes.subarray(0, length), place, size, whole: false };
}
