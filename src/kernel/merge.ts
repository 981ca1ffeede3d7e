import type { UapiFact, UapiFile, UapiValue } from '../catalog/model.ts';
import { compareVersions } from '../catalog/versions.ts';
import { factKey } from '../overlap/uapi.ts';
import { expandFacts } from './facts.ts';

/** One name of the static API's uapi.json, with its value in every kernel that was read. */
export interface UapiApiEntry {
  kind: UapiFact['kind'];
  /** Name in the header; a field is `struct.field`, a nested one `struct.member.field`. */
  name: string;
  /** Header of the newest kernel that has the name; names move between headers. */
  header: string;
  arch: string;
  /** Oldest kernel first; null where the kernel's headers have no such name. */
  versions: Record<string, UapiValue | null>;
}

/**
 * Merges the extractions of several kernels into one entry per kind, name and target. The order is that of the newest
 * kernel; names that it no longer has follow. Pure: reads nothing but its argument.
 */
export function mergeUapi(files: readonly UapiFile[]): UapiApiEntry[] {
  const oldestFirst = [...files].sort((a, b) => compareVersions(a.kernel, b.kernel));
  const entries = new Map<string, UapiApiEntry>();
  for (const file of [...oldestFirst].reverse()) {
    for (const fact of expandFacts(file.facts)) {
      const key = factKey(fact);
      let entry = entries.get(key);
      if (!entry) {
        const { kind, name, header, arch } = fact;
        entry = {
          kind,
          name,
          header,
          arch,
          versions: Object.fromEntries(oldestFirst.map(({ kernel }) => [kernel, null])),
        };
        entries.set(key, entry);
      }
      entry.versions[file.kernel] = fact.value;
    }
  }
  return [...entries.values()];
}
