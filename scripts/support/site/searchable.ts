/** Directories of the site that are never indexed: comparisons repeat what other pages say, and are many. */
const SKIPPED = new Set(['compare', 'search']);

/** Whether a file of the site is a page that search may know. */
export const mayBeSearched = (file: string): boolean =>
  file.endsWith('.html') && !SKIPPED.has(file.split('/')[0] ?? '');

/** Elements of which search should know nothing; none of them holds another of its kind. */
const IGNORED = /<(details|nav|fieldset|p)\b[^>]*\sdata-pagefind-ignore(?=[\s>=])[^>]*>.*?<\/\1>/gs;

/**
 * What the index reads of a page, undefined for one that is not searched: its title and its main part, without what is
 * to be ignored. The minified page has no blanks between cells; words that touch would be read as one.
 */
export function searchable(file: string, content: Buffer): string | undefined {
  if (!mayBeSearched(file)) return undefined;
  const html = content.toString();
  const start = html.search(/<main\b[^>]*\sdata-pagefind-body/);
  if (start === -1) return undefined;
  const title = /<title>.*?<\/title>/s.exec(html)?.[0] ?? '';
  const main = html.slice(start, html.indexOf('</main>', start)).replace(IGNORED, '');
  const apart = main.replace(/<\/(?:td|th|dt|dd|li|p|h[1-6]|div|summary|caption|small)>/g, ' $&');
  return `<!doctype html><html lang="en"><head>${title}</head><body>${apart}</main></body></html>`;
}
