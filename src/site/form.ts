/** What the forms of an issue are filled with; also for scripts of pages. */

/** A value in an address. Slashes and colons need no mask there, and paths stay legible. */
const masked = (value: string): string => encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':');

/** Fields as they follow the address of a form (see forge.ts), each after an ampersand; empty ones are left out. */
export const formFields = (fields: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(fields)
    .map(([name, value]) => (value ? `&${name}=${masked(value)}` : ''))
    .join('');

/** Fields of a row of a comparison; `columns` and `texts` go together. */
export const comparedFields = (
  page: string,
  row: { group: string; name: string },
  columns: readonly string[],
  texts: readonly (string | undefined)[],
): string =>
  formFields({
    page,
    row: `${row.group}, ${row.name}`,
    value: columns.map((column, index) => `${column}: ${texts[index] ?? 'unknown'}`).join('; '),
  });

/** A field of a form: its name in an address, and its label as the form and the text to copy have it. */
export interface FormField {
  id: string;
  label: string;
  /** What stands where nothing is filled in. */
  hint: string;
}

/** Fields of each form, in their order; .github/ISSUE_TEMPLATE has the same, and a test holds them together. */
export const FORMS = {
  'wrong-fact': [
    { id: 'page', label: 'Page', hint: 'its address' },
    { id: 'row', label: 'Row', hint: 'what is wrong on it' },
    { id: 'value', label: 'What it says', hint: 'the value as the page has it' },
    { id: 'kernel', label: 'Kernel', hint: 'the release for which it is wrong' },
    { id: 'source', label: 'Source', hint: 'file and line, when they are known' },
    { id: 'right', label: 'What is right', hint: 'the value that you know' },
    {
      id: 'evidence',
      label: 'Evidence',
      hint: 'file and symbol in a kernel tree, commit, Message-ID, or section of a document',
    },
  ],
  'missing-interface': [
    { id: 'page', label: 'Page', hint: 'where you looked for it' },
    { id: 'name', label: 'Name', hint: 'symbol, path, or what it is called' },
    { id: 'kernel', label: 'Kernel', hint: 'the release in which it is there' },
    { id: 'does', label: 'What it does', hint: 'in a sentence, and on which platform' },
    {
      id: 'evidence',
      label: 'Evidence',
      hint: 'file and symbol in a kernel tree, commit, Message-ID, or section of a document',
    },
  ],
} as const satisfies Readonly<Record<string, readonly FormField[]>>;

export type Form = keyof typeof FORMS;

/** The text of a form: a line for each field, with what is known of it. */
export const formText = (form: Form, known: (field: string) => string | null | undefined): string =>
  FORMS[form].map(({ id, label, hint }) => `${label}: ${known(id) || `<${hint}>`}`).join('\n');
