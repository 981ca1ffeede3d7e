import type { Kind } from '../catalog/kinds.ts';
import type { Catalog, DistributionBuild, KernelRelease, UapiFile } from '../catalog/model.ts';
import type { CatalogFile, Loaded } from '../catalog/read/load.ts';
import type {
  Concept,
  Consultation,
  Decision,
  DocumentEntry,
  Entry,
  Format,
  Forum,
  FunctionEntry,
  Interface,
  Log,
  Meeting,
  Platform,
  Series,
  Source,
  Status,
  Topic,
} from '../catalog/types.ts';
import { compareVersions, existedBefore } from '../catalog/versions.ts';
import { type Definition, type Reference, type Visit, type Visits, visit } from './visit.ts';

interface ByKind {
  platform: Platform;
  function: FunctionEntry;
  interface: Interface;
  format: Format;
  concept: Concept;
  topic: Topic;
  series: Series;
  forum: Forum;
  meeting: Meeting;
  decision: Decision;
  document: DocumentEntry;
  consultation: Consultation;
  source: Source;
  status: Status;
  log: Log;
  kernel: KernelRelease;
  distribution: DistributionBuild;
}

/** A file whose entry is in the catalog. */
export interface Sound<T> {
  file: CatalogFile;
  data: T;
}

/** What rules ask about a catalog, answered once for all of them. */
export class Context {
  readonly loaded: Loaded;
  readonly catalog: Catalog;
  readonly focus: ReadonlySet<string> | undefined;
  readonly #names = new Map<Kind, Set<string>>();
  readonly #former = new Map<Kind, Map<string, string>>();
  readonly #sound = new Map<Kind, Sound<Entry>[]>();
  readonly #visits = new Map<CatalogFile, Visits>();
  readonly #texts = new Map<CatalogFile, string>();
  readonly #memo = new Map<string, unknown>();

  /** With `focus`, only findings about these files (by path) are wanted; rules about one file at a time pass over the others. */
  constructor(loaded: Loaded, focus?: ReadonlySet<string>) {
    this.loaded = loaded;
    this.focus = focus;
    this.catalog = loaded.catalog;
    for (const file of loaded.entries) {
      const names = this.names(file.kind) as Set<string>;
      names.add(file.name);
      const id = (file.data as { id?: unknown } | undefined)?.id;
      if (typeof id === 'string') names.add(id);
      if (file.faulty) continue;
      const list = this.#sound.get(file.kind) ?? [];
      list.push({ file, data: file.data as Entry });
      this.#sound.set(file.kind, list);
      const { formerly } = file.data as { formerly?: string[] };
      const former = this.#former.get(file.kind) ?? new Map<string, string>();
      for (const old of formerly ?? []) former.set(old, id as string);
      this.#former.set(file.kind, former);
    }
  }

  /** Entries of a kind that have no faults of their own, by path. */
  sound<K extends Kind>(kind: K): readonly Sound<ByKind[K]>[] {
    return (this.#sound.get(kind) ?? []) as unknown as Sound<ByKind[K]>[];
  }

  /** Files of a kind that their own faults keep out of the catalog. */
  faulty(kind: Kind): readonly CatalogFile[] {
    return this.loaded.entries.filter((file) => file.kind === kind && file.faulty);
  }

  /** Every id by which a kind's entries may be named, those of faulty files included. */
  names(kind: Kind): ReadonlySet<string> {
    let names = this.#names.get(kind);
    if (!names) {
      names = new Set();
      this.#names.set(kind, names);
    }
    return names;
  }

  /** The present id of an entry that had this one before. */
  renamed(kind: Kind, id: string): string | undefined {
    return this.#former.get(kind)?.get(id);
  }

  /** The entry of an id, when it has no faults. An entry whose id and file name differ is found by both. */
  find<K extends Kind>(kind: K, id: string): ByKind[K] | undefined {
    const index = this.once(`index of ${kind}`, () => {
      const list = this.sound(kind);
      const byName = new Map(list.map(({ file, data }) => [file.name, data]));
      for (const { data } of list) byName.set(data.id, data);
      return byName;
    });
    return index.get(id);
  }

  /** Ids that name another entry, or an operation of the same one, in the file's order. */
  references(file: CatalogFile): readonly Reference[] {
    return this.#visited(file).references;
  }

  /** Values that a definition of the common schema describes, in the file's order. */
  described(file: CatalogFile, definition: Definition): readonly Visit[] {
    return this.#visited(file).described.get(definition) ?? [];
  }

  #visited(file: CatalogFile): Visits {
    let found = this.#visits.get(file);
    if (!found) {
      found = visit(file.kind, file.data);
      this.#visits.set(file, found);
    }
    return found;
  }

  /** The text of a file; '' when it cannot be read. */
  text(file: CatalogFile): string {
    let text = this.#texts.get(file);
    if (text === undefined) {
      try {
        text = Buffer.from(this.loaded.read(file.file)).toString('utf8');
      } catch {
        text = '';
      }
      this.#texts.set(file, text);
    }
    return text;
  }

  /** Something that several rules need, computed at the first call. */
  once<T>(name: string, compute: () => T): T {
    if (!this.#memo.has(name)) this.#memo.set(name, compute());
    return this.#memo.get(name) as T;
  }

  /** Known kernels, oldest first. */
  get kernels(): readonly string[] {
    return this.once('kernels', () =>
      [...this.names('kernel')].filter((name) => /^\d+(\.\d+)+$/.test(name)).sort(compareVersions),
    );
  }

  /** Whether a release exists: in the catalog, or before its first one. */
  hasKernel(version: string): boolean {
    const oldest = this.kernels[0];
    return this.names('kernel').has(version) || (oldest !== undefined && existedBefore(version, oldest));
  }

  /** Facts of the newest kernel that has any. */
  get uapi(): UapiFile | undefined {
    return this.catalog.kernels.findLast((kernel) => kernel.uapi)?.uapi;
  }
}
