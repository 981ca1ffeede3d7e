import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UapiFile } from '../catalog/model.ts';
import { type CatalogFile, shownPath } from '../catalog/read/load.ts';
import type { Interface } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { notAlone } from './alone.ts';
import { checkEvidence } from './check-evidence.ts';
import { readUapiFile, uapiMismatches, unknownNames } from './check-uapi.ts';
import { citedIn } from './claims.ts';
import { type EvidenceFile, formatEvidence, readEvidenceFile } from './evidence-file.ts';
import { checkExamples } from './examples.ts';
import { type Extraction, extract } from './extract.ts';
import { expandFacts, formatUapi } from './facts.ts';
import { COVERED } from './headers.ts';
import { nameContradictions, symbolContradictions } from './history.ts';
import { formatLog } from './log.ts';
import { Lookup } from './lookup.ts';
import { type Mismatch, Positions } from './position.ts';
import { type Stale, staleIn } from './stale.ts';
import { removeGenerated, type Tree } from './tree.ts';
import { usesIn } from './uses.ts';

/** What was found out about one release. */
export interface KernelReport {
  version: string;
  package: string;
  /** Facts that the compiler gave, over all targets. */
  facts: number;
  /** Targets that were extracted. */
  arches: string[];
  /** Claims that cite this release, and those of them whose places were all found as recorded. */
  claims: number;
  checked: number;
  /** Claims read in other releases that hold here and whose place differs here. */
  changed: Stale[];
  moved: Stale[];
  gone: Stale[];
  /** Examples that were compiled. */
  examples: number;
  mismatches: Mismatch[];
  /** What could not be done, and why. */
  notes: string[];
  seconds: number;
}

export interface Report {
  kernels: KernelReport[];
  /** Mismatches that belong to no single release. */
  mismatches: Mismatch[];
  /** Files that were written. */
  written: string[];
  /** Claims in all, and those that cite a place in a source tree. */
  claims: number;
  checkable: number;
  notes: string[];
  seconds: number;
}

export interface VerifyOptions {
  /** Directory of the catalog. */
  catalog: string;
  entries: readonly CatalogFile[];
  /** Newest release of the catalog that has a package; lists without `at` describe it. */
  newest: string | undefined;
  trees: readonly Tree[];
  /** Writes uapi.json, uapi.log and evidence.json instead of comparing with them. */
  update: boolean;
  /** Is told what is being done; `done` of `all` trees lie behind it. */
  at?: (what: string, done: number, all: number) => void;
}

/** Checks the catalog against the given trees. */
export async function verify(options: VerifyOptions): Promise<Report> {
  const { catalog, entries, update, at = () => {} } = options;
  const begin = performance.now();
  const positions = new Positions(catalog);
  const cited = citedIn(entries, options.newest);
  const uses = usesIn(entries);
  const trees = [...options.trees].sort((a, b) => compareVersions(a.version, b.version));
  const report: Report = { kernels: [], mismatches: [], written: [], claims: 0, checkable: 0, notes: [], seconds: 0 };
  report.claims = new Set(cited.map(({ file, claim }) => file + claim)).size;
  report.checkable = new Set(cited.flatMap(({ file, claim, place }) => (place ? [file + claim] : []))).size;
  const write = (file: string, text: string) => {
    mkdirSync(join(catalog, file, '..'), { recursive: true });
    writeFileSync(join(catalog, file), text);
    report.written.push(shownPath(catalog, file));
  };

  const releases = entries.flatMap(({ kind, name }) => (kind === 'kernel' ? [name] : []));
  const evidence = new Map<string, EvidenceFile>();
  const facts = new Map<string, UapiFile>();
  for (const version of releases) {
    const recorded = readEvidenceFile(catalog, version);
    if (recorded) evidence.set(version, recorded);
    const file = readUapiFile(catalog, version);
    if (file) facts.set(version, file);
  }
  const recordedFacts = new Map(facts);

  try {
    for (const [done, tree] of trees.entries()) {
      const start = performance.now();
      const { version } = tree;
      const kernel: KernelReport = {
        version,
        package: tree.package,
        facts: 0,
        arches: [],
        claims: 0,
        checked: 0,
        changed: [],
        moved: [],
        gone: [],
        examples: 0,
        mismatches: [],
        notes: [],
        seconds: 0,
      };
      report.kernels.push(kernel);
      at(`${version}: extracting facts from the headers`, done, trees.length);
      const extraction = await extract(tree);
      kernel.facts = extraction.file.facts.length;
      kernel.arches = extraction.arches;
      for (const { arch, why } of extraction.missing) kernel.notes.push(`${arch}: facts not extracted: ${why}`);
      const before = recordedFacts.get(version);
      if (update) {
        if (extraction.arches.length > 0) {
          const file = keepMissing(extraction, before);
          facts.set(version, file);
          write(`kernels/${version}/uapi.json`, formatUapi(file));
          const alone = await notAlone(tree, extraction.file.facts);
          write(`kernels/${version}/uapi.log`, formatLog(extraction, alone));
        }
      } else {
        kernel.mismatches.push(...uapiMismatches(catalog, version, before, extraction, uses, positions));
        // The headers of the source tree are those of the package; where both are at hand, both are held to the record.
        if (tree.source && tree.headers && before) {
          const again = await extract(tree, { from: 'source' });
          kernel.mismatches.push(...uapiMismatches(catalog, version, before, again, uses, positions));
        }
      }
      if (extraction.arches.length > 0) {
        const names = new Set(keepMissing(extraction, before).facts.map(({ name }) => name));
        const old = new Set(update ? [] : (before?.facts ?? []).map(({ name }) => name));
        kernel.mismatches.push(...symbolContradictions(version, names, old, entries, positions));
      }
      if (tree.source) {
        at(`${version}: looking up evidence`, done, trees.length);
        const lookup = new Lookup(tree);
        const recorded = evidence.get(version);
        const first = checkEvidence(lookup, cited, recorded, positions);
        const result = update ? checkEvidence(lookup, cited, first.file, positions) : first;
        kernel.claims = result.claims;
        kernel.checked = result.checked;
        kernel.mismatches.push(...result.mismatches, ...nameContradictions(lookup, entries, cited, positions));
        if (result.unreached > 0)
          kernel.notes.push(`${result.unreached} places lie outside the part of the source at hand`);
        if (update) write(`kernels/${version}/evidence.json`, formatEvidence(result.file));
        evidence.set(version, result.file);
      } else {
        kernel.notes.push('evidence not checked: no source tree at hand');
      }
      at(`${version}: compiling examples`, done, trees.length);
      const examples = await checkExamples(tree, entries, positions);
      kernel.examples = examples.compiled;
      kernel.mismatches.push(...examples.mismatches);
      if (examples.why) kernel.notes.push(`examples not compiled: ${examples.why}`);
      kernel.mismatches = distinct(kernel.mismatches);
      kernel.seconds = secondsSince(start);
    }
  } finally {
    removeGenerated();
  }
  // Only now are all trees' places known.
  for (const kernel of report.kernels) {
    for (const stale of staleIn(kernel.version, cited, evidence)) kernel[stale.drift].push(stale);
  }
  if (trees.length > 0)
    report.mismatches.push(
      ...distinct([...unknownNames([...facts.values()], uses, positions), ...unknownHeaders(entries, positions)]),
    );
  report.seconds = secondsSince(begin);
  return report;
}

const secondsSince = (start: number): number => Math.round((performance.now() - start) / 10) / 100;

/** Facts of targets that could not be extracted this time stay as they were recorded. */
function keepMissing(extraction: Extraction, before: UapiFile | undefined): UapiFile {
  const missing = new Set<string>(extraction.missing.map(({ arch }) => arch));
  const kept = expandFacts(before?.facts ?? []).filter(({ arch }) => missing.has(arch));
  return { ...extraction.file, facts: [...extraction.file.facts, ...kept] };
}

/** Headers that an interface names and from which nothing is extracted. */
function unknownHeaders(entries: readonly CatalogFile[], positions: Positions): Mismatch[] {
  const covered = new Set(COVERED.map(({ header }) => header));
  const found: Mismatch[] = [];
  for (const { kind, file, data } of entries) {
    if (kind !== 'interface' || typeof data !== 'object' || data === null) continue;
    for (const [index, header] of ((data as Partial<Interface>).header ?? []).entries()) {
      if (covered.has(header)) continue;
      const message = `nothing is extracted from ${header}: add it to src/kernel/headers.ts`;
      found.push(positions.mismatch(file, ['header', String(index)], 'name', message));
    }
  }
  return found;
}

/** One mismatch per place and kind, in the order of the files. */
function distinct(mismatches: readonly Mismatch[]): Mismatch[] {
  const byPlace = new Map<string, Mismatch>();
  for (const mismatch of mismatches) {
    const key = `${mismatch.file} ${mismatch.path} ${mismatch.kind}`;
    if (!byPlace.has(key)) byPlace.set(key, mismatch);
  }
  return [...byPlace.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
