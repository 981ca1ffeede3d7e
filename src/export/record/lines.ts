/** Columns of a mail, so that it can be quoted twice and still fit. */
export const COLUMNS = 72;

/** A paragraph in lines of at most 72 columns; the first begins with `first`, the others with `next`. A word that is longer stands alone. */
export function wrap(text: string, first = '', next = first, width = COLUMNS): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = empty ? `${line}${word}` : `${line} ${word}`;
    if (longer.length > width && !empty) {
      lines.push(line.trimEnd());
      line = `${next}${word}`;
    } else line = longer;
    empty = false;
  }
  if (!empty || first.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/**
 * Address of a page of the site in a mail. A site that is served to its own machine alone has no address that others
 * could open; the path is named then.
 */
export function addressOf(site: string, path: string): string {
  const { hostname, href } = new URL(path.slice(1), site);
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? path : href;
}

/** Plain characters only: mail clients and archives disagree about others. */
export const plainText = (text: string): string =>
  text.replaceAll(/[“”]/g, '"').replaceAll(/[‘’]/g, "'").replaceAll('…', '...').replaceAll(/[–—]/g, '-');
