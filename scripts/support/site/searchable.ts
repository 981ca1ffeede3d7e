/** Directories of the site that are never indexed: comparisons repeat what other pages say, and are many. */
const SKIPPED = new Set(['compare', 'search']);

/** The file of exact names, which the index takes in beside the pages. */
export const NAMES_FILE = 'search/names.json';

/** Whether a file of the site is something that search may know. */
export const mayBeSearched = (file: string): boolean =>
  file === NAMES_FILE || (file.endsWith('.html') && !SKIPPED.has(file.split('/')[0] ?? ''));

/** Elements of which search should know nothing, evidence among them; none of them holds another of its kind. */
const IGNORED = /<(details|nav|fieldset|p)\b[^>]*\s(?:data-pagefind-ignore(?=[\s>=])|class="ev )[^>]*>.*?<\/\1>/gs;

/**
 * What the index reads of a file, undefined for one that is not searched: of a page its main part, without what is to be
 * ignored.
 */
export function searchable(file: string, content: string | Buffer): string | undefined {
  if (!mayBeSearched(file)) return undefined;
  const text = content.toString();
  if (file === NAMES_FILE) return text;
  const start = text.search(/<main\b[^>]*\sdata-pagefind-body/);
  return start === -1 ? undefined : text.slice(start, text.indexOf('</main>', start)).replace(IGNORED, '');
}
