import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UapiFact, UapiFile, UapiValue } from '../catalog/model.ts';
import { ARCHES, type Arch } from './arches.ts';
import { type Compiler, findCompiler } from './compiler.ts';
import { COVERED } from './headers.ts';
import { run } from './process.ts';
import { type Includes, installedIncludes, sourceIncludes, type Tree } from './tree.ts';
import { readTypes } from './types.ts';

/** A name that gives no fact, and why; the reader of the log decides whether that is right. */
export interface Skipped {
  arch: Arch;
  header: string;
  name: string;
  why: string;
}

export interface Extraction {
  file: UapiFile;
  skipped: Skipped[];
  /** One line for each target: compiler, and where its headers were found. */
  setup: string[];
  /** Targets that gave nothing. Broken: headers and a compiler are there, and do not agree; else one is not at hand. */
  missing: { arch: Arch; why: string; broken: boolean }[];
  /** Targets that were read. */
  arches: Arch[];
}

/** What one target gave, or why it gave nothing. */
type Part = { setup: string; facts: UapiFact[]; skipped: Skipped[] } | { why: string; broken?: boolean };

interface Macro {
  name: string;
  /** Parameters and body; the parameters only for a macro that takes arguments. */
  parameters?: string;
  body: string;
}

/** Text of a translation unit after preprocessing, with the header of every line and every macro. */
interface Preprocessed {
  text: string;
  /** Header as included by line of `text` (from 1); '' for headers that are not covered. */
  headerOfLine: string[];
  macros: Map<string, { header: string; macro: Macro }>;
}

/** Extracts every fact of the covered headers of one tree. Never throws for what the headers hold. */
export async function extract(tree: Tree, options: { from?: Includes['from'] } = {}): Promise<Extraction> {
  const result: Extraction = {
    file: { kernel: tree.version, package: tree.package, facts: [] },
    skipped: [],
    setup: [],
    missing: [],
    arches: [],
  };
  const parts = await Promise.all(ARCHES.map((arch) => extractArch(tree, arch, options.from)));
  for (const [index, part] of parts.entries()) {
    const arch = ARCHES[index] as Arch;
    if ('why' in part) {
      result.missing.push({ arch, why: part.why, broken: part.broken === true });
      result.setup.push(`${arch}: not extracted: ${part.why}`);
      continue;
    }
    result.arches.push(arch);
    result.setup.push(part.setup);
    result.file.facts.push(...part.facts);
    result.skipped.push(...part.skipped);
  }
  return result;
}

/** What some headers use without including it; a program includes these first to use them. */
export const PRELUDE = [
  'linux/types.h',
  'linux/ioctl.h',
  'linux/const.h',
  'linux/bits.h',
  'linux/errno.h',
  'linux/fcntl.h',
] as const;

async function extractArch(tree: Tree, arch: Arch, from: Includes['from'] | undefined): Promise<Part> {
  const includes =
    (from === 'source' ? undefined : installedIncludes(tree, arch)) ??
    (from === 'headers' ? undefined : sourceIncludes(tree, arch));
  if (!includes) return { why: `no headers of ${arch} at hand` };
  const compiler = await findCompiler(arch);
  if (!compiler) return { why: 'no C compiler (gcc) at hand' };
  return extractWith(compiler, includes);
}

/** Extracts one target's facts with a given compiler. */
export async function extractWith(compiler: Compiler, includes: Includes): Promise<Part> {
  const { arch } = compiler;
  const headers = COVERED.filter((covered) => covered.arches.includes(arch)).map(({ header }) => header);
  const paths = new Map<string, string>();
  for (const header of headers) {
    const directory = includes.directories.find((place) => existsSync(join(place, header)));
    if (directory) paths.set(realpathSync(join(directory, header)), header);
  }
  const present = headers.filter((header) => [...paths.values()].includes(header));
  const flags = [
    ...compiler.flags,
    ...includes.flags,
    '-std=gnu11',
    '-nostdinc',
    ...includes.directories.flatMap((place) => ['-isystem', place]),
  ];
  const prelude = PRELUDE.filter((header) => includes.directories.some((place) => existsSync(join(place, header))));
  const unit = [...prelude, ...present].map((header) => `#include <${header}>\n`).join('');
  const cpp = await run(compiler.program, [...flags, '-E', '-dD', '-x', 'c', '-'], unit);
  if (cpp.status !== 0) {
    return { why: `the headers do not preprocess: ${firstError(cpp.stderr)}`, broken: true };
  }
  const pre = readPreprocessed(cpp.stdout.toString('utf8'), paths);
  const skipped: Skipped[] = [];
  const skip = (name: string, header: string, why: string) => skipped.push({ arch, header, name, why });

  const candidates: { name: string; header: string; macro: Macro }[] = [];
  for (const [name, { header, macro }] of pre.macros) {
    if (header === '') continue;
    if (macro.parameters !== undefined) skip(name, header, 'takes arguments, so it has no value of its own');
    else if (macro.body === '')
      continue; // Include guards and markers.
    else if (/^(L|u8?|U)?"/.test(macro.body)) skip(name, header, 'a string, not a number');
    else candidates.push({ name, header, macro });
  }
  candidates.sort((a, b) => (a.name < b.name ? -1 : 1));

  const work = mkdtempSync(join(tmpdir(), 'uapi-facts-'));
  try {
    const compiled = await compileFacts(compiler, work, pre.text, candidates);
    if ('why' in compiled) return { ...compiled, broken: true };
    for (const { name, header, why } of compiled.rejected) skip(name, header, why);
    const facts = factsOf(arch, compiled.object, pre, compiled.accepted, skip);
    const setup = `${arch}: ${compiler.native ? 'own compiler' : "host's compiler with the target's macros"} ${compiler.version}; headers from ${includes.from === 'headers' ? 'the header package' : 'the source tree'}`;
    return { setup, facts, skipped };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

export type Candidate = { name: string; header: string; macro: Macro };

/**
 * Compiles the headers together with one enumeration per macro, so that the compiler evaluates each. A macro that it
 * rejects is taken out with its message and the rest compiled again.
 */
export async function compileFacts(
  compiler: Compiler,
  work: string,
  text: string,
  candidates: readonly Candidate[],
): Promise<{ object: Uint8Array; accepted: Candidate[]; rejected: (Candidate & { why: string })[] } | { why: string }> {
  const base = text.split('\n').length;
  const source = join(work, 'facts.c');
  const object = join(work, 'facts.o');
  let accepted = [...candidates];
  const rejected: (Candidate & { why: string })[] = [];
  const flags = [
    ...compiler.flags,
    '-std=gnu11',
    '-Werror=implicit-function-declaration',
    '-nostdinc',
    '-fmax-errors=0',
    '-fno-diagnostics-show-caret',
    '-ftrack-macro-expansion=0',
  ];
  const debug = ['-g', '-gdwarf-5', '-gz=none', '-fno-eliminate-unused-debug-types', '-O0'];
  for (let round = 0; round < 5; round += 1) {
    writeFileSync(
      source,
      `${text}\n${accepted.map(({ name }) => `enum { value_of_${name} = (${name}) };`).join('\n')}\n`,
    );
    const syntax = await run(compiler.program, [...flags, '-fsyntax-only', source]);
    const messages = new Map<number, string>();
    for (const line of syntax.stderr.split('\n')) {
      const error = /facts\.c:(\d+):\d+: error: (.*)$/.exec(line);
      if (error && !messages.has(Number(error[1]))) messages.set(Number(error[1]), error[2] as string);
    }
    if (syntax.status === 0) break;
    const bad = new Set<Candidate>();
    for (const [line, message] of messages) {
      const candidate = accepted[line - base - 1];
      if (!candidate) return { why: `the headers do not compile: ${message}` };
      bad.add(candidate);
      rejected.push({ ...candidate, why: message });
    }
    if (bad.size === 0) return { why: `the compiler failed: ${firstError(syntax.stderr)}` };
    accepted = accepted.filter((candidate) => !bad.has(candidate));
  }
  const compiled = await run(compiler.program, [...flags, ...debug, '-c', '-o', object, source]);
  if (compiled.status !== 0) return { why: `the compiler failed: ${firstError(compiled.stderr)}` };
  return { object: readFileSync(object), accepted, rejected };
}

function factsOf(
  arch: Arch,
  object: Uint8Array,
  pre: Preprocessed,
  accepted: readonly Candidate[],
  skip: (name: string, header: string, why: string) => void,
): UapiFact[] {
  const { structs, enumerators } = readTypes(object);
  const facts = new Map<string, UapiFact>();
  const add = (kind: UapiFact['kind'], name: string, header: string, value: UapiValue) => {
    if (header !== '' && !facts.has(`${kind} ${name}`))
      facts.set(`${kind} ${name}`, { kind, name, header, arch, value });
  };
  const values = new Map(enumerators.map(({ name, value }) => [name, value]));
  for (const { name, header } of accepted) {
    const value = values.get(`value_of_${name}`);
    if (value === undefined) skip(name, header, 'the compiler gave no value');
    else if (isIoctl(name, pre)) add('ioctl', name, header, ioctl(value));
    else add('constant', name, header, { value: hex(value) });
  }
  for (const { name, value, line } of enumerators) {
    if (!facts.has(`ioctl ${name}`)) add('constant', name, pre.headerOfLine[line] ?? '', { value: hex(value) });
  }
  for (const { name, size, line, fields, bits } of structs) {
    const header = pre.headerOfLine[line] ?? '';
    if (header === '') continue;
    add('struct', name, header, { sizeof: size });
    for (const field of fields)
      add('field', `${name}.${field.path}`, header, { offsetof: field.offset, sizeof: field.size });
    for (const { path, bit, width } of bits) add('field', `${name}.${path}`, header, { bitoffset: bit, bits: width });
  }
  return [...facts.values()];
}

/** Whether a macro, or the macro that it stands for, is made by _IO, _IOR, _IOW or _IOWR. */
function isIoctl(name: string, pre: Preprocessed, depth = 0): boolean {
  const body = pre.macros.get(name)?.macro.body.replace(/^\(+\s*/, '') ?? '';
  if (/^_IO(R|W|WR|C)?(_BAD)?\s*\(/.test(body)) return true;
  const other = /^\(*\s*([A-Za-z_]\w*)\s*\)*$/.exec(body)?.[1];
  if (other && depth < 4) return isIoctl(other, pre, depth + 1);
  const through = /^([A-Za-z_]\w*)\s*\(/.exec(body)?.[1];
  const helper = through && pre.macros.get(through)?.macro;
  return helper ? /^\(*\s*_IO(R|W|WR|C)?\s*\(/.test(helper.body) : false;
}

/** Takes an ioctl number apart. The three targets share one encoding. */
export function ioctl(value: bigint): UapiValue {
  const number = Number(BigInt.asUintN(32, value));
  return {
    value: hex(BigInt(number)),
    dir: ['_IO', '_IOW', '_IOR', '_IOWR'][number >>> 30] as string,
    type: hex(BigInt((number >>> 8) & 0xff)),
    nr: hex(BigInt(number & 0xff)),
    size: (number >>> 16) & 0x3fff,
  };
}

export const hex = (value: bigint): string => `${value < 0n ? '-' : ''}0x${(value < 0n ? -value : value).toString(16)}`;

const firstError = (stderr: string): string =>
  stderr
    .split('\n')
    .find((line) => /error/.test(line))
    ?.replace(/^.*?error: /, '') ?? stderr.trim().slice(0, 200);

/**
 * Takes `cpp -dD` output apart: line markers away (so that line numbers of the compiled text lead back to a header),
 * definitions collected, the last one of a name standing.
 */
export function readPreprocessed(output: string, headers: ReadonlyMap<string, string>): Preprocessed {
  const known = new Map<string, string>();
  const headerOf = (path: string): string => {
    let header = known.get(path);
    if (header === undefined) {
      header = existsSync(path) ? (headers.get(realpathSync(path)) ?? '') : '';
      known.set(path, header);
    }
    return header;
  };
  const lines: string[] = [];
  const headerOfLine = [''];
  const macros: Preprocessed['macros'] = new Map();
  let header = '';
  for (const line of output.split('\n')) {
    const marker = /^# \d+ "(.*?)"/.exec(line);
    if (marker) {
      header = headerOf(marker[1] as string);
      continue;
    }
    if (line === '') continue;
    const definition = /^#define ([A-Za-z_]\w*)(\([^)]*\))?(?: (.*))?$/.exec(line);
    const removal = /^#undef ([A-Za-z_]\w*)/.exec(line);
    if (definition) {
      const name = definition[1] as string;
      const body = (definition[3] ?? '').trim();
      macros.set(name, { header, macro: { name, body, ...(definition[2] ? { parameters: definition[2] } : {}) } });
    } else if (removal) {
      macros.delete(removal[1] as string);
    }
    lines.push(line);
    headerOfLine.push(header);
  }
  return { text: lines.join('\n'), headerOfLine, macros };
}
