import type { Severity } from '../catalog/diagnostic.ts';
import type { Path } from '../catalog/pointer.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import type { On } from '../catalog/read/position.ts';
import type { Context } from './context.ts';

/** What the page of a code says. */
export interface RuleHelp {
  /** Stable; one segment of the page's URL. */
  code: string;
  title: string;
  severity: Severity;
  /** Why it is a mistake and what to do, in a few sentences. */
  explanation: string;
  /** YAML that breaks the rule, and the same put right. */
  bad: string;
  good: string;
}

/** One place that breaks a rule. */
export interface Finding {
  file: CatalogFile;
  /** Left out when the finding is about the file as such; its place is then the first line. */
  path?: Path;
  /** `value` when left out. */
  on?: On;
  message: string;
  /** What to do about it; it never advises what a schema forbids. */
  hint: string;
  /** See Fault. */
  fix?: string;
}

/** A check of meaning, over entries that are well-formed each for itself. */
export interface Rule extends RuleHelp {
  /** True when an entry's exceptions may excuse findings: see exceptions.ts. */
  excusable?: true;
  /**
   * Set when what it finds at a place does not rest on the absence of anything far from it, so that entries with schema
   * faults can be judged too. `value`: each value is judged for itself; `list`: against others of its mapping or list.
   */
  local?: 'value' | 'list';
  run(context: Context): Iterable<Finding>;
}
