/** What a subject says: the words in brackets apart. */
export interface Subject {
  /** Without leading brackets and reply marks, white space collapsed. */
  title: string;
  /** It answers or forwards another. */
  reply: boolean;
  /** It carries a patch, or the cover letter of some. */
  patch: boolean;
  rfc: boolean;
  /** Version of the series: 1 when a patch names none. */
  version: number;
  /** Number of this mail in the series and of its patches; undefined when it has no numbers. */
  part: { number: number; of: number } | undefined;
}

const LEADING = /^\s*(?:(?:re|fwd?|aw|sv|antw)\s*(?:\[\d+\])?:\s*|\[([^\][]*)\]\s*)/i;

/** Takes a subject apart. */
export function parseSubject(subject: string): Subject {
  let rest = subject.replace(/\s+/g, ' ');
  let reply = false;
  const tags: string[] = [];
  for (let found = LEADING.exec(rest); found; found = LEADING.exec(rest)) {
    if (found[1] === undefined) reply = true;
    else tags.push(found[1]);
    rest = rest.slice(found[0].length);
  }
  const words = tags.join(' ');
  const patch = /\b(patch|rfc)/i.test(words);
  const version = /(?:^|[\s-]|patch|rfc)v ?(\d{1,2})(?!\w)/i.exec(words);
  const part = /(?:^|\s)(\d{1,3})\/(\d{1,3})(?:\s|$)/.exec(words);
  return {
    title: rest.trim(),
    reply,
    patch,
    rfc: /\brfc/i.test(words),
    version: version ? Number(version[1]) : 1,
    part: part ? { number: Number(part[1]), of: Number(part[2]) } : undefined,
  };
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether a subject as written in an entry is that of the mail; the words in brackets may be left out. */
export const sameSubject = (written: string, actual: string): boolean =>
  plain(written) === plain(actual) || plain(written) === parseSubject(actual).title;
