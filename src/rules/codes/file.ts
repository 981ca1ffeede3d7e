import type { RuleHelp } from '../rule.ts';

/** Faults of files as such. */
export const FILE_CODES = [
  {
    code: 'file-place',
    title: 'A YAML file that is not part of the catalog',
    severity: 'error',
    explanation:
      'The path decides what kind of entry a file is. A file elsewhere would be ignored without a word, so it is reported.',
    bad: 'catalog/interfaces/tdx-guest.yaml',
    good: 'catalog/interfaces/intel-tdx/tdx-guest.yaml',
  },
  {
    code: 'file-unreadable',
    title: 'A file that cannot be read',
    severity: 'error',
    explanation:
      'An entry is a regular file of the catalog. Links, named pipes, devices, and directories with the name of an entry are named and never opened, so that nothing from outside the catalog comes into it; a file without read permission is named too.',
    bad: 'catalog/sources/rfc-9334-rats.yaml -> ../../elsewhere.yaml',
    good: 'catalog/sources/rfc-9334-rats.yaml, a file',
  },
  {
    code: 'file-json',
    title: 'Extracted facts that cannot be read',
    severity: 'error',
    explanation: 'uapi.json beside a kernel is written by npm run verify and is not meant to be changed by hand.',
    bad: '{ "kernel": "7.3", "facts": [',
    good: 'npm run verify',
  },
  {
    code: 'file-form',
    title: 'A file that cannot be put into form',
    severity: 'error',
    explanation:
      'npm run fmt changes the order and the form of a file, never its data or its comments. Where a comment stands inside brackets or braces it may have no place in the form; then the file is left as it is. Move the comment to a line of its own.',
    bad: 'aliases: [report, # the old name\n  quote]',
    good: '# report is the old name\naliases: [report, quote]',
  },
] as const satisfies readonly RuleHelp[];
