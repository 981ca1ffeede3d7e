import { inputsOf, type Report, readKept, reportOn, writeKept } from './kept.ts';

/** Checks a catalog; with `files`, reports on these alone while their references resolve against the whole. */
export async function checkCatalog(directory: string, files: readonly string[] = []): Promise<Report> {
  const inputs = inputsOf(directory);
  const known = readKept(directory, inputs);
  if (known) return reportOn(known, directory, files);
  const { checkSome, checkWhole } = await import('./check.ts');
  // Some files are judged faster than all.
  if (files.length > 0) return checkSome(directory, files);
  const kept = checkWhole(directory);
  writeKept(directory, inputs, kept);
  return reportOn(kept, directory);
}

/** The same after files have changed in this process: what was read before is not asked. */
export async function checkAgain(directory: string, files: readonly string[] = []): Promise<Report> {
  const [{ checkSome, checkWhole }, { readCatalog }] = await Promise.all([
    import('./check.ts'),
    import('../catalog/read/load.ts'),
  ]);
  const loaded = readCatalog(directory);
  if (files.length > 0) return checkSome(directory, files, loaded);
  const kept = checkWhole(directory, loaded);
  writeKept(directory, inputsOf(directory), kept);
  return reportOn(kept, directory);
}
