/**
 * Parts of a page that are finished already. They are long and many pages share them, so that they are left out while the
 * page is made and finished, and put in at last.
 */

const MARK = /<!--held (\d+)-->/g;

/** Pages run inside a bundle with a copy of this module: both must hold in the same place. */
const KEY = Symbol.for('coco-held-parts');
const host = globalThis as { [KEY]?: Map<string, string> };
const held = host[KEY] ?? new Map<string, string>();
host[KEY] = held;
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
