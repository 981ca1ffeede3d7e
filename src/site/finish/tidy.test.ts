import { expect, test } from 'vitest';
import { tidy } from './tidy.ts';

test.each([
  ['a blank before a full stop goes', '<p>See <a href="/x">this</a> .</p>', '<p>See <a href="/x">this</a>.</p>'],
  [
    'a link ends with its last word',
    '<p><a href="/x"> this </a>and that</p>',
    '<p> <a href="/x">this</a> and that</p>',
  ],
  ['also inside of others', '<a href="/x"><code>f </code> </a>; g', '<a href="/x"><code>f</code></a>; g'],
  [
    'a point in code is no punctuation',
    '<p>separated by <code>,</code> or <code>a ; b</code></p>',
    '<p>separated by <code>,</code> or <code>a ; b</code></p>',
  ],
  ['a value with a sign of the end is one', '<span title="a > b"> c</span>', ' <span title="a > b">c</span>'],
  ['text of a program stays', '<pre>x ; <b>y </b></pre>', '<pre>x ; <b>y </b></pre>'],
  [
    'items of a list stand apart',
    '<span class="item">a</span><span class="item">b</span>',
    '<span class="item">a</span> <span class="item">b</span>',
  ],
  ['a name that begins with a point stays', '<p>in .config</p>', '<p>in .config</p>'],
])('%s', (_, before, after) => {
  expect(tidy(before)).toBe(after);
});
