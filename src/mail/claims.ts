import type { Path } from '../catalog/pointer.ts';
import type { CatalogFile } from '../catalog/read/load.ts';

/** What an entry says of one mail. */
export interface MailClaim {
  /** Path of the entry's file relative to the catalog's directory. */
  file: string;
  /** Where the object stands that names the mail. */
  path: Path;
  id: string;
  subject?: string;
  date?: string;
  /** For a version of a series. */
  version?: number;
  patches?: number;
}

/** Words or a person for which one or more mails stand: it is enough that one of them bears it out. */
export interface WordClaim {
  file: string;
  path: Path;
  kind: 'quote' | 'sender';
  value: string;
  ids: readonly string[];
}

export interface MailClaims {
  mails: readonly MailClaim[];
  words: readonly WordClaim[];
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Keys under which the mails stand that bear out an object's words. */
const LISTS = ['evidence', 'record'] as const;

/** Everything that the entries say of mails, in their files' order. */
export function mailClaims(entries: readonly Pick<CatalogFile, 'file' | 'data'>[]): MailClaims {
  const mails: MailClaim[] = [];
  const words: WordClaim[] = [];

  function walk(file: string, value: unknown, path: Path, author: string | undefined): void {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(file, item, [...path, String(index)], author);
      return;
    }
    if (!isNode(value)) return;
    const id = text(value.lore);
    if (id !== undefined) mails.push(mailOf(file, path, id, value));
    const ids = [...(id === undefined ? [] : [id]), ...LISTS.flatMap((key) => loreIn(value[key]))];
    const quote = text(value.quote);
    if (quote !== undefined && ids.length > 0) {
      words.push({ file, path: [...path, 'quote'], kind: 'quote', value: quote, ids });
    }
    const who = senderOf(value);
    // A series names its author once; the versions that name no other are by the same.
    const by = who?.value ?? (id !== undefined && 'v' in value ? author : undefined);
    if (by !== undefined && ids.length > 0) {
      const place = who ? [...path, ...who.path] : [...path, 'lore'];
      words.push({ file, path: place, kind: 'sender', value: by, ids });
    }
    const series = Array.isArray(value.versions) && isNode(value.by) ? text(value.by.person) : undefined;
    for (const [key, inner] of Object.entries(value)) walk(file, inner, [...path, key], series);
  }

  for (const { file, data } of entries) walk(file, data, [], undefined);
  return { mails, words };
}

function mailOf(file: string, path: Path, id: string, value: Node): MailClaim {
  const [subject, date] = [text(value.subject), text(value.date)];
  const [version, patches] = [number(value.v), number(value.patches)];
  return {
    file,
    path,
    id,
    ...(subject === undefined ? {} : { subject }),
    ...(date === undefined ? {} : { date }),
    ...(version === undefined ? {} : { version }),
    ...(patches === undefined ? {} : { patches }),
  };
}

const loreIn = (list: unknown): string[] =>
  (Array.isArray(list) ? list : []).flatMap((item: unknown) => (isNode(item) ? (text(item.lore) ?? []) : []));

/** Whose words an object tells; somebody who is merely named beside a mail is not meant to have sent it. */
function senderOf(value: Node): { value: string; path: Path } | undefined {
  for (const key of ['of', 'by'] as const) {
    const person = isNode(value[key]) ? text(value[key].person) : undefined;
    if (person !== undefined) return { value: person, path: [key, 'person'] };
  }
  const person = text(value.person);
  return person !== undefined && text(value.quote) !== undefined ? { value: person, path: ['person'] } : undefined;
}
