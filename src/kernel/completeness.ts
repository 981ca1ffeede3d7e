import type { UapiFile } from '../catalog/model.ts';
import { COVERED } from './headers.ts';
import { covers, type Use } from './uses.ts';

/** How many of the confidential-computing names of the headers some entry refers to. */
export interface Completeness {
  kernel: string;
  total: number;
  covered: number;
  /** Of 100, one decimal. */
  percent: number;
  headers: { header: string; total: number; covered: number; missing: { kind: string; name: string }[] }[];
}

/** Whether a name of a covered header belongs to confidential computing, by the patterns of headers.ts. */
export function isConfidential(header: string, name: string): boolean {
  const patterns = COVERED.find((covered) => covered.header === header)?.confidential;
  return patterns === 'all' || (patterns?.some((pattern) => pattern.test(name)) ?? false);
}

/** Completeness of the entries' references against one release's facts. Names count once, whatever the target. Pure. */
export function completenessOf(file: UapiFile, uses: readonly Use[]): Completeness {
  const exact = new Set(uses.filter(({ prefix }) => !prefix).map(({ name }) => name));
  const prefixes = uses.filter(({ prefix }) => prefix);
  const isCovered = (name: string): boolean => {
    for (let at = name.length; at !== -1; at = name.lastIndexOf('.', at - 1))
      if (exact.has(name.slice(0, at))) return true;
    return prefixes.some((use) => covers(use, name));
  };
  const seen = new Set<string>();
  const headers = COVERED.map(({ header }) => ({
    header,
    total: 0,
    covered: 0,
    missing: [] as { kind: string; name: string }[],
  }));
  for (const { kind, name, header } of file.facts) {
    const row = headers.find((candidate) => candidate.header === header);
    if (!row || seen.has(`${kind} ${name}`) || !isConfidential(header, name)) continue;
    seen.add(`${kind} ${name}`);
    row.total += 1;
    if (isCovered(name)) row.covered += 1;
    else row.missing.push({ kind, name });
  }
  const total = headers.reduce((sum, row) => sum + row.total, 0);
  const covered = headers.reduce((sum, row) => sum + row.covered, 0);
  const percent = total === 0 ? 100 : Math.floor((covered / total) * 1000) / 10;
  return { kernel: file.kernel, total, covered, percent, headers: headers.filter((row) => row.total > 0) };
}
