import { expect, test } from 'vitest';
import { anchored } from './anchors.ts';

const page = (inner: string): string =>
  anchored(`<main id="main">${inner}</main>`).slice('<main id="main">'.length, -7);
const link = (id: string, to: string): string => `<a class="anchor" href="#${id}" aria-label="Link to this ${to}"></a>`;

test('a heading links to its own id, or to that of the section that it begins', () => {
  expect(page('<h2 id="a">A</h2>')).toBe(`<h2 id="a">A${link('a', 'section')}</h2>`);
  expect(page('<section class="op" id="b"><h3>B</h3></section>')).toContain(`B${link('b', 'section')}</h3>`);
});

test('a heading without one gets an id of its words, once on a page', () => {
  const html = page('<h2>What it is</h2><h2>What it is</h2>');
  expect(html).toContain('<h2 id="what-it-is">');
  expect(html).toContain('<h2 id="what-it-is-2">');
});

test('a row links to itself from its first cell', () => {
  expect(page('<tr class="x" id="r"><th>R <b>s</b></th><td>1</td></tr>')).toBe(
    `<tr class="x" id="r"><th>R <b>s</b>${link('r', 'row')}</th><td>1</td></tr>`,
  );
});

test('an entry of a list links to itself, and one that is headed does so once', () => {
  expect(page('<li id="e">text <a href="/x">x</a></li>')).toContain(`${link('e', 'entry')}</li>`);
  expect(page('<li id="e"><h2>E</h2><p>text</p></li>').match(/class="anchor"/g)).toHaveLength(1);
});
