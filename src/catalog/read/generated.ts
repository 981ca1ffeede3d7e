import { dirname } from 'node:path';
import type { ReadFile, ReportFault } from './catalog-file.ts';
import { otherFault } from './discover.ts';
import { fileFault } from './file-fault.ts';
import { NotRegular } from './regular.ts';

/** A generated file beside an entry, which holds a list or map under `key`; undefined when there is none. `how`: the way to make it. */
export function readGenerated<T>(
  name: string,
  key: keyof T & string,
  read: ReadFile,
  file: string,
  report: ReportFault,
  how = 'npm run verify -- --update writes it anew',
): T | undefined {
  const path = `${dirname(file)}/${name}`;
  let bytes: Uint8Array;
  try {
    bytes = read(path);
  } catch (error) {
    if (error instanceof NotRegular) report(path, otherFault(error.what));
    return undefined;
  }
  try {
    const data = JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
    if (typeof data?.[key] === 'object' && data[key] !== null) return data;
    report(path, fileFault('file-json', `the file does not hold ${key}`, how));
  } catch {
    report(path, fileFault('file-json', 'the file is not valid JSON', how));
  }
  return undefined;
}
