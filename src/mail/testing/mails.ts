import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a made mail says; the rest is ordinary. */
export interface MadeMail {
  id: string;
  subject?: string;
  from?: string;
  date?: string;
  /** Further header lines. */
  headers?: readonly string[];
  body?: string | Buffer;
}

/** The bytes of a mail. */
export function mail({ id, subject, from, date, headers, body }: MadeMail): Buffer {
  const head = [
    `From: ${from ?? 'Ada Example <ada@example.org>'}`,
    `Subject: ${subject ?? 'A mail'}`,
    `Date: ${date ?? 'Thu, 14 May 2026 10:40:28 +0100'}`,
    `Message-ID: <${id}>`,
    ...(headers ?? []),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\n')}\n\n`), Buffer.from(body ?? 'Hello.\n')]);
}

/** Writes the mails as an mbox, with lines that begin with From escaped. */
export function makeMbox(path: string, mails: readonly Buffer[]): void {
  const parts = mails.map((bytes) => {
    const text = bytes.toString('latin1').replace(/^(>*From )/gm, '>$1');
    const end = text.endsWith('\n') ? '\n' : '\n\n';
    return Buffer.from(`From mboxrd@z Thu Jan  1 00:00:00 1970\n${text}${end}`, 'latin1');
  });
  writeFileSync(path, Buffer.concat(parts));
}

/** Writes the mails as a Maildir: the first into new, the others read and answered. */
export function makeMaildir(path: string, mails: readonly Buffer[]): void {
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(path, part), { recursive: true });
  for (const [index, bytes] of mails.entries()) {
    const name = `17000000${index}.M1P1.host`;
    writeFileSync(index === 0 ? join(path, 'new', name) : join(path, 'cur', `${name}:2,RS`), bytes);
  }
}

/** Writes the mails as one git repository of a public-inbox: a commit each; those in `withdrawn` are taken out again. */
export function makePublicInbox(path: string, mails: readonly Buffer[], withdrawn: readonly Buffer[] = []): void {
  mkdirSync(path, { recursive: true });
  const git = (args: readonly string[], input?: Buffer): string =>
    execFileSync('git', ['--git-dir', path, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      ...(input ? { input } : {}),
      stdio: ['pipe', 'pipe', 'ignore'],
    })
      .toString()
      .trim();
  execFileSync('git', ['init', '--quiet', '--bare', path]);
  let parent: string[] = [];
  const commit = (file: 'm' | 'd', bytes: Buffer): void => {
    const blob = git(['hash-object', '-w', '--stdin'], bytes);
    const tree = git(['mktree'], Buffer.from(`100644 blob ${blob}\t${file}\n`));
    const made = git(['commit-tree', tree, ...parent, '-m', 'mail']);
    git(['update-ref', 'refs/heads/master', made]);
    parent = ['-p', made];
  };
  for (const bytes of mails) commit('m', bytes);
  for (const bytes of withdrawn) commit('d', bytes);
}
