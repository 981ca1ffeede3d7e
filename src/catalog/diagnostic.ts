import { urls } from './addresses.ts';

export type Severity = 'error' | 'warning';

/** A mistake inside one file, before it is known where that file lies. */
export interface Fault {
  /** Stable code of the rule, such as `schema-unknown-key`; one segment of the URL of its page. */
  code: string;
  severity: Severity;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
  /** JSON pointer of the value or key, '' for the whole file. */
  path: string;
  message: string;
  /** What to do about it; '' when the message says it all. */
  hint: string;
  /** The value as YAML text, put right, where that takes no judgement: what `check --fix` writes. Of a modeline, the line. */
  fix?: string;
}

/** What one file says by itself, without the rest of the catalog. Depends on nothing but its bytes and its kind. */
export interface FileResult {
  /** Plain data; undefined when the YAML cannot be read. Present but not to be trusted when there are schema faults. */
  data: unknown;
  faults: Fault[];
}

/** One mistake in one place of the catalog's files. */
export interface Diagnostic extends Fault {
  /** Path of the file as a reader would open it: relative to the working directory. */
  file: string;
  /** URL path of the rule's page. */
  help: string;
}

export const diagnostic = (file: string, fault: Fault): Diagnostic => ({
  code: fault.code,
  severity: fault.severity,
  file,
  line: fault.line,
  column: fault.column,
  path: fault.path,
  message: fault.message,
  hint: fault.hint,
  help: urls.rule(fault.code),
  ...(fault.fix === undefined ? {} : { fix: fault.fix }),
});

/** Order in which diagnostics are shown: by file, then by place, then by code. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
