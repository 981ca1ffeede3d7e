/** Small helpers to build the result as DOM nodes; text is never parsed as HTML. */

type Child = Node | string | undefined | false;

/** An element with attributes and children; false and undefined children are left out. */
export function el(tag: string, attributes: Record<string, string> = {}, ...children: Child[]): HTMLElement {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return node;
}

/** An SVG element. */
export function svg(tag: string, attributes: Record<string, string | number>, ...children: Child[]): SVGElement {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return node;
}
