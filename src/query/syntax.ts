/** A fault in a query, with its place. */
export interface QueryFault {
  message: string;
  /** From 1. */
  column: number;
  /** Characters concerned, at least 1. */
  length: number;
  /** What could stand there instead, if something near is known. */
  suggestion?: string;
}

/** One value of a term, and where it stands. */
export interface QueryValue {
  text: string;
  column: number;
  length: number;
}

/** Any of the values may hold. Bare words and quoted texts are terms of the field `text`. */
export interface QueryTerm {
  op: 'term';
  field: string;
  values: QueryValue[];
  column: number;
  length: number;
}

export type QueryNode =
  | { op: 'all' }
  | { op: 'and' | 'or'; items: QueryNode[] }
  | { op: 'not'; item: QueryNode }
  | QueryTerm;

export type Parsed = { node: QueryNode; fault?: undefined } | { fault: QueryFault; node?: undefined };

export interface Token {
  kind: '(' | ')' | '-' | 'and' | 'or' | 'not' | 'term';
  column: number;
  length: number;
  field?: string;
  values?: QueryValue[];
}

class Fault extends Error {
  readonly fault: QueryFault;
  constructor(message: string, column: number, length = 1) {
    super(message);
    this.fault = { message, column, length: Math.max(1, length) };
  }
}

/** Deepest nesting of parentheses and negations: each level is one call. */
const DEEPEST = 200;

const STOP = /[\s()"]/;

/** Reads a quoted text that begins at `at`; returns it and the place after it. */
function quoted(source: string, at: number): { text: string; end: number } {
  let text = '';
  for (let index = at + 1; index < source.length; index += 1) {
    const character = source[index] as string;
    if (character === '"') return { text, end: index + 1 };
    if (character === '\\' && (source[index + 1] === '"' || source[index + 1] === '\\')) {
      text += source[index + 1];
      index += 1;
    } else text += character;
  }
  throw new Fault('This quotation is not closed.', at + 1, source.length - at);
}

/** Splits a query into tokens. Throws a Fault. */
export function tokens(source: string): Token[] {
  const list: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const character = source[at] as string;
    if (/\s/.test(character)) {
      at += 1;
      continue;
    }
    const column = at + 1;
    if (character === '(' || character === ')') {
      list.push({ kind: character, column, length: 1 });
      at += 1;
      continue;
    }
    if (character === '-' && at + 1 < source.length && !/[\s)]/.test(source[at + 1] as string)) {
      list.push({ kind: '-', column, length: 1 });
      at += 1;
      continue;
    }
    if (character === '"') {
      const { text, end } = quoted(source, at);
      list.push({
        kind: 'term',
        field: 'text',
        column,
        length: end - at,
        values: [{ text, column, length: end - at }],
      });
      at = end;
      continue;
    }
    let end = at;
    while (end < source.length && !STOP.test(source[end] as string)) end += 1;
    const word = source.slice(at, end);
    const field = /^([A-Za-z][A-Za-z-]*):/.exec(word)?.[1];
    if (field === undefined) {
      const lower = word.toLowerCase();
      if (lower === 'and' || lower === 'or' || lower === 'not') list.push({ kind: lower, column, length: word.length });
      else {
        const length = word.length;
        list.push({ kind: 'term', field: 'text', column, length, values: [{ text: word, column, length }] });
      }
      at = end;
      continue;
    }
    const values: QueryValue[] = [];
    let from = at + field.length + 1;
    for (;;) {
      if (source[from] === '"') {
        const { text, end: after } = quoted(source, from);
        values.push({ text, column: from + 1, length: after - from });
        from = after;
      } else {
        let to = from;
        while (to < source.length && source[to] !== ',' && !STOP.test(source[to] as string)) to += 1;
        if (to === from) throw new Fault(`${field}: needs a value.`, from + 1);
        values.push({ text: source.slice(from, to), column: from + 1, length: to - from });
        from = to;
      }
      if (source[from] !== ',') break;
      from += 1;
    }
    list.push({ kind: 'term', field: field.toLowerCase(), column, length: from - at, values });
    at = from;
  }
  return list;
}

/**
 * Parses a query. `not` and `-` bind closest, then `and` (also left out between two terms), then `or`; parentheses group.
 * Fields and values are not looked up here.
 */
export function parseQuery(source: string): Parsed {
  try {
    const list = tokens(source);
    if (list.length === 0) return { node: { op: 'all' } };
    let next = 0;
    const end = source.trimEnd().length + 1;
    let depth = 0;
    const inside = <T>({ column, length }: Token, parse: () => T): T => {
      if (depth >= DEEPEST) throw new Fault(`The query is nested more than ${DEEPEST} deep.`, column, length);
      depth += 1;
      const node = parse();
      depth -= 1;
      return node;
    };
    const either = (): QueryNode => {
      const items = [both()];
      while (list[next]?.kind === 'or') {
        next += 1;
        items.push(both());
      }
      return items.length === 1 ? (items[0] as QueryNode) : { op: 'or', items };
    };
    const both = (): QueryNode => {
      const items = [one()];
      for (;;) {
        const token = list[next];
        if (token?.kind === 'and') next += 1;
        else if (!token || token.kind === 'or' || token.kind === ')') break;
        items.push(one());
      }
      return items.length === 1 ? (items[0] as QueryNode) : { op: 'and', items };
    };
    const one = (): QueryNode => {
      const token = list[next];
      if (!token) {
        const before = list.at(-1);
        throw new Fault(before ? `A term is missing after "${wordOf(before)}".` : 'A term is missing.', end);
      }
      next += 1;
      if (token.kind === 'not' || token.kind === '-') return { op: 'not', item: inside(token, one) };
      if (token.kind === '(') {
        if (list[next]?.kind === ')') throw new Fault('There is nothing between the parentheses.', token.column, 2);
        const inner = inside(token, either);
        if (list[next]?.kind !== ')') throw new Fault('This parenthesis is not closed.', token.column);
        next += 1;
        return inner;
      }
      if (token.kind === 'term') {
        const { field = 'text', values = [], column, length } = token;
        return { op: 'term', field, values, column, length };
      }
      if (token.kind === ')') throw new Fault('A term is missing before this parenthesis.', token.column);
      throw new Fault(`A term is missing before "${wordOf(token)}".`, token.column, token.length);
    };
    const node = either();
    const rest = list[next];
    if (rest) throw new Fault('This parenthesis closes nothing.', rest.column);
    return { node };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault };
    throw error;
  }
}

const wordOf = (token: Token): string => (token.kind === 'term' ? (token.values?.[0]?.text ?? '') : token.kind);

/** Most characters of a query that are shown with its fault. */
const SHOWN = 160;

/** The query, and below it a caret under the faulty place; for terminals. */
export function caret(source: string, fault: QueryFault): string {
  const whole = source.replaceAll(/\s/g, ' ');
  // Of a long query the part around the place.
  const from = Math.max(0, fault.column - 1 - SHOWN / 2);
  const line = whole.slice(from, from + SHOWN);
  const column = fault.column - from;
  const marks = ' '.repeat(column - 1) + '^'.repeat(Math.max(1, Math.min(fault.length, line.length - column + 1)));
  return `${line}\n${marks}\n${fault.message}${fault.suggestion ? ` Did you mean ${fault.suggestion}?` : ''}`;
}
