import type { CatalogFile } from '../catalog/read/load.ts';
import { type Verification, verificationOf } from '../kernel/verification.ts';
import { recordedOf } from '../overlap/trust.ts';
import { memo } from './catalog.ts';
import { paths } from './url.ts';

/** The files behind the catalog, handed over like the catalog itself (see catalog.ts). */
const KEY = Symbol.for('coco-abi-catalog-files');
type Host = typeof globalThis & { [KEY]?: readonly CatalogFile[] };

/** Hands over the files that the catalog was made of. */
export function setFiles(files: readonly CatalogFile[]): void {
  (globalThis as Host)[KEY] = files;
}

/** Coverage, trust and stale claims of the whole catalog, from what is recorded of the kernels' trees. */
export const verification = memo((catalog): Verification => {
  const facts = catalog.kernels.flatMap((kernel) => (kernel.uapi ? [kernel.uapi] : []));
  return verificationOf((globalThis as Host)[KEY] ?? [], recordedOf(catalog), facts);
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
  const pages: Record<string, (id: string) => string> = {
    platforms: paths.platform,
    functions: paths.function,
    interfaces: paths.interface,
    formats: paths.format,
    concepts: paths.concept,
    topics: paths.topic,
  };
  return pages[folder]?.(id);
}
