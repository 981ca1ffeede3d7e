/**
 * Blanks of a page as a reader sees them. Templates break their lines where they like, and each break leaves a blank:
 * before a full stop, or inside a link whose underline then goes on after its last word. One pass over the finished page
 * puts them right, so that no template has to be written around them.
 */

const INLINE = 'a|abbr|b|bdi|cite|code|em|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var';
const BLOCK =
  'article|aside|caption|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul';
/** The rest of a tag after its name; a quoted value may hold a `>`. */
const REST = `(?:"[^"]*"|'[^']*'|[^"'>])*`;

/** What is kept to the letter. */
const VERBATIM = /(<(pre|script|style|textarea|svg)\b[\s\S]*?<\/\2>)/;
const CODE = /(<code\b[\s\S]*?<\/code>)/;

const BEFORE_END = new RegExp(`\\s+((?:</(?:${INLINE})>\\s*)+)`, 'g');
const AFTER_START = new RegExp(`((?:<(?:${INLINE})\\b${REST}>\\s*)*<(?:${INLINE})\\b${REST}>)\\s+`, 'g');
const AT_BLOCK = new RegExp(`\\s+(?=</?(?:${BLOCK})\\b)`, 'g');
const BEFORE_POINT = new RegExp(
  `\\s+((?:</?(?:${INLINE.replace('code|', '')})\\b${REST}>)*)(?=[;:.,)](?:\\s|<|$))`,
  'g',
);

const close = (tags: string): string => tags.replace(/\s+/g, '');

function tidyText(html: string): string {
  return (
    html
      // A blank at either end inside an inline element belongs outside of it.
      .replace(BEFORE_END, (_, tags: string) => `${close(tags)} `)
      .replace(AFTER_START, (_, tags: string) => ` ${tags.replace(/>\s+</g, '><')}`)
      // Items of a running list are parted by a drawn dot; text that is copied or read aloud needs the blank.
      .replaceAll('</span><span class="item"', '</span> <span class="item"')
      .split(CODE)
      .map((part, index) => (index % 2 === 1 ? part : part.replace(BEFORE_POINT, '$1')))
      .join('')
      .replace(AT_BLOCK, '')
      .replace(/ {2,}/g, ' ')
  );
}

/** A page of HTML without stray blanks. */
export function tidy(html: string): string {
  const parts = html.split(VERBATIM);
  // The split gives text, what is verbatim, and the name of its element, over and over.
  return parts.map((part, index) => (index % 3 === 0 ? tidyText(part) : index % 3 === 1 ? part : '')).join('');
}
