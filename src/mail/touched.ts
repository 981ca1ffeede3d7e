import type { Interests } from './interests.ts';
import type { Message } from './message.ts';
import { parseSubject } from './subject.ts';
import { ownText } from './words.ts';

/** One thing of the catalog that a mail touches. */
export interface Touch {
  /** `file drivers/x.c`, `symbol X` or `word x`. */
  what: string;
  about: string[];
}

const CHANGED_FILE = /^(?:diff --git a\/(\S+)|(?:\+\+\+|---) [ab]\/(\S+))/gm;

/** What a mail touches: files that its patch changes; symbols and words in its subject and in what its sender wrote. */
export function touchedBy({ subject, text = '' }: Message, { files, symbols, words }: Interests): Touch[] {
  const touches: Touch[] = [];
  const add = (what: string, about: Iterable<string> | undefined): void => {
    if (about) touches.push({ what, about: [...about] });
  };
  const changed = new Set([...text.matchAll(CHANGED_FILE)].map(([, diff, name]) => diff ?? name ?? ''));
  for (const path of changed) {
    add(`file ${path}`, files.get(path));
    for (const [directory, about] of files) {
      if (directory.endsWith('/') && path.startsWith(directory)) add(`file ${path}`, about);
    }
  }
  const own = `${subject}\n${ownText(text)}`;
  for (const name of new Set(own.match(/[A-Za-z_]\w{5,}/g))) add(`symbol ${name}`, symbols.get(name));
  // A word that stands in the text of a patch may be by the way; in a subject or a letter it is what the mail is about.
  // Of a plain word ("trusted") even a letter may make another use.
  const title = subject.toLowerCase();
  const letter = parseSubject(subject).patch && changed.size > 0 ? title : own.toLowerCase();
  for (const [word, about] of words) {
    if (standsIn(word, isPlain(word) ? title : letter)) add(`word ${word}`, about);
  }
  return touches;
}

/** One word of letters only: no phrase, no number, no name of a file, an option or a symbol. */
const isPlain = (word: string): boolean => /^\p{L}+$/u.test(word);

/** Whether a phrase stands in a text and is not part of a longer word. */
function standsIn(phrase: string, text: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + phrase.length] ?? ' '];
    if (!/[\p{L}\p{N}_]/u.test(before) && !/[\p{L}\p{N}_]/u.test(after)) return true;
  }
  return false;
}
