// Small catalogs for tests: plain data with sensible defaults, so that a test states only what it is about.
import type { Catalog, UapiFact } from '../../catalog/model.ts';
import type {
  Aspect,
  AspectValues,
  Claim,
  Decision,
  Evidence,
  FunctionEntry,
  HistoryEvent,
  Interface,
  Kernel,
  Operation,
  Platform,
  Provider,
  Topic,
} from '../../catalog/types.ts';
import { compareVersions } from '../../catalog/versions.ts';

export const evidence: Evidence[] = [{ url: 'https://example.org/', title: 'Test' }];

/** A history event that adds something; `extra` may hold not-in or or-before. */
export const added = (kernel: string, extra: Partial<HistoryEvent> = {}): HistoryEvent => ({
  change: 'added',
  kernel,
  evidence,
  ...extra,
});

export const removed = (kernel: string, extra: Partial<HistoryEvent> = {}): HistoryEvent => ({
  ...added(kernel, extra),
  change: 'removed',
});

export const proposed = (date?: string, extra: Partial<HistoryEvent> = {}): HistoryEvent => ({
  change: 'proposed',
  ...(date === undefined ? {} : { date }),
  evidence,
  ...extra,
});

export const claim = (value: Claim['value'], extra: Partial<Claim> = {}): Claim => ({
  ...(value === undefined ? {} : { value }),
  evidence,
  ...extra,
});

let order = 0;
const nextOrder = (): number => {
  order += 1;
  return order;
};

export const platform = (id: string, extra: Partial<Platform> = {}): Platform => ({
  id,
  name: id,
  code: id.slice(0, 6).toUpperCase(),
  vendor: 'Vendor',
  arch: 'x86',
  order: nextOrder(),
  hue: 0,
  summary: 'A platform made for tests.',
  ...(id === 'linux' ? { neutral: true, arch: 'any' } : {}),
  ...extra,
});

export const aspect = (id: string, type: Aspect['type'], extra: Partial<Aspect> = {}): Aspect => ({
  id,
  name: id,
  type,
  ...extra,
});

export const fn = (id: string, extra: Partial<FunctionEntry> = {}): FunctionEntry => ({
  id,
  name: `Do ${id}`,
  group: 'attestation',
  side: 'guest',
  order: nextOrder(),
  definition: 'A function made for tests.',
  aspects: [aspect('detail', 'text')],
  ...extra,
});

/** An operation that performs the given functions (`as: result`). */
export const op = (id: string, functions: readonly string[] = [], extra: Partial<Operation> = {}): Operation => ({
  id,
  name: id.toUpperCase(),
  kind: 'ioctl',
  summary: 'An operation made for tests.',
  ...(functions.length > 0 ? { implements: functions.map((id) => ({ function: id, as: 'result' })) } : {}),
  ...extra,
});

export const provider = (
  platformId: string,
  history: HistoryEvent[],
  serves: Record<string, string[] | { operations: string[]; since?: string; aspects?: AspectValues }>,
  extra: Partial<Provider> = {},
): Provider => ({
  platform: platformId,
  name: `${platformId}-provider`,
  history,
  implements: Object.entries(serves).map(([id, value]) => ({
    function: id,
    ...(Array.isArray(value) ? { operations: value } : value),
  })),
  ...extra,
});

export const iface = (
  id: string,
  platformId: string,
  history: HistoryEvent[],
  operations: Operation[],
  extra: Partial<Interface> = {},
): Interface => ({
  id,
  name: id,
  platform: platformId,
  side: 'guest',
  summary: 'An interface made for tests.',
  opens: { kind: 'device', path: `/dev/${id}` },
  stability: 'uapi',
  history,
  operations,
  ...extra,
});

/** Releases with dates two months apart, from January 2020 on. */
export const releases = (...ids: string[]): Kernel[] =>
  ids.map((id, index) => ({
    id,
    released: new Date(Date.UTC(2020, index * 2, 15)).toISOString().slice(0, 10),
  }));

export interface Parts {
  platforms?: Platform[];
  functions?: FunctionEntry[];
  interfaces?: Interface[];
  topics?: Topic[];
  decisions?: Decision[];
  kernels?: Kernel[];
  distributions?: Catalog['distributions'];
  /** Extracted facts by kernel. */
  uapi?: Record<string, UapiFact[]>;
}

/** A catalog of the given parts; kernels 6.1 to 6.6 unless told otherwise. */
export function catalogOf(parts: Parts): Catalog {
  const kernels = parts.kernels ?? releases('6.1', '6.2', '6.3', '6.4', '6.5', '6.6');
  return {
    dir: '/nowhere',
    platforms: parts.platforms ?? [platform('linux'), platform('alpha'), platform('beta'), platform('gamma')],
    functions: parts.functions ?? [],
    interfaces: [...(parts.interfaces ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)),
    formats: [],
    concepts: [],
    topics: parts.topics ?? [],
    series: [],
    forums: [],
    meetings: [],
    decisions: parts.decisions ?? [],
    documents: [],
    consultations: [],
    sources: [],
    status: [],
    logs: [],
    kernels: [...kernels]
      .sort((a, b) => compareVersions(a.id, b.id))
      .map((release) => {
        const facts = parts.uapi?.[release.id];
        return facts ? { ...release, uapi: { kernel: release.id, package: 'test', facts } } : release;
      }),
    distributions: parts.distributions ?? [],
    files: new Map(),
  };
}
