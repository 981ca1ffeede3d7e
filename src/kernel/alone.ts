import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UapiFact } from '../catalog/model.ts';
import { ARCHES } from './arches.ts';
import { findCompiler } from './compiler.ts';
import { PRELUDE, readPreprocessed } from './extract.ts';
import { expandFacts } from './facts.ts';
import { COVERED } from './headers.ts';
import { run } from './process.ts';
import { installedIncludes, sourceIncludes, type Tree } from './tree.ts';

/** What may have to come first, the least first. */
const FIRST: readonly (readonly string[])[] = [
  ['linux/ioctl.h'],
  ['linux/bits.h'],
  ['linux/const.h', 'linux/bits.h'],
  ['linux/types.h', 'linux/const.h', 'linux/bits.h'],
  ['linux/errno.h'],
  ['linux/fcntl.h'],
  PRELUDE,
];

/** A name whose header does not include what the name needs. */
export interface NotAlone {
  arch: string;
  header: string;
  name: string;
  /** The compiler's message. */
  why: string;
  /** Headers to include first; undefined when none of the usual ones help. */
  needs?: readonly string[];
}

/**
 * Which extracted macros do not compile in a program that includes nothing but their header, and which header has to
 * come first. Extraction itself includes those headers, so that the names have their values.
 */
export async function notAlone(tree: Tree, facts: readonly UapiFact[]): Promise<NotAlone[]> {
  const all = expandFacts(facts);
  const jobs = ARCHES.flatMap((arch) =>
    COVERED.filter(({ arches }) => arches.includes(arch)).map(({ header }) => ({ arch, header })),
  );
  const found = await Promise.all(
    jobs.map(async ({ arch, header }): Promise<NotAlone[]> => {
      const includes = installedIncludes(tree, arch) ?? sourceIncludes(tree, arch);
      const compiler = await findCompiler(arch);
      const directory = includes?.directories.find((place) => existsSync(join(place, header)));
      if (!includes || !compiler || !directory) return [];
      const flags = [
        ...compiler.flags,
        ...includes.flags,
        '-std=gnu11',
        '-nostdinc',
        '-fmax-errors=0',
        '-fno-diagnostics-show-caret',
        '-ftrack-macro-expansion=0',
        '-Werror=implicit-function-declaration',
        ...includes.directories.flatMap((place) => ['-isystem', place]),
      ];
      // Names that the compiler may evaluate: macros only, an enumerator is part of the header itself.
      const cpp = await run(compiler.program, [...flags, '-E', '-dD', '-x', 'c', '-'], `#include <${header}>\n`);
      const own = readPreprocessed(
        cpp.stdout.toString('utf8'),
        new Map([[realpathSync(join(directory, header)), header]]),
      );
      const names = all
        .filter(
          (fact) => fact.arch === arch && fact.header === header && (fact.kind === 'constant' || fact.kind === 'ioctl'),
        )
        .map(({ name }) => name)
        .filter((name) => own.macros.has(name));
      const work = mkdtempSync(join(tmpdir(), 'uapi-alone-'));
      const failures = async (first: readonly string[]): Promise<Map<string, string>> => {
        const source = join(work, `alone-${first.join('-').replace(/\W/g, '_')}.c`);
        const lead = `${first.map((name) => `#include <${name}>\n`).join('')}#include <${header}>\n`;
        writeFileSync(source, `${lead}${names.map((name) => `enum { value_of_${name} = (${name}) };`).join('\n')}\n`);
        const { stderr } = await run(compiler.program, [...flags, '-fsyntax-only', source]);
        const messages = new Map<string, string>();
        for (const line of stderr.split('\n')) {
          const error = /\.c:(\d+):\d+: error: (.*)$/.exec(line);
          const name = error && names[Number(error[1]) - 2 - first.length];
          if (error && name && !messages.has(name)) messages.set(name, error[2] as string);
        }
        return messages;
      };
      try {
        const alone = await failures([]);
        if (alone.size === 0) return [];
        const left = new Set(alone.keys());
        const needs = new Map<string, readonly string[]>();
        for (const first of FIRST) {
          if (
            left.size === 0 ||
            !first.every((name) => includes.directories.some((place) => existsSync(join(place, name))))
          )
            continue;
          const still = await failures(first);
          for (const name of left) if (!still.has(name)) needs.set(name, first);
          for (const name of needs.keys()) left.delete(name);
        }
        return [...alone].map(([name, why]) => ({
          arch,
          header,
          name,
          why,
          ...(needs.has(name) ? { needs: needs.get(name) } : {}),
        }));
      } finally {
        rmSync(work, { recursive: true, force: true });
      }
    }),
  );
  return found.flat();
}
