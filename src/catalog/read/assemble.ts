import { KINDS, type Kind } from '../kinds.ts';
import type {
  Catalog,
  CodeFile,
  DistributionBuild,
  DistributionFacts,
  EvidenceFile,
  KernelRelease,
  LogFile,
  UapiFile,
} from '../model.ts';
import { listedValues } from '../schemas.ts';
import type { Entry } from '../types.ts';
import { compareVersions } from '../versions.ts';
import type { CatalogFile, ReadFile, ReportFault } from './catalog-file.ts';
import { deepFreeze } from './freeze.ts';
import { readGenerated } from './generated.ts';

/** How what is written beside distributions is made anew. */
const EXTRACTS = 'npm run distribution -- ID … writes it anew';

/**
 * The catalog of the entries without faults, every list in its order, all frozen. Generated files are read beside
 * their kernels.
 */
export function assemble(directory: string, entries: CatalogFile[], read: ReadFile, report: ReportFault): Catalog {
  const lists = new Map<Kind, Entry[]>(KINDS.map((kind) => [kind, []]));
  const files = new Map<string, string>();
  for (const entry of entries) {
    if (entry.faulty) continue;
    let data = entry.data as Entry;
    if (entry.kind === 'kernel') {
      const uapi = readGenerated<UapiFile>('uapi.json', 'facts', read, entry.file, report);
      const found = readGenerated<EvidenceFile>('evidence.json', 'places', read, entry.file, report);
      const codes = readGenerated<CodeFile>('codes.json', 'codes', read, entry.file, report);
      const printed = readGenerated<LogFile>('log.json', 'lines', read, entry.file, report);
      data = {
        ...data,
        ...(uapi ? { uapi } : {}),
        ...(found ? { found } : {}),
        ...(codes ? { codes } : {}),
        ...(printed ? { printed } : {}),
      } as KernelRelease;
    }
    if (entry.kind === 'distribution') {
      const facts = readGenerated<DistributionFacts>(`${data.id}.json`, 'symbols', read, entry.file, report, EXTRACTS);
      data = { ...data, ...(facts ? { facts } : {}) } as DistributionBuild;
    }
    entry.data = deepFreeze(data);
    files.set(`${entry.kind}/${data.id}`, entry.file);
    lists.get(entry.kind)?.push(data);
  }
  const of = <T>(kind: Kind): T[] => lists.get(kind) as unknown as T[];
  const byId = <T extends { id: string }>(list: T[]): T[] =>
    list.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const byDay = <T extends { id: string }>(list: T[], day: (item: T) => string): T[] =>
    byId(list).sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  const groups = listedValues('function', 'group');
  const catalog: Catalog = {
    dir: directory,
    platforms: byId(of<Catalog['platforms'][number]>('platform')).sort((a, b) => a.order - b.order),
    functions: byId(of<Catalog['functions'][number]>('function')).sort(
      (a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || a.order - b.order,
    ),
    interfaces: byId(of('interface')),
    formats: byId(of('format')),
    concepts: byId(of('concept')),
    topics: byId(of('topic')),
    series: byId(of('series')),
    forums: byId(of('forum')),
    meetings: byDay(of('meeting'), ({ date }) => date),
    decisions: byDay(of('decision'), ({ date }) => date),
    documents: byId(of('document')),
    consultations: byDay(of('consultation'), ({ opened }) => opened),
    sources: byId(of('source')),
    status: byId(of('status')),
    logs: byId(of('log')),
    kernels: of<KernelRelease>('kernel').sort((a, b) => compareVersions(a.id, b.id)),
    distributions: byId(of<DistributionBuild>('distribution')).sort(
      (a, b) =>
        (a.system < b.system ? -1 : a.system > b.system ? 1 : 0) ||
        compareVersions(a.config?.kernel ?? '0.0', b.config?.kernel ?? '0.0'),
    ),
    files,
  };
  for (const list of Object.values(catalog)) if (Array.isArray(list)) Object.freeze(list);
  return Object.freeze(catalog);
}
