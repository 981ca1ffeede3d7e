import { type FileChange, type Hunk, MOST } from './proposal.ts';

const HUNK = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@ ?(.*)$/;

/** What a text holds of a unified diff, and the words before its first file. */
export interface ReadDiff {
  words: string;
  files: FileChange[];
  /** Hunks that were there; more than were kept when the limit was reached. */
  hunks: number;
  /** Files that are moved, binary, or shown against several parents, so that no added line was read. */
  unread: { moved: number; binary: number; combined: number };
  /** Lines of hunks that are not what their heading announced: the text was cut or wrapped. */
  broken: number;
}

/** The path behind `+++ ` or `--- `: without a/ or b/, without a tab and what follows; undefined for /dev/null. */
function pathOf(text: string): string | undefined {
  const path = (text.split('\t')[0] ?? '').trim().replace(/^"(.*)"$/, '$1');
  return path === '/dev/null' ? undefined : path.replace(/^[abciow]\//, '');
}

/** Cuts a line that no source has: a hostile one would take the time of all others. */
const held = (text: string): string => (text.length > MOST.line ? text.slice(0, MOST.line) : text);

/**
 * Reads a unified diff with whatever text stands around it, as in a mail. `most` hunks are kept. Lines count as their
 * heading says, so that a signature below the last hunk is none of it.
 */
export function readDiff(text: string, most: number = MOST.hunks): ReadDiff {
  // An mbox has a mark before lines that would begin a mail.
  const lines = text.split(/\r?\n/).map((line) => (/^>+From /.test(line) ? line.slice(1) : line));
  const files: FileChange[] = [];
  let hunks = 0;
  let broken = 0;
  const unread = { moved: 0, binary: 0, combined: 0 };
  let first: number | undefined;
  let file: FileChange | undefined;
  let old: string | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('diff --git ') || (line.startsWith('--- ') && lines[at + 1]?.startsWith('+++ '))) {
      first ??= at;
    }
    if (/^diff --(?:cc|combined) /.test(line)) unread.combined += 1;
    else if (/^(?:GIT binary patch|Binary files .* differ)$/.test(line)) unread.binary += 1;
    else if (line.startsWith('rename to ') || line.startsWith('copy to ')) unread.moved += 1;
    if (line.startsWith('diff --git ')) file = undefined;
    else if (line.startsWith('--- ') && lines[at + 1]?.startsWith('+++ ')) {
      old = pathOf(line.slice(4));
      const path = pathOf((lines[at + 1] ?? '').slice(4));
      file = path === undefined ? undefined : { path: held(path), created: old === undefined, hunks: [] };
      if (file) files.push(file);
      at += 1;
    } else if (line.startsWith('@@ ')) {
      const heading = HUNK.exec(line);
      if (!heading) continue;
      hunks += 1;
      const count = (part: string | undefined) => (part === undefined ? 1 : Number(part));
      const read = readHunk(lines, at + 1, count(heading[1]), Number(heading[2]), count(heading[3]), heading[4] ?? '');
      if (read.broken) broken += 1;
      at = read.next - 1;
      if (file && hunks <= most) file.hunks.push(read.hunk);
    }
  }
  return { words: lines.slice(0, first ?? lines.length).join('\n'), files, hunks, unread, broken };
}

/** The lines of a hunk, from `start`; `next` is the first line behind it. */
function readHunk(lines: string[], start: number, oldCount: number, first: number, newCount: number, within: string) {
  const hunk: Hunk = { within: held(within), lines: [], removed: [] };
  let number = first;
  let [olds, news] = [oldCount, newCount];
  let at = start;
  for (; at < lines.length && (olds > 0 || news > 0); at += 1) {
    const line = lines[at] ?? '';
    const mark = line.charAt(0);
    const text = held(line.slice(1));
    if (mark === '+') {
      hunk.lines.push({ number, text, added: true });
      number += 1;
      news -= 1;
    } else if (mark === '-') {
      hunk.removed.push(text);
      olds -= 1;
    } else if (mark === ' ' || line === '') {
      // Mail programs cut the blank of an empty line.
      hunk.lines.push({ number, text, added: false });
      number += 1;
      olds -= 1;
      news -= 1;
    } else if (mark !== '\\') break;
  }
  return { hunk, next: at, broken: olds > 0 || news > 0 };
}
