import type { ReadCode } from '../codes.ts';
import type { Fault } from '../diagnostic.ts';

/** A fault of a file as such, shown at its first line. */
export const fileFault = (code: ReadCode, message: string, hint: string): Fault => ({
  code,
  severity: 'error',
  line: 1,
  column: 1,
  path: '',
  message,
  hint,
});
