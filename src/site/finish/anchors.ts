/**
 * A link to itself for every heading and every row of a page, so that each can be pasted into a mail. Done on the
 * finished page and not in the templates: what has an id gets it, and a heading that has none gets one of its words.
 */

/** The rest of a tag after its name; a quoted value may hold a `>`. */
const REST = `(?:"[^"]*"|'[^']*'|[^"'>])*`;
const MAIN = /<main\b[\s\S]*<\/main>/;
const ID = /\sid="([^"]+)"/;
const HEADING = new RegExp(`(<(?:section|li|div|article)\\b${REST}>\\s*)?<h([234])(${REST})>([\\s\\S]*?)</h\\2>`, 'g');
const ROW = new RegExp(`<tr\\b${REST}\\sid="([^"]+)"${REST}>[\\s\\S]*?(?=</t[hd]>)`, 'g');
/** Entries of lists and blocks whose first paragraph, or whose end, the link stands at. */
const ENTRY = new RegExp(
  `<(?:li|div class="(?:clash|source)")(?=\\s)${REST}\\sid="([^"]+)"${REST}>(?!\\s*<h[234]\\b)[\\s\\S]*?(?=</p>|</dd>|</li>|</div>)`,
  'g',
);

const link = (id: string, to: string): string => `<a class="anchor" href="#${id}" aria-label="Link to this ${to}"></a>`;

/** The link of a row to itself. */
export const rowLink = (id: string): string => link(id, 'row');

/** Whether it links to itself already. */
const linked = (html: string, id: string): boolean => html.includes('class="anchor"') || html.includes(`href="#${id}"`);

/** The words of a heading as an id: what is no letter or digit becomes a hyphen. */
const slug = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&[#\w]+;/g, ' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A page of HTML whose headings, rows and entries of lists link to themselves. */
export function anchored(html: string): string {
  return html.replace(MAIN, (main) => {
    const taken = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id));
    const free = (wanted: string): string => {
      let id = wanted;
      for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
      taken.add(id);
      return id;
    };
    return main
      .replace(HEADING, (whole, around: string | undefined, level: string, rest: string, inner: string) => {
        if (/class="(?:sr|quiet)"/.test(rest) || inner.includes('class="anchor"')) return whole;
        const known = ID.exec(rest)?.[1] ?? ID.exec(around ?? '')?.[1];
        const words = slug(inner);
        if (known === undefined && words === '') return whole;
        const id = known ?? free(words);
        const own = known === undefined ? ` id="${id}"` : '';
        return `${around ?? ''}<h${level}${rest}${own}>${inner}${link(id, 'section')}</h${level}>`;
      })
      .replace(ROW, (row, id: string) => (linked(row, id) ? row : row + rowLink(id)))
      .replace(ENTRY, (entry, id: string) => (linked(entry, id) ? entry : entry + link(id, 'entry')));
  });
}
