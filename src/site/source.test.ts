import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forgeOf } from './forge.ts';
import { FORMS, formFields, formText } from './form.ts';
import { linesOf } from './lines.ts';

describe('lines of an entry', () => {
  const text = [
    '# yaml-language-server: $schema=x',
    'id: x',
    'history:',
    '  - change: added',
    '    evidence: [{ url: a }, { url: b }]',
    '  - { change: moved, evidence: [{ url: c }] }',
    'about: >-',
    '  one',
    '  two',
    'last: 1',
  ].join('\n');
  it('are those of its parts, flow and block', () => {
    const lines = linesOf(text);
    expect(
      Object.fromEntries(
        ['/id', '/history/0', '/history/0/evidence/1', '/history/1', '/last'].map((at) => [at, lines.get(at)]),
      ),
    ).toEqual({
      '/id': 2,
      '/history/0': 4,
      '/history/0/evidence/1': 5,
      '/history/1': 6,
      '/last': 10,
    });
  });
  it('are none for a text that cannot be read', () => {
    expect(linesOf('a: [').size).toBe(0);
  });
});

describe('addresses on a forge', () => {
  it.each([
    [
      'https://github.com/o/r',
      'https://github.com/o/r/edit/main/a/b.yaml',
      'https://github.com/o/r/blob/main/a/b.yaml#L3',
    ],
    [
      'https://github.com/o/r.git/',
      'https://github.com/o/r/edit/main/a/b.yaml',
      'https://github.com/o/r/blob/main/a/b.yaml#L3',
    ],
    [
      'https://gitlab.example.org/o/g/r',
      'https://gitlab.example.org/o/g/r/-/edit/main/a/b.yaml',
      'https://gitlab.example.org/o/g/r/-/blob/main/a/b.yaml#L3',
    ],
    [
      'https://codeberg.org/o/r',
      'https://codeberg.org/o/r/_edit/main/a/b.yaml',
      'https://codeberg.org/o/r/src/branch/main/a/b.yaml#L3',
    ],
  ])('of %s', (home, edit, view) => {
    const forge = forgeOf(home, 'main');
    expect(forge.edit('a/b.yaml')).toBe(edit);
    expect(forge.view('a/b.yaml', 3)).toBe(view);
  });
  it.each(['javascript:alert(1)', 'git@host:o/r', 'o/r', '"><script>'])('are not made of %s', (address) => {
    expect(() => forgeOf(address, 'main')).toThrow(RangeError);
  });
});

describe('forms of an issue', () => {
  it('are filled with what is known, and nothing leaves its field', () => {
    expect(formFields({ page: '/a/', row: 'x&template=y', value: '' })).toBe('&page=/a/&row=x%26template%3Dy');
    expect(formText('wrong-fact', (field) => (field === 'page' ? '/a/' : null))).toMatch(/^Page: \/a\/\nRow: <what/);
  });
  it.each(Object.entries(FORMS))('have the same fields as the file %s', (form, fields) => {
    const file = readFileSync(`.github/ISSUE_TEMPLATE/${form}.yml`, 'utf8');
    expect([...file.matchAll(/^ {4}id: (\S+)$/gm)].map(([, id]) => id)).toEqual(fields.map(({ id }) => id));
  });
});
