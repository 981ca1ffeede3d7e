import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ARCH, ARCHES, type Arch, uapiDirectory } from './arches.ts';

/** What there is of one kernel release on this machine. */
export interface Tree {
  version: string;
  /** The directory as given. */
  directory: string;
  /** Root of the source tree, if there is one. */
  source?: string;
  /** Directory that holds usr/include or include with installed UAPI headers, if there is one. */
  headers?: string;
  /** Package and version, or what the tree says of itself. */
  package: string;
  /** Parts that were unpacked, when the source tree is not whole; a directory stands for all below it. */
  parts?: readonly string[];
}

/** Directories to search for a target's headers, first to last. */
export interface Includes {
  directories: readonly string[];
  /** Macros that stand for annotations which installed headers no longer have. */
  flags: readonly string[];
  /** Where they come from: installed headers or the source tree. */
  from: 'headers' | 'source';
}

const SOURCE_PARTS = ['Documentation', 'arch', 'drivers', 'include', 'virt'];

const isSource = (directory: string): boolean =>
  !isHeaders(directory) && SOURCE_PARTS.filter((name) => existsSync(join(directory, name))).length >= 2;

const isHeaders = (directory: string): boolean =>
  existsSync(join(directory, 'usr/include/linux')) ||
  (existsSync(join(directory, 'include/linux')) &&
    !existsSync(join(directory, 'include/uapi')) &&
    existsSync(join(directory, 'include/asm-generic')) &&
    !existsSync(join(directory, 'arch')));

/**
 * Finds out what a directory holds: a source tree, installed headers, or both in `src` and `uapi` (each, or the
 * directory itself, possibly one level deeper under the release's number). Undefined when it holds neither.
 */
export function openTree(version: string, given: string): Tree | undefined {
  const directory = resolve(given);
  const candidates = [
    directory,
    join(directory, 'src'),
    join(directory, 'source'),
    join(directory, 'uapi'),
    join(directory, 'headers'),
  ].flatMap((place) => [join(place, version), place]);
  for (const name of existsSync(directory) ? readdirSync(directory) : []) {
    if (/^linux(-source)?[-_]/.test(name)) candidates.push(join(directory, name));
  }
  const source = candidates.find(isSource);
  const headers = candidates.find(isHeaders);
  if (!source && !headers) return undefined;
  const list = source && join(source, PARTS_FILE);
  const parts = list && existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : undefined;
  return { version, directory, source, headers, package: packageOf([headers, source]), parts };
}

/** Names, in a source tree that was unpacked in parts, those parts. */
export const PARTS_FILE = 'PARTS';

/** Whether a tree would hold a path if the release had it. */
export const coversPath = (tree: Tree, path: string): boolean =>
  tree.parts === undefined || tree.parts.some((part) => path === part || path.startsWith(`${part}/`));

function packageOf(places: readonly (string | undefined)[]): string {
  for (const place of places) {
    const file = place && join(place, 'PACKAGE');
    if (file && existsSync(file)) return `linux ${readFileSync(file, 'utf8').trim()}`;
  }
  for (const place of places) {
    const file = place && join(place, 'Makefile');
    if (!file || !existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    const part = (name: string) => new RegExp(`^${name} = *(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
    if (part('VERSION'))
      return `linux ${part('VERSION')}.${part('PATCHLEVEL')}.${part('SUBLEVEL') || '0'}${part('EXTRAVERSION')}`;
  }
  return 'linux';
}

/** Include directories of the installed headers for a target; undefined when they lack that target. */
export function installedIncludes(tree: Tree, arch: Arch): Includes | undefined {
  if (!tree.headers) return undefined;
  const root = existsSync(join(tree.headers, 'usr/include/linux')) ? join(tree.headers, 'usr') : tree.headers;
  const asm = [join(root, 'lib/linux/uapi', arch), join(root, 'include', ARCH[arch].triplet)].find((place) =>
    existsSync(join(place, 'asm')),
  );
  // A plain asm directory belongs to whatever machine the headers were installed for; a name tells which.
  const plain = existsSync(join(root, 'include/asm')) && plainArch(join(root, 'include/asm')) === arch;
  if (!asm && !plain) return undefined;
  return { directories: [...(asm ? [asm] : []), join(root, 'include')], flags: [], from: 'headers' };
}

const plainArch = (asm: string): Arch | undefined =>
  ARCHES.find((arch) => ARCH[arch].marks.some((name) => existsSync(join(asm, name))));

const generated = new Map<string, string>();

/**
 * Include directories that read a target's UAPI headers in the source tree as if they were installed: wrappers for
 * the generic headers that the target takes over, and nothing for what installing removes.
 */
export function sourceIncludes(tree: Tree, arch: Arch): Includes | undefined {
  const source = tree.source;
  if (!source) return undefined;
  const own = join(source, uapiDirectory(arch));
  const common = join(source, 'include/uapi');
  if (!existsSync(join(common, 'linux')) || !existsSync(join(own, 'asm'))) return undefined;
  const key = `${arch} ${source}`;
  let wrappers = generated.get(key);
  if (!wrappers) {
    wrappers = mkdtempSync(join(tmpdir(), 'uapi-'));
    generated.set(key, wrappers);
    mkdirSync(join(wrappers, 'asm'));
    mkdirSync(join(wrappers, 'linux'));
    for (const name of readdirSync(join(common, 'asm-generic'))) {
      if (name.endsWith('.h') && !existsSync(join(own, 'asm', name))) {
        writeFileSync(join(wrappers, 'asm', name), `#include <asm-generic/${name}>\n`);
      }
    }
    for (const name of ['compiler.h', 'compiler_types.h', 'version.h'])
      writeFileSync(join(wrappers, 'linux', name), '');
  }
  const flags = [
    '-D__EXPORTED_HEADERS__',
    '-D__user=',
    '-D__force=',
    '-D__iomem=',
    '-D__attribute_const__=',
    '-D__packed=__attribute__((packed))',
  ];
  return { directories: [wrappers, own, common], flags, from: 'source' };
}

/** Removes what sourceIncludes() made. */
export function removeGenerated(): void {
  for (const directory of generated.values()) rmSync(directory, { recursive: true, force: true });
  generated.clear();
}
