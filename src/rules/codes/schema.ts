import type { RuleHelp } from '../rule.ts';

/** Faults against the schema of a kind. */
export const SCHEMA_CODES = [
  {
    code: 'schema-unknown-key',
    title: 'A key that is not known',
    severity: 'error',
    explanation: 'The schema of the kind has no such key at this place. Most often it is misspelt or indented wrongly.',
    bad: 'sumary: A device node.',
    good: 'summary: A device node.',
  },
  {
    code: 'schema-missing-key',
    title: 'A key is missing',
    severity: 'error',
    explanation:
      'The schema demands this key. The place is the key of the mapping, or the item of the list, that lacks it.',
    bad: '- { errno: EINVAL, when: the length is wrong }',
    good: '- { errno: EINVAL, when: the length is wrong, evidence: [{ kernel: …, symbol: …, at: "7.3" }] }',
  },
  {
    code: 'schema-dependent-key',
    title: 'A key needs another one',
    severity: 'error',
    explanation:
      'Some keys only make sense beside another one: a symbol beside the file that defines it, a file beside the kernel in which it was read.',
    bad: '{ kernel: drivers/virt/coco/guest/report.c }',
    good: '{ kernel: drivers/virt/coco/guest/report.c, at: "7.3" }',
  },
  {
    code: 'schema-choice',
    title: 'Exactly one of several keys',
    severity: 'error',
    explanation:
      'Of these keys exactly one is written: a piece of evidence is one kind of place; a claim has a value, a name in the headers, or does not apply.',
    bad: '{ commit: 70e6f7e2b985, url: https://example.org/ }',
    good: '- { commit: 70e6f7e2b985, subject: … }\n- { url: https://example.org/, title: … }',
  },
  {
    code: 'schema-type',
    title: 'A value of the wrong type',
    severity: 'error',
    explanation:
      'Text, whole numbers, true and false, lists and mappings are different things. A version without quotes is a number and loses its last zero: 6.10 would be 6.1.',
    bad: 'kernel: 6.10',
    good: 'kernel: "6.10"',
  },
  {
    code: 'schema-enum',
    title: 'A value that is not among the allowed ones',
    severity: 'error',
    explanation: 'The schema lists the values that this key can have.',
    bad: 'side: gest',
    good: 'side: guest',
  },
  {
    code: 'schema-pattern',
    title: 'A text of the wrong form',
    severity: 'error',
    explanation: 'Ids, versions, dates, hashes, paths and symbols have fixed forms, so that programs can use them.',
    bad: 'commit: 70e6f7e',
    good: 'commit: 70e6f7e2b985',
  },
  {
    code: 'schema-length',
    title: 'Too short, too long, or empty',
    severity: 'error',
    explanation:
      'Texts, lists and mappings have a least or greatest length where an empty or endless one would say nothing.',
    bad: 'evidence: []',
    good: 'evidence: [{ kernel: …, symbol: …, at: "7.3" }]',
  },
  {
    code: 'schema-range',
    title: 'A number out of its range',
    severity: 'error',
    explanation: 'The schema sets a least or greatest value.',
    bad: 'hue: 400',
    good: 'hue: 40',
  },
  {
    code: 'schema-repeated-item',
    title: 'An item is in a list twice',
    severity: 'error',
    explanation: 'The list is a set: repeating an item says nothing.',
    bad: 'related: [sealing-key, sealing-key]',
    good: 'related: [sealing-key]',
  },
  {
    code: 'schema-other',
    title: 'Another violation of the schema',
    severity: 'error',
    explanation:
      'No longer given: every keyword of the schemas has a code of its own. The page stays for the links that lead to it.',
    bad: '…',
    good: '…',
  },
] as const satisfies readonly RuleHelp[];
