import { GROUPS, OPERATION_KINDS, SIDES } from '../catalog/types.ts';
import { LEVELS, STATES } from '../overlap/levels.ts';
import { TRUSTS } from '../overlap/trust.ts';

/** Kinds of rows that a query can find. */
export const ROW_KINDS = [
  'cell',
  'function',
  'interface',
  'operation',
  'provider',
  'platform',
  'format',
  'concept',
  'topic',
  'series',
  'decision',
  'meeting',
  'document',
  'distribution',
  'name',
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Kinds of extracted names, which `kind:` takes too, like those of operations. */
export const NAME_KINDS = ['struct', 'field', 'constant'] as const;

/** What a field's values are. */
export type FieldType = 'closed' | 'word' | 'version' | 'text';

export interface QueryField {
  name: string;
  type: FieldType;
  /** Kinds of rows that have it; a term on another row neither holds nor fails. */
  rows: readonly RowKind[];
  about: string;
  /** Legal values, where they are the same for every catalog. */
  values?: readonly string[];
  example: string;
}

const THINGS = ['interface', 'operation', 'provider'] as const;

/** Every field of the language, in the order in which it is explained. */
export const QUERY_FIELDS: readonly QueryField[] = [
  {
    name: 'kind',
    type: 'closed',
    rows: ROW_KINDS,
    values: [...ROW_KINDS, ...OPERATION_KINDS, ...NAME_KINDS],
    about: 'Kind of row: an entry’s kind, an operation’s kind such as ioctl or attribute, or a header name’s kind.',
    example: 'kind:ioctl',
  },
  {
    name: 'platform',
    type: 'closed',
    rows: ['cell', 'function', ...THINGS, 'platform', 'format', 'topic', 'series'],
    about:
      'Platform by id, code, alias or vendor. A neutral interface belongs to linux and to each of its providers; a function to the platforms that offer it in the kernel asked for.',
    example: 'platform:tdx',
  },
  {
    name: 'function',
    type: 'closed',
    rows: ['cell', 'function', ...THINGS, 'topic', 'decision'],
    about: 'Function by id, name or alias; * stands for any part of the id.',
    example: 'function:sealing-key',
  },
  {
    name: 'group',
    type: 'closed',
    rows: ['cell', 'function'],
    about: 'Block of the matrix.',
    values: GROUPS,
    example: 'group:attestation',
  },
  {
    name: 'side',
    type: 'closed',
    rows: ['cell', 'function', ...THINGS],
    values: SIDES,
    about: 'Where it is used. An interface for both sides is found by either.',
    example: 'side:guest',
  },
  {
    name: 'state',
    type: 'closed',
    rows: ['cell'],
    values: STATES,
    about: 'State of the cell in the kernel asked for.',
    example: 'state:own',
  },
  {
    name: 'level',
    type: 'closed',
    rows: ['cell', 'function'],
    values: LEVELS,
    about: 'Convergence level of the function over all platforms, in the kernel asked for.',
    example: 'level:divergent',
  },
  {
    name: 'since',
    type: 'version',
    rows: ['cell', ...THINGS],
    about:
      'First kernel that has it. Where the exact release is not settled, the first one known to have it counts. Takes one release, a comparison, or a closed or open range.',
    example: 'since:6.12..7.3',
  },
  {
    name: 'kernel',
    type: 'version',
    rows: ['cell', 'function', ...THINGS, 'name'],
    about:
      'Asks in that kernel, or in each one of a range, instead of the newest. An interface, operation, provider or header name matches when it is there in it.',
    example: 'kernel:6.12',
  },
  {
    name: 'kconfig',
    type: 'word',
    rows: ['cell', ...THINGS],
    about: 'Kconfig symbol that builds it, with or without CONFIG_; * stands for any part.',
    example: 'kconfig:TDX_GUEST_DRIVER',
  },
  {
    name: 'distribution',
    type: 'word',
    rows: ['cell', 'function', 'interface', 'distribution'],
    about:
      'Kernel of a distribution that has it built in or as a module, by id; * stands for any part. For a cell it is the platform’s part that counts.',
    example: 'distribution:debian-13-*',
  },
  {
    name: 'header',
    type: 'word',
    rows: ['interface', 'operation', 'name'],
    about: 'UAPI header that declares it, with or without its directory.',
    example: 'header:linux/sev-guest.h',
  },
  {
    name: 'errno',
    type: 'word',
    rows: THINGS,
    about: 'Error that it can return; for an interface, by any of its operations or providers.',
    example: 'errno:EBUSY',
  },
  {
    name: 'trust',
    type: 'closed',
    rows: ['cell', ...THINGS],
    values: TRUSTS,
    about: 'At least one of its facts is founded like this.',
    example: 'trust:claimed',
  },
  {
    name: 'text',
    type: 'text',
    rows: ROW_KINDS,
    about:
      'Its names, aliases, paths, symbols, sentences or error texts contain this, in any case. Bare words are the same.',
    example: 'text:"measurement register"',
  },
];

/** A question and its query, for help pages. */
export const QUERY_EXAMPLES: readonly { question: string; query: string }[] = [
  { question: 'Which operations return EBUSY?', query: 'kind:operation errno:EBUSY' },
  { question: 'What came between 6.12 and 7.3 for Arm CCA?', query: 'platform:cca since:6.12..7.3' },
  { question: 'Which needs have no common interface?', query: 'kind:function -level:common,absent' },
  {
    question: 'What could a guest on 6.12 do through neutral interfaces?',
    query: 'kernel:6.12 side:guest state:common',
  },
  { question: 'What does TDX have only of its own?', query: 'platform:tdx state:own' },
  { question: 'What is proposed but not merged?', query: 'state:proposed' },
  { question: 'Which ioctls does linux/sev-guest.h declare?', query: 'kind:ioctl header:linux/sev-guest.h' },
  {
    question: 'What can a TDX guest do on Debian 13?',
    query: 'kind:cell platform:tdx side:guest distribution:debian-13-amd64',
  },
  { question: 'What rests on secondary sources?', query: 'trust:claimed' },
];

/** The rules of the language, one sentence or two each. */
export const QUERY_SYNTAX: readonly string[] = [
  'A term is field:value. Several values with commas between them mean any of these: state:own,proposed.',
  'A word alone is searched in the texts. Put quotation marks around anything with blanks, parentheses or a colon.',
  'Terms in a row must all hold; so do terms joined by and. or joins alternatives; not, or a - in front, turns a term round. not binds closest, then and, then or; parentheses group.',
  'Releases are compared as releases: since:6.12, since:>=6.12, since:<6.2, since:6.12..7.3, since:..6.1.',
  'States and levels are asked in the newest kernel, unless the query has kernel: or another one is chosen. With kernel:, the query is asked in every kernel, and a row is found if it holds in one; the row shows the newest of these.',
  'A term about something that a row cannot have, such as the state of an operation, neither holds nor fails: neither it nor its opposite finds that row.',
];
