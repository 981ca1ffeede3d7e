import { expect, test } from 'vitest';
import { htmlFiles, pagePath, readPage } from '../support/pages.ts';

/** Text of a page as a reader sees it: inline elements joined, others parted. */
const INLINE =
  /<\/?(?:a|abbr|b|bdi|cite|code|em|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)\b(?:"[^"]*"|'[^']*'|[^"'>])*>/g;
const prose = (html: string): string =>
  html
    .replace(/<(script|style|pre|svg|textarea)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<code\b[\s\S]*?<\/code>/g, 'code')
    // Quotations of code.
    .replace(/“[^”]*”/g, 'quoted')
    .replace(INLINE, '')
    .replace(/<(?:"[^"]*"|'[^']*'|[^"'>])*>/g, '\n');

test('no blank stands before punctuation, and one after it', () => {
  const found: string[] = [];
  let looked = 0;
  for (const file of htmlFiles()) {
    const text = prose(readPage(file));
    looked += text.length;
    for (const { index } of text.matchAll(/\S[ \t]+[;:.,)](?=\s)|[a-z)][;:,.](?=[A-Z][a-z]+ [a-z])/g))
      found.push(`${pagePath(file)}: ${text.slice(Math.max(0, index - 30), index + 30).replaceAll('\n', ' ')}`);
  }
  expect(looked).toBeGreaterThan(0);
  expect(found.slice(0, 30)).toEqual([]);
});

test('no link begins or ends with a blank', () => {
  const found: string[] = [];
  let looked = 0;
  for (const file of htmlFiles()) {
    const html = readPage(file);
    looked += html.length;
    for (const { index } of html.matchAll(/\s<\/a>|<a\b[^<>]*>\s/g))
      found.push(`${pagePath(file)}: ${html.slice(Math.max(0, index - 30), index + 30)}`);
  }
  expect(looked).toBeGreaterThan(0);
  expect(found.slice(0, 30)).toEqual([]);
});
