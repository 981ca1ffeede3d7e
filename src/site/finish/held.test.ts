import { expect, test } from 'vitest';
import { hold, putIn } from './held.ts';

test('a part that is held back stands in the page at last, to the letter', () => {
  const part = '<tr><td>$& ; <b>a </b></td></tr>';
  const page = `<tbody>${hold(part)}</tbody><p>${hold('b')}</p>`;
  expect(page).not.toContain('<tr>');
  expect(putIn(page)).toBe(`<tbody>${part}</tbody><p>b</p>`);
});

test('a mark that nobody made stays as it is', () => {
  expect(putIn('<!--held 999999999-->')).toBe('<!--held 999999999-->');
});
