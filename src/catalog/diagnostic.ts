/** One mistake in one place of the catalog's files. */
export interface Diagnostic {
  /** Stable code of the rule, such as `schema/unknown-key`; its page is `help`. */
  code: string;
  severity: 'error' | 'warning';
  /** Path of the file as a reader would open it: relative to the working directory. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** JSON pointer of the value or key, '' for the whole file. */
  path: string;
  message: string;
  /** What to do about it; '' when the message says it all. */
  hint: string;
  /** URL path of the rule's page. */
  help: string;
}
