/**
 * Parts of a page that are finished already. They are long and many pages share them, so that they are left out while the
 * page is made and finished, and put in at last.
 */

const MARK = /<!--held (\d+)-->/g;
const held = new Map<string, string>();
let number = 0;

/** Holds a part back; what comes back stands for it in the page. */
export function hold(html: string): string {
  number += 1;
  held.set(String(number), html);
  return `<!--held ${number}-->`;
}

/** A page with the parts that were held back of it, which are forgotten then. */
export function putIn(page: string): string {
  return page.replace(MARK, (mark, key: string) => {
    const html = held.get(key) ?? mark;
    held.delete(key);
    return html;
  });
}
