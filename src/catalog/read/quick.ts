import {
  COLLECTION_STYLE,
  constructFromEvents,
  defineMappingTag,
  defineScalarTag,
  EVENT_ID,
  type Event,
  NOT_RESOLVED,
  parseEvents,
  SCALAR_STYLE,
  Schema,
  seqTag,
  strTag,
} from 'js-yaml';
import { AMBIGUOUS, AMBIGUOUS_FIRST } from './ambiguous.ts';
import { mayHideByEscape } from './hidden.ts';
import { SCALAR_FORMS } from './scalars.ts';
import { FOLDED_DASH, FOREIGN_LINE } from './syntax.ts';

/**
 * Reads an ordinary entry ten times as fast as the parser that knows positions and comments. It answers only when there
 * is nothing to say about the text: whatever is unusual, and whatever is wrong, is left to that parser, so that faults
 * have one voice. A property test holds that the two never differ.
 */

/** A text that is no ordinary entry: not a fault, only none of this reader's business. */
class Unusual extends Error {}

const schema = new Schema([
  strTag,
  seqTag,
  defineMappingTag<Record<string, unknown>>('tag:yaml.org,2002:map', {
    create: () => ({}),
    addPair: (object, key, value) => {
      if (typeof key !== 'string' || key === '' || key === '<<' || key === '__proto__') throw new Unusual();
      object[key] = value;
      return '';
    },
    has: (object, key) => Object.hasOwn(object, String(key)),
    keys: Object.keys,
    get: (object, key) => object[String(key)],
    identify: () => false,
  }),
  defineScalarTag('ambiguous', {
    implicit: true,
    implicitFirstChars: AMBIGUOUS_FIRST,
    resolve: (text) => {
      if (AMBIGUOUS.test(text) && !SCALAR_FORMS.some(({ test }) => test.test(text))) throw new Unusual();
      return NOT_RESOLVED;
    },
    identify: () => false,
  }),
  ...SCALAR_FORMS.map(({ name, test, first, resolve }) =>
    defineScalarTag(`tag:yaml.org,2002:${name}`, {
      implicit: true,
      implicitFirstChars: first,
      resolve: (text) => {
        if (!test.test(text)) return NOT_RESOLVED;
        const value = resolve(text);
        if (name === 'int' && !Number.isSafeInteger(value)) throw new Unusual();
        return value;
      },
      identify: () => false,
    }),
  ),
]);

/** Directives, explicit keys and ends of documents. */
const UNUSUAL = /^%|^\s*\?\s|^\.{3}(?:\s|$)/m;

/** The plain data of an ordinary entry; undefined when the text is unusual or at fault. */
export function readQuickly(text: string): object | undefined {
  if (UNUSUAL.test(text) || FOREIGN_LINE.test(text)) return undefined;
  try {
    const events = parseEvents(text, {});
    const unquoted = withoutQuoted(text, events);
    if (
      events.some(
        (event) => isMarked(event) || isTorn(unquoted, event) || isEscaped(text, event) || isFolded(text, event),
      ) ||
      !tabsAreLiteral(text, events)
    )
      return undefined;
    const documents = constructFromEvents(events, { source: text, schema, maxAliases: 0 });
    const data = documents[0];
    return documents.length === 1 && typeof data === 'object' && data !== null && !Array.isArray(data)
      ? data
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a node has an anchor or a tag, or is an alias. */
const isMarked = (event: Event): boolean =>
  ('anchorStart' in event && event.anchorStart !== -1) || ('tagStart' in event && event.tagStart !== -1);

/** The text with blanks for what stands in quotes on one line, so that a bracket in a quotation is none. */
function withoutQuoted(text: string, events: readonly Event[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < end) continue;
    if (event.style !== SCALAR_STYLE.DOUBLE_QUOTED && event.style !== SCALAR_STYLE.SINGLE_QUOTED) continue;
    const value = text.slice(event.valueStart, event.valueEnd);
    if (value.includes('\n') || !/[[\]{}]/.test(value)) continue;
    parts.push(text.slice(end, event.valueStart), ' '.repeat(value.length));
    end = event.valueEnd;
  }
  return parts.join('') + text.slice(end);
}

/** Whether brackets open here that may not close on the same line: the other parser looks at the indentation of the rest. */
function isTorn(text: string, event: Event): boolean {
  if (!('start' in event) || !('style' in event) || event.style !== COLLECTION_STYLE.FLOW) return false;
  const end = text.indexOf('\n', event.start);
  const line = text.slice(event.start, end === -1 ? undefined : end);
  return line.split(/[[{]/).length > line.split(/[\]}]/).length;
}

/** Whether a text in "…" has an escape that may stand for a hidden character. */
const isEscaped = (text: string, event: Event): boolean =>
  event.type === EVENT_ID.SCALAR &&
  event.style === SCALAR_STYLE.DOUBLE_QUOTED &&
  mayHideByEscape(text.slice(event.valueStart, event.valueEnd));

/** Whether an unquoted text may have swallowed a list item. */
const isFolded = (text: string, event: Event): boolean =>
  event.type === EVENT_ID.SCALAR &&
  event.style === SCALAR_STYLE.PLAIN &&
  FOLDED_DASH.test(text.slice(event.valueStart, event.valueEnd));

/** Whether tabs stand in literal blocks alone, where program text needs them. */
function tabsAreLiteral(text: string, events: readonly Event[]): boolean {
  for (let at = text.indexOf('\t'); at !== -1; at = text.indexOf('\t', at + 1)) {
    const column = at - text.lastIndexOf('\n', at) - 1;
    const literal = events.some(
      (event) =>
        event.type === EVENT_ID.SCALAR &&
        event.style === SCALAR_STYLE.LITERAL_BLOCK &&
        at >= event.valueStart &&
        at < event.valueEnd &&
        // In the block's own indentation a tab is a fault even there.
        column >= event.indent,
    );
    if (!literal) return false;
  }
  return true;
}
