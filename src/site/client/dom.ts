/** What the pages' scripts build nodes and addresses with; text is never parsed as HTML. */

type Child = Node | string | undefined | false;

const present = (children: readonly Child[]): (Node | string)[] =>
  children.filter((child) => child !== undefined && child !== false);

/** An element with attributes, listeners by the name of their event, and children; false and undefined are left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | EventListener>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') node.setAttribute(name, value);
    else node.addEventListener(name, value);
  }
  node.append(...present(children));
  return node;
}

/** An SVG element. */
export function svg(tag: string, attributes: Record<string, string | number>, ...children: Child[]): SVGElement {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...present(children));
  return node;
}

/** The base path under which the site is mounted, with a slash at both ends. */
export const base = document.body.dataset.base ?? '/';

/** Site path (starting with /, before the base) to the address that works where the site is mounted. */
export const link = (path: string): string => base + path.replace(/^\//, '');
