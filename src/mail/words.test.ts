import { describe, expect, test } from 'vitest';
import { parseSubject, sameSubject } from './subject.ts';
import { occurs, ownText, sameSender } from './words.ts';

test.each([
  [
    '[PATCH v5 0/3] Switch',
    { title: 'Switch', version: 5, part: { number: 0, of: 3 }, patch: true, reply: false, rfc: false },
  ],
  ['Re: [RFC PATCH 07/12] a: b', { title: 'a: b', version: 1, part: { number: 7, of: 12 }, reply: true, rfc: true }],
  ['[RFC v2] A thought', { title: 'A thought', version: 2, part: undefined, patch: true, rfc: true }],
  ['[PATCHv3 net-next 1/1] x', { title: 'x', version: 3, part: { number: 1, of: 1 } }],
  ['[svsm-devel] Development call', { title: 'Development call', patch: false, version: 1 }],
  ['[PATCH 6.12 000/180] Stable', { title: 'Stable', version: 1, part: { number: 0, of: 180 } }],
  ['RE: Fwd: [PATCH  v10\n 0/9]  Folded', { title: 'Folded', version: 10, reply: true }],
])('takes %s apart', (subject, parts) => expect(parseSubject(subject)).toMatchObject(parts));

test('the words in brackets of a subject may be left out, but not be others', () => {
  const actual = '[PATCH v5 0/3] Switch to a bus';
  expect(sameSubject('Switch to a bus', actual)).toBe(true);
  expect(sameSubject(actual, actual)).toBe(true);
  expect(sameSubject('[PATCH v4 0/3] Switch to a bus', actual)).toBe(false);
  expect(sameSubject('Switch to a Bus', actual)).toBe(false);
});

describe('a quotation', () => {
  const text = 'If this has no\nplatform resources, "please" use the faux bus\nsupport instead.\n';
  test.each([
    ['no platform resources, “please” use', true],
    ['If this … support instead', true],
    ['If [the device] has no', true],
    ['If [the device] had no', false],
    ['[…] use the faux bus [...] instead.', true],
    ['instead … If this', false],
    ['use the faux busses', false],
    ['…', false],
  ])('%s: %s', (quote, expected) => expect(occurs(quote, text)).toBe(expected));
});

test('what a mail repeats is not its own', () => {
  expect(ownText('> yes\nno\n | > maybe\n')).toBe('no\n');
});

test.each([
  ['Dan Williams', 'Dan Williams', 'dan.j.williams@intel.com', true],
  ['Dan Williams', 'Williams, Dan J', 'x@y', true],
  ['Jörg Rödel', 'Joerg Roedel', 'joro@8bytes.org', true],
  ['Joerg Roedel', 'Jörg Rödel', 'joro@8bytes.org', true],
  ['Aneesh Kumar K.V', 'Aneesh Kumar K.V (Arm)', 'aneesh.kumar@kernel.org', true],
  ['Paweł Nowak', 'Pawel Nowak', 'p@x', false],
  ['Greg Kroah-Hartman', '', 'greg.kroah-hartman@x', true],
  ['Dan Middleton', 'Dan Williams', 'dan@x', false],
  ['…', 'Dan Williams', 'dan@x', false],
])('%s is %s <%s>: %s', (person, name, address, expected) => {
  expect(sameSender(person, { name, address })).toBe(expected);
});
