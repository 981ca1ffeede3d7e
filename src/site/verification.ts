import { ENTRY_PAGE, hasEntryPage } from '../catalog/addresses.ts';
import { type Verification, verificationOf } from '../kernel/verification.ts';
import { recordedOf } from '../overlap/trust.ts';
import { getFiles, memo } from './catalog.ts';

/** Coverage, trust and stale claims of the whole catalog, from what is recorded of the kernels' trees. */
export const verification = memo((catalog): Verification => {
  const facts = catalog.kernels.flatMap((kernel) => (kernel.uapi ? [kernel.uapi] : []));
  return verificationOf(getFiles(), recordedOf(catalog), facts);
});

/** Stale claims of a release by the file of their entry, in the order of files. */
export function staleByFile(kernel: string): Map<string, Verification['stale']> {
  const stale = verification().stale.filter((item) => item.kernel === kernel);
  return Map.groupBy(
    stale.sort((a, b) => (a.file < b.file ? -1 : 1)),
    ({ file }) => file,
  );
}

/** Page of the entry that a file holds, or undefined for kinds without one. */
export function pageOfFile(file: string): string | undefined {
  const [folder = '', ...rest] = file.replace(/\.yaml$/, '').split('/');
  const id = rest.at(-1) ?? '';
  return hasEntryPage(folder) ? ENTRY_PAGE[folder](id) : undefined;
}
