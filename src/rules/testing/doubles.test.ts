import { expect, test } from 'vitest';
import { found } from './mini.ts';

/** Single slips that a long run of random changes found to give two messages. */
test.each([
  [
    'a line break a letter too early',
    'documents/acme-profile.yaml',
    'acme-body\nkind',
    'acme-bod\nykind',
    ['schema-unknown-key'],
  ],
  [
    'a key that is needed, called like one of another type',
    'interfaces/acme/acme-keys.yaml',
    'summary:',
    'error:',
    ['schema-unknown-key'],
  ],
  ['a key on which other keys depend', 'formats/acme/acme-report.yaml', 'encoding:', 'when:', ['schema-unknown-key']],
  [
    'a key of a choice beside another',
    'interfaces/borealis/borealis-device.yaml',
    'claimed: true',
    'lore: true',
    ['schema-choice'],
  ],
])('%s is one mistake', (_, file, old, now, codes) => {
  expect(found({ [file]: [[old, now]] }).map((one) => one.split(' ')[0])).toEqual(codes);
});
