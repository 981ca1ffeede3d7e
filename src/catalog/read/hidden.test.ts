import { expect, test } from 'vitest';
import { hiddenIn, nameOf } from './hidden.ts';

test.each([
  [0x0000, 'a control character (U+0000)'],
  [0x0085, 'a control character (U+0085)'],
  [0x00a0, 'a no-break space (U+00A0)'],
  [0x00ad, 'a soft hyphen (U+00AD)'],
  [0x034f, 'an invisible character (U+034F)'],
  [0x061c, 'a mark that turns the direction of text (U+061C)'],
  [0x115f, 'an invisible filler (U+115F)'],
  [0x1160, 'an invisible filler (U+1160)'],
  [0x180e, 'an invisible character (U+180E)'],
  [0x2000, 'a space that is not the plain one (U+2000)'],
  [0x2028, 'a separator of lines or paragraphs (U+2028)'],
  [0x2029, 'a separator of lines or paragraphs (U+2029)'],
  [0x2066, 'a mark that turns the direction of text (U+2066)'],
  [0x2800, 'a braille blank (U+2800)'],
  [0x3000, 'a space that is not the plain one (U+3000)'],
  [0x3164, 'an invisible filler (U+3164)'],
  [0xd800, 'half of a surrogate pair (U+D800)'],
  [0xfe0f, 'a variation selector (U+FE0F)'],
  [0xffa0, 'an invisible filler (U+FFA0)'],
  [0xffff, 'a code point that is no character (U+FFFF)'],
  [0xe0041, 'an invisible tag (U+E0041)'],
  [0xe0100, 'a variation selector (U+E0100)'],
])('%i is hidden', (code, name) => {
  const character = String.fromCodePoint(code);
  const found = hiddenIn(`ab${character}c`);
  expect(found).toEqual({ index: 2, character });
  expect(nameOf(character)).toBe(name);
});

test('what a reader sees is not hidden', () => {
  for (const text of ['a b\tc\r\nd\n', 'ö × é', '中文', 'e\u0301', '\u{1f600}', '⠁'])
    expect(hiddenIn(text)).toBeUndefined();
});
