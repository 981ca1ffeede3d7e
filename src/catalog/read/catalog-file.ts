import type { Fault } from '../diagnostic.ts';
import type { Kind } from '../kinds.ts';

/** One file of the catalog, whether or not it made its way into the model. */
export interface CatalogFile {
  kind: Kind;
  /** Id that the file's name stands for; entries are known by it even when the file has faults. */
  name: string;
  /** Directory of interfaces and formats: the platform that they should belong to. */
  platform?: string;
  /** Path relative to the catalog's directory, with forward slashes. */
  file: string;
  /** True when YAML or schema faults keep the entry out of the catalog. */
  faulty: boolean;
  /** The entry; of a faulty file what could be read of it, in any shape, or undefined. */
  data: unknown;
}

/** Gives the bytes of a file, relative to the catalog's directory; throws when there are none. */
export type ReadFile = (file: string) => Uint8Array;

/** Takes a fault of a file, relative to the catalog's directory. */
export type ReportFault = (file: string, fault: Fault) => void;
