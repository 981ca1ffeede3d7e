import { urls } from '../../catalog/addresses.ts';
import type { QueryRow } from '../../query/run.ts';
import { LEVEL, STATE } from '../words.ts';

/** How a found thing reads in a table; one place for the page as built and for the browser. Pure. */
export interface ShownRow {
  /** Its kind, and of which sort it is: 'operation', 'ioctl'. */
  kind: string;
  sort: string;
  title: string;
  /** Site path. */
  url: string;
  platforms: readonly string[];
  /** State of a cell or level of a function; undefined for things that have neither. */
  standing?: { class: string; glyph: string; name: string };
  /** First kernel, or a few words on why there is none. */
  since: string;
  /** The kernel in which the query holds for it; '' where kernels do not matter. */
  kernel: string;
}

/** Kinds whose name in queries is not how one says it. */
const KINDS: Readonly<Record<string, string>> = { cell: 'function on a platform' };

/** The title, without the platform's name where its tag stands beside it. */
const titleOf = ({ kind, title, platforms = [] }: QueryRow): string =>
  kind === 'cell' && platforms.length === 1 ? title.slice(0, title.lastIndexOf(': ')) : title;

/** Class of a table of answers: the column of kernels goes where all rows say the same. */
export const foundClass = (rows: readonly ShownRow[]): string =>
  `cards found${new Set(rows.map(({ kernel }) => kernel)).size === 1 ? ' one-kernel' : ''}`;

export function shownRow(row: QueryRow): ShownRow {
  const state = row.state as keyof typeof STATE | undefined;
  const level = row.level as keyof typeof LEVEL | undefined;
  const standing = state
    ? { class: `state s-${state}`, glyph: STATE[state].glyph, name: STATE[state].name }
    : level && row.kind === 'function'
      ? { class: `level l-${level}`, glyph: '', name: LEVEL[level].name }
      : undefined;
  return {
    kind: KINDS[row.kind] ?? row.kind,
    sort: row.of ?? '',
    title: titleOf(row),
    url: row.url,
    platforms: row.platforms ?? [],
    ...(standing ? { standing } : {}),
    since: row.since ?? (row.note && row.note !== standing?.name ? row.note : ''),
    kernel: row.kernel ?? '',
  };
}

export const QUERY_COLUMNS = [
  'Found',
  'Kind',
  'Platforms',
  'State or level',
  'Since, or why not',
  'In kernel',
] as const;

/** The document of the API that holds the evidence of a found thing; undefined when none does. */
export function documentOf({ kind, id }: QueryRow): string | undefined {
  const entry = id.split('/')[0] ?? '';
  if (kind === 'cell' || kind === 'function') return urls.api(`functions/${entry}.json`);
  if (kind === 'interface' || kind === 'operation' || kind === 'provider') return urls.api(`interfaces/${entry}.json`);
  return kind === 'name' ? urls.api('uapi.json') : undefined;
}
