/**
 * Characters that a reader does not see, or that terminals and editors act upon: controls, formats (bidi, tags, zero
 * width), halves of surrogate pairs, line and paragraph separators, every space but the plain one, what Unicode lets a
 * font leave out (fillers, variation selectors), code points that are no characters, and the two of which a font makes
 * nothing: the braille blank and the replacement character. Tab and line feed are looked at elsewhere.
 */
const HIDDEN =
  /(?![\t\n\r ])[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufffc\ufffd]|\r(?!\n)/u;

/** The first character of a text that is invisible, or that terminals and editors act upon; with its offset. */
export function hiddenIn(text: string): { index: number; character: string } | undefined {
  const found = HIDDEN.exec(text);
  return found ? { index: found.index, character: found[0] } : undefined;
}

/** What looks like a blank. */
const BLANK = /^[\p{Z}\u2800]$/u;
/** Traces of something else that was lost. */
const LOST = /^[\ufffd\r]$/;

/** Where hidden characters of a text stand, and what takes their place: a space for what looks like one, else nothing. */
export function* withoutHidden(text: string): Iterable<{ start: number; end: number; by: string }> {
  for (const { 0: character, index } of text.matchAll(new RegExp(HIDDEN, 'gu'))) {
    if (LOST.test(character)) continue;
    yield { start: index, end: index + character.length, by: BLANK.test(character) ? ' ' : '' };
  }
}

/** A text as a terminal may show it: what is hidden, or acted upon, becomes a sign of its width. */
export const masked = (text: string): string =>
  text.replace(new RegExp(HIDDEN, 'gu'), (character) => '\ufffd'.repeat(character.length));

const NAMES: ReadonlyMap<string, string> = new Map([
  ['\t', 'a tab'],
  ['\n', 'a line feed'],
  ['\r', 'a carriage return without a line feed'],
  ['\u00a0', 'a no-break space'],
  ['\u00ad', 'a soft hyphen'],
  ['\u200b', 'a zero-width space'],
  ['\u202f', 'a narrow no-break space'],
  ['\u2800', 'a braille blank'],
  ['\ufeff', 'a byte order mark'],
  ['\ufffc', 'a stand-in for an object that was not pasted along'],
  ['\ufffd', 'a replacement character, the trace of a broken encoding'],
]);

/** What kinds of characters are called, the narrower before the wider. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\p{Cc}/u, 'a control character'],
  [/\p{Cs}/u, 'half of a surrogate pair'],
  [/\p{Bidi_Control}/u, 'a mark that turns the direction of text'],
  [/[\u{e0000}-\u{e007f}]/u, 'an invisible tag'],
  [/\p{Variation_Selector}/u, 'a variation selector'],
  [/\p{Zs}/u, 'a space that is not the plain one'],
  [/[\p{Zl}\p{Zp}]/u, 'a separator of lines or paragraphs'],
  [/\p{Noncharacter_Code_Point}/u, 'a code point that is no character'],
  [/\p{L}/u, 'an invisible filler'],
];

/** Name and number of a character, as in "a zero-width space (U+200B)". */
export function nameOf(character: string): string {
  const name = NAMES.get(character) ?? KINDS.find(([kind]) => kind.test(character))?.[1] ?? 'an invisible character';
  const code = character.codePointAt(0) ?? 0;
  return `${name} (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
}

/** Whether a text has an escape that may stand for such a character. Tabs and line feeds may be escaped. */
export const mayHideByEscape = (text: string): boolean => /\\[0abefrvNLP_xuU]/.test(text);
