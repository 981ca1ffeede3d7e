/** The kinds of entries, and where each one lives below the catalog's directory. */
export const KINDS = [
  'platform',
  'function',
  'interface',
  'format',
  'concept',
  'topic',
  'series',
  'forum',
  'meeting',
  'decision',
  'document',
  'consultation',
  'source',
  'status',
  'log',
  'kernel',
  'distribution',
] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds that make up the record: what was said, posted and decided, and where. */
export const RECORD_KINDS: ReadonlySet<Kind> = new Set<Kind>([
  'topic',
  'series',
  'forum',
  'meeting',
  'decision',
  'document',
  'consultation',
]);

/** Directory of each kind, relative to the catalog's directory. */
export const KIND_DIRECTORY = {
  platform: 'platforms',
  function: 'functions',
  interface: 'interfaces',
  format: 'formats',
  concept: 'concepts',
  topic: 'topics',
  series: 'series',
  forum: 'forums',
  meeting: 'meetings',
  decision: 'decisions',
  document: 'documents',
  consultation: 'consultations',
  source: 'sources',
  status: 'status',
  log: 'logs',
  kernel: 'kernels',
  distribution: 'distributions',
} as const satisfies Readonly<Record<Kind, string>>;

/**
 * Kind and expected id of a file, from its path relative to the catalog's directory; undefined when the path
 * belongs to no kind. Interfaces and formats lie one directory deeper, by platform; a kernel is a directory.
 */
export function placeOf(relative: string): { kind: Kind; id: string; platform?: string } | undefined {
  const parts = relative.split('/');
  const kind = KINDS.find((candidate) => KIND_DIRECTORY[candidate] === parts[0]);
  const last = parts.at(-1);
  if (!kind || !last?.endsWith('.yaml')) return undefined;
  const stem = last.slice(0, -'.yaml'.length);
  if (kind === 'kernel') return parts.length === 3 && stem === 'kernel' ? { kind, id: parts[1] as string } : undefined;
  if (kind === 'interface' || kind === 'format') {
    return parts.length === 3 ? { kind, id: stem, platform: parts[1] as string } : undefined;
  }
  return parts.length === 2 ? { kind, id: stem } : undefined;
}

/** Where a kind's files lie below its directory, with what varies in angle brackets. */
export const fileForm = (kind: Kind): string =>
  kind === 'kernel'
    ? '<version>/kernel.yaml'
    : kind === 'interface' || kind === 'format'
      ? '<platform>/<id>.yaml'
      : '<id>.yaml';
