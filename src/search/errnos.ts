import table from './errno.json' with { type: 'json' };

/** Error numbers of Linux: name, number, and the text that perror and most languages print. */
const ERRNOS = table as [name: string, number: number, text: string][];

const BY_NUMBER = new Map(ERRNOS.map(([name, number]) => [number, name]));
const NAMES = new Set(ERRNOS.map(([name]) => name));
/** Longer texts first, so that none hides in another. */
const BY_TEXT = ERRNOS.map(([name, , text]): [string, string] => [text.toLowerCase(), name])
  .filter(([text]) => text.length > 8)
  .sort(([a], [b]) => b.length - a.length);
/** Texts that some programs print otherwise. */
const OTHER_TEXTS: readonly [string, string][] = [
  ['i/o error', 'EIO'],
  ['resource busy', 'EBUSY'],
  ['out of memory', 'ENOMEM'],
];

export const isErrno = (word: string): boolean => NAMES.has(word.replace(/^-/, '').toUpperCase());

/** Numbers of errors as programs print them: errno 25, (os error 25), error -5, ret=-22, rc -5, [Errno 16]. */
const NUMBERED =
  /\[?\b(?:errno|os error|ret(?:urns?|urned|val|code)?|rc|status|error|err|exit code)\b[\s:=(]*(-?)(\d{1,3})\b(?![.:x\d])[)\]]?|(?:^|[\s(=,])-(\d{1,3})(?=[\s),.;:]|$)/gi;

/** Takes error numbers and their texts out of a text: gives their names, and what is left. */
export function takeErrnos(text: string): { errnos: string[]; rest: string } {
  const errnos = new Set<string>();
  let rest = text.replace(NUMBERED, (whole, minus: string | undefined, spelt?: string, bare?: string) => {
    const name = BY_NUMBER.get(Number(spelt ?? bare));
    // Without a sign, only errno and "os error" are sure to mean a number of Linux.
    const isSure = bare !== undefined || minus === '-' || /errno|os error/i.test(whole);
    if (!name || !isSure) return whole;
    errnos.add(name);
    return ' ';
  });
  for (const [part, name] of [...BY_TEXT, ...OTHER_TEXTS]) {
    const at = rest.toLowerCase().indexOf(part);
    if (at < 0 || /[a-z]/i.test(rest[at - 1] ?? '') || /[a-z]/i.test(rest[at + part.length] ?? '')) continue;
    errnos.add(name);
    rest = `${rest.slice(0, at)} ${rest.slice(at + part.length)}`;
  }
  rest = rest.replace(/(?<![\w-])-?(E[A-Z0-9]{2,})\b/g, (whole, name: string) => {
    if (!NAMES.has(name)) return whole;
    errnos.add(name);
    return ' ';
  });
  return { errnos: [...errnos], rest };
}
