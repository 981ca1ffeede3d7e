/** Finds the format string that a line of the kernel's log was made of. */

/** A line of the log as it is sent: format string, address, name of its log. */
export type SentLine = [text: string, url: string, log: string];

/** A conversion of printk, such as %d, %#llx, %*pbl, %pUl. */
const CONVERSION = /%(?:%|[-+ #0*]*\d*(?:\.[\d*]+)?(?:hh|h|ll|l|z|t|L)?(?:p[A-Za-z0-9]*|[a-zA-Z]))/g;

/** What stands before a line in dmesg, journals and consoles: level, time, host and kernel. */
const BEFORE = [
  /^<\d+>/,
  /^\s*\[\s*\d+\.\d+\](?:\[\s*[TC]\d+\])?\s*/,
  /^[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d \S+ kernel: /,
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S* (?:\S+ )?(?:kernel: )?/,
  /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ [\d:]+ \d{4}\]\s*/,
  /^kernel: /,
];

export const collapseLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** A pasted line without what a journal puts before it, lower-case. */
export function bareLine(line: string): string {
  let bare = line.trim();
  for (let round = 0; round < 3; round += 1) for (const form of BEFORE) bare = bare.replace(form, '');
  return collapseLine(bare);
}

/** The fixed texts of a format string between its conversions. */
export const literalsOf = (format: string): string[] =>
  format
    .split(CONVERSION)
    .map((text) => text.trim())
    .filter((text) => text !== '');

/** Numbers and what a conversion stands for become one sign, so that the two can be compared. */
export const opened = (text: string): string =>
  text
    .replaceAll(CONVERSION, '§')
    .replaceAll(/(?<![a-z_])-?(?:0x[0-9a-f]+|\d[\d.]*|[0-9a-f]{8,})(?![a-z_])/g, '§')
    .replaceAll(/(?:0x)?§[§ ,:x]*§/g, '§');

interface Pattern {
  literals: readonly string[];
  opened: string;
  /** Whether the text ends with a literal, and not with what is filled in. */
  endsFixed: boolean;
}

/** Letters that a text has to have of its own; with fewer it would be found in lines of others. */
export const LEAST = 8;

/** Formats taken apart, each once. */
const patterns = new Map<string, Pattern>();

function patternOf(format: string): Pattern {
  let pattern = patterns.get(format);
  if (!pattern) {
    const text = collapseLine(format);
    const literals = literalsOf(text);
    pattern = { literals, opened: opened(text), endsFixed: text.endsWith(literals.at(-1) ?? '\n') };
    patterns.set(format, pattern);
  }
  return pattern;
}

/**
 * How well a line fits a format: the number of letters of it that stand in the line in their order, 0 when one is missing.
 * A line that was cut off fits when all of it is a part of the format.
 */
export function closeness(line: string, format: string): number {
  const { literals, endsFixed } = patternOf(format);
  let from = 0;
  let start = -1;
  let sum = 0;
  for (const literal of literals) {
    const at = line.indexOf(literal, from);
    if (at === -1) return cutFit(line, format);
    if (start === -1) start = at;
    from = at + literal.length;
    sum += literal.replaceAll(/[^a-z]/g, '').length;
  }
  // The text begins where a line or what is put before it ends, and goes to the end of the line.
  const whole = (start === 0 || line.slice(0, start).endsWith(': ')) && (from === line.length || !endsFixed);
  // A short text stands in many lines; it has to be a good part of this one.
  const share = sum / Math.max(line.replaceAll(/[^a-z]/g, '').length, 1);
  return sum >= 24 || (sum >= 14 && share > 0.25) || (sum >= LEAST && (whole || share > 0.45)) ? sum : 0;
}

function cutFit(line: string, format: string): number {
  const words = line.split(' ').filter((word) => /[a-z]{2}/.test(word)).length;
  if (words < 3) return 0;
  const part = opened(line);
  return patternOf(format).opened.includes(part) ? part.replaceAll(/[^a-z]/g, '').length : 0;
}

/** Places in the list of the formats that a line fits, best first, at most some. */
export function fitting(line: string, formats: readonly string[], most = 3): number[] {
  const bare = bareLine(line);
  if (bare.length < 8) return [];
  return formats
    .map((format, place) => ({ place, score: closeness(bare, format) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, most)
    .map(({ place }) => place);
}

/** Whether a question may be a line of a log: some words, or what a journal puts before one. */
export const mayBeLine = (query: string): boolean =>
  query.trim().split(/\s+/).length >= 3 || BEFORE.some((form) => form.test(query.trim()));
