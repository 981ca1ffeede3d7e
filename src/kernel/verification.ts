import type { UapiFile } from '../catalog/model.ts';
import { valueAt } from '../catalog/pointer.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import type { Evidence } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { isRecorded, type Recorded, TRUSTS, type Trust, trustOf } from '../overlap/trust.ts';
import { type Cited, citedIn } from './claims.ts';
import { type Completeness, completenessOf } from './completeness.ts';
import { expandFacts } from './facts.ts';
import { type Stale, staleIn } from './stale.ts';
import { usesIn } from './uses.ts';

export interface KernelVerification {
  kernel: string;
  /** Package and version of the headers and the source. */
  package: string;
  /** Facts over all targets. */
  facts: number;
  /** Claims that cite this release's tree, and those of them of which every place is recorded. */
  claims: number;
  checked: number;
  /** Claims of other releases that hold here, by how their place stands here. */
  changed: number;
  moved: number;
  gone: number;
}

export interface PlatformVerification {
  platform: string;
  claims: number;
  by: Record<Trust, number>;
}

/** What verification.json and the page of the verification show. */
export interface Verification {
  claims: number;
  by: Record<Trust, number>;
  /** Oldest first. */
  kernels: KernelVerification[];
  platforms: PlatformVerification[];
  /** Claims whose place differs in a release in which they should hold, newest release first. */
  stale: Stale[];
  completeness?: Completeness;
}

/** Coverage, trust and stale claims from what is recorded; no tree is needed. Pure. */
export function verificationOf(
  entries: readonly CatalogFile[],
  recorded: Recorded,
  facts: readonly UapiFile[],
): Verification {
  const versions = [...new Set([...recorded.keys(), ...facts.map(({ kernel }) => kernel)])].sort(compareVersions);
  const cited = citedIn(entries, versions.at(-1));
  const data = new Map(entries.map((entry) => [entry.file, entry.data]));
  const claims = Map.groupBy(
    cited.filter(({ evidence }) => evidence !== undefined),
    ({ file, claim }) => file + claim,
  );
  const result: Verification = { claims: claims.size, by: none(), kernels: [], platforms: [], stale: [] };
  const platforms = new Map<string, PlatformVerification>();
  for (const items of claims.values()) {
    const first = items[0] as Cited;
    const holder = valueAt(data.get(first.file), first.path.slice(0, -2)) as { uapi?: string } | undefined;
    const trust = trustOf(
      items.map(({ evidence }) => evidence as Evidence),
      recorded,
      holder?.uapi,
    );
    result.by[trust] += 1;
    const platform = platformOf(first, data.get(first.file));
    let row = platforms.get(platform);
    if (!row) {
      row = { platform, claims: 0, by: none() };
      platforms.set(platform, row);
    }
    row.claims += 1;
    row.by[trust] += 1;
  }
  result.platforms = [...platforms.values()].sort((a, b) => (a.platform < b.platform ? -1 : 1));
  for (const version of versions) {
    const file = recorded.get(version);
    const uapi = facts.find(({ kernel }) => kernel === version);
    const here = [...claims.values()]
      .map((items) => items.filter(({ at, place }) => at === version && place !== undefined))
      .filter((items) => items.length > 0);
    const stale = staleIn(version, cited, recorded);
    const count = (drift: Stale['drift']) => stale.filter((item) => item.drift === drift).length;
    result.kernels.push({
      kernel: version,
      package: file?.package ?? uapi?.package ?? '',
      facts: uapi ? expandFacts(uapi.facts).length : 0,
      claims: here.length,
      checked: here.filter((items) => items.every(({ evidence }) => isRecorded(evidence as Evidence, recorded))).length,
      changed: count('changed'),
      moved: count('moved'),
      gone: count('gone'),
    });
    result.stale = [...stale, ...result.stale];
  }
  const newest = [...facts].sort((a, b) => compareVersions(a.kernel, b.kernel)).at(-1);
  if (newest) result.completeness = completenessOf(newest, usesIn(entries));
  return result;
}

const none = (): Record<Trust, number> =>
  Object.fromEntries(TRUSTS.map((trust) => [trust, 0])) as Record<Trust, number>;

/** The platform that a claim is about: the nearest one that is named around it, `linux` when there is none. */
function platformOf({ path }: Cited, data: unknown): string {
  for (let length = path.length; length >= 0; length -= 1) {
    const around = valueAt(data, path.slice(0, length));
    if (typeof around !== 'object' || around === null) continue;
    const { platform } = around as { platform?: unknown };
    if (typeof platform === 'string') return platform;
  }
  return 'linux';
}
