import { EVENT_ID, type Event, parseEvents } from 'js-yaml';

/** Lines of an entry's parts. */

interface Open {
  /** Pointer of the collection itself. */
  at: string;
  /** Key of the value that comes next in a mapping, or index of the next item of a list. */
  next: string | number | undefined;
}

/** Line (from 1) at which each part of a YAML text stands, by JSON pointer; empty when it cannot be read. */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let events: Event[];
  try {
    events = parseEvents(text, {});
  } catch {
    return found;
  }
  const lineAt = lineCounter(text);
  const open: Open[] = [];
  /** Pointer of the node that begins here, or undefined when it is a key. */
  const place = (event: Event): string | undefined => {
    const outer = open.at(-1);
    if (!outer) return '';
    if (typeof outer.next === 'number') {
      outer.next += 1;
      return `${outer.at}/${outer.next - 1}`;
    }
    if (outer.next === undefined) {
      outer.next = event.type === EVENT_ID.SCALAR ? text.slice(event.valueStart, event.valueEnd) : '';
      return undefined;
    }
    const pointer = `${outer.at}/${outer.next}`;
    outer.next = undefined;
    return pointer;
  };
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
    } else if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) {
      const pointer = place(event);
      if (pointer !== undefined && event.type === EVENT_ID.SCALAR) found.set(pointer, lineAt(event.valueStart));
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const pointer = place(event) ?? '';
      found.set(pointer, lineAt(event.start));
      open.push({ at: pointer, next: event.type === EVENT_ID.SEQUENCE ? 0 : undefined });
    }
  }
  return found;
}

/** Line of an offset, by the line feeds before it. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
