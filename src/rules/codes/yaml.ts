import type { RuleHelp } from '../rule.ts';

/** Faults of the text itself, which the parser finds. */
export const YAML_CODES = [
  {
    code: 'yaml-syntax',
    title: 'The YAML cannot be read',
    severity: 'error',
    explanation:
      'The text is not valid YAML. Only the first fault of a file is reported: what comes after it would be read wrongly. Frequent causes are a missing colon or quote, a text with ": " or " #" that needs quotes, and lines that are not aligned with their siblings.',
    bad: 'when: the length is wrong: not 64',
    good: 'when: "the length is wrong: not 64"',
  },
  {
    code: 'yaml-tab',
    title: 'A tab',
    severity: 'error',
    explanation:
      'YAML does not allow tabs for indentation. Elsewhere they may stand in literal blocks only, for program text.',
    bad: 'opens:\n\tkind: device',
    good: 'opens:\n  kind: device',
  },
  {
    code: 'yaml-duplicate-key',
    title: 'A key is used twice',
    severity: 'error',
    explanation: 'A key occurs once in a mapping. YAML readers disagree on which of two values counts.',
    bad: 'side: guest\nside: host',
    good: 'side: both',
  },
  {
    code: 'yaml-key',
    title: 'A key that is no word',
    severity: 'error',
    explanation:
      'Keys are plain words. A list or mapping as a key, or none at all, is most often a bracket or quote too many.',
    bad: '? [a, b]\n: value',
    good: 'a: value\nb: value',
  },
  {
    code: 'yaml-anchor',
    title: 'An anchor, alias or merge key',
    severity: 'error',
    explanation:
      'Entries are read and changed one place at a time, so every value is written out. A text that begins with & or * needs quotes.',
    bad: 'evidence: &doc [{ abi-doc: … }]\n…\nevidence: *doc',
    good: 'evidence: [{ abi-doc: … }]\n…\nevidence: [{ abi-doc: … }]',
  },
  {
    code: 'yaml-tag',
    title: 'A tag',
    severity: 'error',
    explanation: 'The schema says what type a value has; tags are not used. A text that begins with ! needs quotes.',
    bad: 'name: !device tdx_guest',
    good: 'name: tdx_guest',
  },
  {
    code: 'yaml-number',
    title: 'A number too large to keep its digits',
    severity: 'error',
    explanation: 'Many readers keep whole numbers up to 2^53 only. A larger one is written in quotes.',
    bad: 'value: 18446744073709551615',
    good: 'value: "0xffffffffffffffff"',
  },
  {
    code: 'yaml-documents',
    title: 'More than one document in a file',
    severity: 'error',
    explanation: 'A file holds one entry. A line that is only --- begins another document.',
    bad: 'id: a\n---\nid: b',
    good: '# a.yaml\nid: a\n# b.yaml\nid: b',
  },
  {
    code: 'yaml-empty',
    title: 'An empty file',
    severity: 'error',
    explanation: 'The file holds nothing, or only comments.',
    bad: '# to be written',
    good: 'id: sealing-key\n…',
  },
  {
    code: 'yaml-bom',
    title: 'A byte order mark',
    severity: 'error',
    explanation: 'Some editors put an invisible mark in front of the text. Entries are UTF-8 without it.',
    bad: 'U+FEFF id: sealing-key',
    good: 'id: sealing-key',
  },
  {
    code: 'yaml-character',
    title: 'An invisible or broken character',
    severity: 'error',
    explanation:
      'Control characters, spaces other than the plain one, characters of no width, fillers, marks that change the direction of text, and bytes that are not UTF-8 make a text differ from what a reader sees. They often come along when text is pasted from a document. An escape in double quotes, such as \\u202e, is judged by the character it stands for.',
    bad: 'name:U+00A0tdx_guest',
    good: 'name: tdx_guest',
  },
] as const satisfies readonly RuleHelp[];
