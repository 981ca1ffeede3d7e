import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '../catalog/directory.ts';
import type { CodeFile, LogFile, UapiFile } from '../catalog/model.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import type { Interface } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { notAlone } from './alone.ts';
import { checkEvidence } from './check-evidence.ts';
import { kconfigMismatches } from './check-kconfig.ts';
import { codeMismatches, logMismatches, logSources } from './check-log.ts';
import { readUapiFile, uapiMismatches, unknownNames } from './check-uapi.ts';
import { type Cited, citedIn } from './claims.ts';
import { extractCodes, formatCodes } from './codes.ts';
import { type EvidenceFile, formatEvidence, readEvidenceFile } from './evidence-file.ts';
import { checkExamples } from './examples.ts';
import { type Extraction, extract } from './extract.ts';
import { expandFacts, formatUapi } from './facts.ts';
import { COVERED } from './headers.ts';
import { nameContradictions, symbolContradictions } from './history.ts';
import { formatLog } from './log.ts';
import { extractLog, formatLogLines } from './log-lines.ts';
import { Lookup } from './lookup.ts';
import { type Mismatch, Positions } from './position.ts';
import { readRecorded } from './recorded.ts';
import { type Stale, staleIn, unreadIn } from './stale.ts';
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
  /** Those of them without a first kernel of their own whose place reads otherwise in this older release. */
  unread: Stale[];
  /** Constants of internal headers, and lines of the log. */
  codes: number;
  lines: number;
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

/** What the checks of all releases share. */
interface Bench {
  catalog: string;
  entries: readonly CatalogFile[];
  update: boolean;
  positions: Positions;
  cited: readonly Cited[];
  uses: ReturnType<typeof usesIn>;
  /** By release, as recorded, then as found in this run. */
  evidence: Map<string, EvidenceFile>;
  facts: Map<string, UapiFile>;
  codes: Map<string, CodeFile>;
  lines: Map<string, LogFile>;
  /** Writes a file of the catalog. */
  write: (file: string, text: string) => void;
}

/** Checks the catalog against the given trees. */
export async function verify(options: VerifyOptions): Promise<Report> {
  const { catalog, entries, update, at = () => {} } = options;
  const begin = performance.now();
  const cited = citedIn(entries, options.newest);
  const written: string[] = [];
  const bench: Bench = {
    catalog,
    entries,
    update,
    positions: new Positions(catalog),
    cited,
    uses: usesIn(entries),
    ...recordedIn(catalog, entries),
    write: (file, text) => {
      mkdirSync(join(catalog, file, '..'), { recursive: true });
      writeFileSync(join(catalog, file), text);
      written.push(shownPath(catalog, file));
    },
  };
  const kernels: KernelReport[] = [];
  try {
    const trees = [...options.trees].sort((a, b) => compareVersions(a.version, b.version));
    for (const [done, tree] of trees.entries()) {
      kernels.push(await verifyTree(bench, tree, (what) => at(`${tree.version}: ${what}`, done, trees.length)));
    }
  } finally {
    removeGenerated();
  }
  // Only now are all trees' places known.
  for (const kernel of kernels) {
    const stale = staleIn(kernel.version, cited, bench.evidence);
    for (const item of stale) kernel[item.drift].push(item);
    kernel.unread = unreadIn(stale, cited);
  }
  const { facts, uses, positions } = bench;
  const general =
    kernels.length > 0
      ? distinct([...unknownNames([...facts.values()], uses, positions), ...unknownHeaders(entries, positions)])
      : [];
  return {
    kernels,
    mismatches: general,
    written,
    claims: new Set(cited.map(({ file, claim }) => file + claim)).size,
    checkable: new Set(cited.flatMap(({ file, claim, place }) => (place ? [file + claim] : []))).size,
    notes: [],
    seconds: secondsSince(begin),
  };
}

/** What is recorded of the catalog's releases. */
function recordedIn(
  catalog: string,
  entries: readonly CatalogFile[],
): Pick<Bench, 'evidence' | 'facts' | 'codes' | 'lines'> {
  const evidence = new Map<string, EvidenceFile>();
  const facts = new Map<string, UapiFile>();
  const codes = new Map<string, CodeFile>();
  const lines = new Map<string, LogFile>();
  for (const { kind, name } of entries) {
    if (kind !== 'kernel') continue;
    const places = readEvidenceFile(catalog, name);
    if (places) evidence.set(name, places);
    const file = readUapiFile(catalog, name);
    if (file) facts.set(name, file);
    const constants = readRecorded<CodeFile>(catalog, name, 'codes.json');
    if (constants) codes.set(name, constants);
    const printed = readRecorded<LogFile>(catalog, name, 'log.json');
    if (printed) lines.set(name, printed);
  }
  return { evidence, facts, codes, lines };
}

/** Everything that one release's tree tells by itself. */
async function verifyTree(bench: Bench, tree: Tree, at: (what: string) => void): Promise<KernelReport> {
  const start = performance.now();
  const kernel: KernelReport = {
    version: tree.version,
    package: tree.package,
    facts: 0,
    arches: [],
    claims: 0,
    checked: 0,
    changed: [],
    moved: [],
    gone: [],
    unread: [],
    codes: 0,
    lines: 0,
    examples: 0,
    mismatches: [],
    notes: [],
    seconds: 0,
  };
  at('extracting facts from the headers');
  await verifyFacts(bench, tree, kernel);
  at('looking up evidence');
  if (tree.source) verifyPlaces(bench, tree, kernel);
  else kernel.notes.push('evidence not checked: no source tree at hand');
  at('extracting codes and log lines');
  if (tree.source) await verifyPrinted(bench, tree, kernel);
  at('compiling examples');
  const examples = await checkExamples(tree, bench.entries, bench.positions);
  kernel.examples = examples.compiled;
  kernel.mismatches.push(...examples.mismatches);
  if (examples.why) kernel.notes.push(`examples not compiled: ${examples.why}`);
  kernel.mismatches = distinct(kernel.mismatches);
  kernel.seconds = secondsSince(start);
  return kernel;
}

/** The names of the headers: extracted, compared with the record or written, held against the histories. */
async function verifyFacts(bench: Bench, tree: Tree, kernel: KernelReport): Promise<void> {
  const { catalog, entries, update, positions, uses, facts, write } = bench;
  const { version } = tree;
  const extraction = await extract(tree);
  kernel.facts = extraction.file.facts.length;
  kernel.arches = extraction.arches;
  for (const { arch, why } of extraction.missing) kernel.notes.push(`${arch}: facts not extracted: ${why}`);
  const before = facts.get(version);
  const now = keepMissing(extraction, before);
  if (!update) {
    kernel.mismatches.push(...uapiMismatches(catalog, version, before, extraction, uses, positions));
    // The headers of the source tree are those of the package; where both are at hand, both are held to the record.
    if (tree.source && tree.headers && before) {
      const again = await extract(tree, { from: 'source' });
      kernel.mismatches.push(...uapiMismatches(catalog, version, before, again, uses, positions));
    }
  }
  if (extraction.arches.length === 0) return;
  if (update) {
    facts.set(version, now);
    write(`kernels/${version}/uapi.json`, formatUapi(now));
    write(`kernels/${version}/uapi.log`, formatLog(extraction, await notAlone(tree, extraction.file.facts)));
  }
  const names = new Set(now.facts.map(({ name }) => name));
  const old = new Set(update ? [] : (before?.facts ?? []).map(({ name }) => name));
  kernel.mismatches.push(...symbolContradictions(version, names, old, entries, positions));
}

/** The places that are cited in this release's source: looked up, compared with the record or written. */
function verifyPlaces(bench: Bench, tree: Tree, kernel: KernelReport): void {
  const { entries, update, positions, cited, evidence, write } = bench;
  const { version } = tree;
  const lookup = new Lookup(tree);
  const first = checkEvidence(lookup, cited, evidence.get(version), positions);
  const result = update ? checkEvidence(lookup, cited, first.file, positions) : first;
  kernel.claims = result.claims;
  kernel.checked = result.checked;
  kernel.mismatches.push(
    ...result.mismatches,
    ...nameContradictions(lookup, entries, cited, positions),
    ...kconfigMismatches(version, lookup, entries, positions),
  );
  if (result.unreached > 0) kernel.notes.push(`${result.unreached} places lie outside the part of the source at hand`);
  if (update) write(`kernels/${version}/evidence.json`, formatEvidence(result.file));
  evidence.set(version, result.file);
}

/** Codes of internal headers and lines of the log: extracted, compared with the record or written. */
async function verifyPrinted(bench: Bench, tree: Tree, kernel: KernelReport): Promise<void> {
  const { catalog, entries, update, write, codes, lines } = bench;
  const { version } = tree;
  const constants = await extractCodes(tree);
  if ('why' in constants) kernel.notes.push(`codes not extracted: ${constants.why}`);
  else {
    kernel.codes = constants.codes.length;
    if (update) write(`kernels/${version}/codes.json`, formatCodes(constants));
    else kernel.mismatches.push(...codeMismatches(catalog, codes.get(version), constants));
    codes.set(version, constants);
  }
  const printed = extractLog(tree, logSources(entries));
  if (!printed) return;
  kernel.lines = printed.lines.length;
  if (update) write(`kernels/${version}/log.json`, formatLogLines(printed));
  else kernel.mismatches.push(...logMismatches(catalog, lines.get(version), printed));
  lines.set(version, printed);
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
    // A generated file has one place for all that differs in it.
    const key = `${mismatch.file} ${mismatch.path} ${mismatch.kind === 'log' ? mismatch.message : mismatch.kind}`;
    if (!byPlace.has(key)) byPlace.set(key, mismatch);
  }
  return [...byPlace.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
