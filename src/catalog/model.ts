import type {
  Concept,
  Consultation,
  Decision,
  Distribution,
  DocumentEntry,
  Format,
  Forum,
  FunctionEntry,
  Interface,
  Kernel,
  Log,
  Meeting,
  Operation,
  Platform,
  Series,
  Source,
  Status,
  Topic,
} from './types.ts';

/** A kernel release with what was extracted from it. Oldest first in the catalog. */
export interface KernelRelease extends Kernel {
  /** Facts that a compiler produced from this release's UAPI headers; undefined when none were extracted. */
  uapi?: UapiFile;
  /** Where the places that entries cite were found in this release's tree; undefined when nobody looked. */
  found?: EvidenceFile;
  /** Constants of headers that are not part of the UAPI; undefined when none were extracted. */
  codes?: CodeFile;
  /** Lines that this release's drivers write to the log; undefined when none were extracted. */
  printed?: LogFile;
}

/** catalog/kernels/<v>/codes.json: constants of the kernel's own headers, as a compiler evaluates them. */
export interface CodeFile {
  kernel: string;
  package: string;
  /** Sorted by name; the file is the path in the source tree. */
  codes: { name: string; value: string; file: string }[];
}

/** catalog/kernels/<v>/log.json: format strings of one release's drivers. */
export interface LogFile {
  kernel: string;
  package: string;
  lines: PrintedLine[];
}

/** One call that writes to the log. */
export interface PrintedLine {
  /** Path in the source tree. */
  file: string;
  /** Line of the call. */
  line: number;
  /** Function that holds it; left out where it stands in none. */
  in?: string;
  /** The macro or function called: pr_err, dev_warn_once. */
  by: string;
  /** What stands before it: the file's pr_fmt, as written, with the place of the text cut off. */
  prefix?: string;
  /** The format string, its parts joined, without the newline at its end. */
  text: string;
}

/** A distribution's kernel with what was extracted from its configuration. */
export interface DistributionBuild extends Distribution {
  /** Undefined when nothing was extracted. */
  facts?: DistributionFacts;
}

/** catalog/distributions/<id>.json: what a configuration says of the symbols and modules that the catalog names. */
export interface DistributionFacts {
  distribution: string;
  /** The packages with their version, or repository, commit and paths, that were read. */
  of: string;
  /** 16 hexadecimal digits over the configuration's text. */
  digest: string;
  /** By symbol without CONFIG_. `unknown`: a fragment that does not name it. */
  symbols: Record<string, 'y' | 'm' | 'absent' | 'unknown'>;
  /** By the name that modprobe takes; null: no package that was read holds it. Left out where no package was read. */
  modules?: Record<string, { package: string; path: string } | null>;
}

/** Where a cited place is in one release's tree. */
export interface EvidenceRecord {
  /** 16 hexadecimal digits over the normalised text; absent when only the presence or absence counts. */
  digest?: string;
  /** First and last line. */
  lines?: [number, number];
  /** The file, when it is not the one that the key names. */
  path?: string;
}

/** catalog/kernels/<v>/evidence.json. */
export interface EvidenceFile {
  kernel: string;
  package: string;
  /** By the key of the place (place.ts). Null: the release has no such place. */
  places: Record<string, EvidenceRecord | null>;
}

/** catalog/kernels/<v>/uapi.json: what the compiler said of one release's headers. */
export interface UapiFile {
  kernel: string;
  /** Package and version that the headers came from. */
  package: string;
  facts: UapiFact[];
}

/** One extracted name. `value` is null when this release's header has no such name. */
export interface UapiFact {
  kind: 'ioctl' | 'struct' | 'field' | 'constant';
  /** Name in the header; a field is `struct.field`. */
  name: string;
  /** Header as included: linux/sev-guest.h. */
  header: string;
  /** Directory of arch/ whose compiler view it is, such as x86. */
  arch: string;
  value: UapiValue | null;
}

/**
 * ioctl, struct, field, bit-field or constant, in that order. Numbers that may exceed 32 bits are 0x strings, those below
 * zero `-0x1`. A bit-field's offset counts bits from the struct's first, in the order in which the target allocates them.
 */
export type UapiValue =
  | { value: string; dir: string; type: string; nr: string; size: number }
  | { sizeof: number }
  | { offsetof: number; sizeof: number }
  | { bitoffset: number; bits: number }
  | { value: string };

/** The whole catalog: plain frozen data, every list in its canonical order. */
export interface Catalog {
  /** Directory it was read from. */
  readonly dir: string;
  /** By `order`; the neutral platform is among them. */
  readonly platforms: readonly Platform[];
  /** By group (in the schema's order), then `order`, then id. */
  readonly functions: readonly FunctionEntry[];
  /** By id, as are those that follow. */
  readonly interfaces: readonly Interface[];
  readonly formats: readonly Format[];
  readonly concepts: readonly Concept[];
  readonly topics: readonly Topic[];
  readonly series: readonly Series[];
  readonly forums: readonly Forum[];
  /** Oldest first, as are decisions and consultations. */
  readonly meetings: readonly Meeting[];
  readonly decisions: readonly Decision[];
  readonly documents: readonly DocumentEntry[];
  readonly consultations: readonly Consultation[];
  readonly sources: readonly Source[];
  /** Families of status codes, and logs of drivers, by id. */
  readonly status: readonly Status[];
  readonly logs: readonly Log[];
  /** Oldest first. */
  readonly kernels: readonly KernelRelease[];
  /** By system, then kernel (oldest first), then id. */
  readonly distributions: readonly DistributionBuild[];
  /** Path of each entry's file, relative to the catalog's directory, by `kind/id`. */
  readonly files: ReadonlyMap<string, string>;
}

/** An operation together with the interface that it belongs to. */
export interface OperationRef {
  interface: Interface;
  operation: Operation;
}
