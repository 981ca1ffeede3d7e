/** Text in which only the words count: white space collapsed, typographic marks as a keyboard has them. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201a]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\u200b\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The lines of a mail that its sender wrote: those that repeat another mail are marked, and left out. */
export const ownText = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*[>|]/.test(line))
    .join('\n');

/** The lines that repeat other mails, without their marks. */
export const repeatedText = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /^\s*[>|]/.test(line))
    .map((line) => line.replace(/^[\s>|]+/, ''))
    .join('\n');

/** Whether a quotation occurs in a text: its parts in their order, when it leaves something out or puts words in brackets. */
export function occurs(quote: string, text: string): boolean {
  const parts = plainWords(quote)
    .split(/\s*(?:\[[^\]]*\]|\.\.\.|…)\s*/)
    .filter((part) => part !== '');
  const within = plainWords(text);
  let from = 0;
  for (const part of parts) {
    const at = within.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return parts.length > 0;
}

const letters = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);

/** Umlauts written out, for names are written both ways. */
const spelled = (name: string): string =>
  name.replace(/[äöüÄÖÜ]/g, (letter) => `${letter.normalize('NFD').charAt(0)}e`).replace(/ß/g, 'ss');

/** Whether a person, as an entry names one, is the sender of a mail: every word of the name is in the sender's name or address. */
export function sameSender(person: string, from: { name: string; address: string }): boolean {
  const [local = ''] = from.address.split('@');
  const theirs = [from.name, spelled(from.name), local].flatMap(letters);
  return [person, spelled(person)].some((name) => {
    const words = letters(name);
    return words.length > 0 && words.every((word) => theirs.includes(word));
  });
}
