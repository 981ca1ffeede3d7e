import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogFile } from '../catalog/read/load.ts';
import type { Interface } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import type { Arch } from './arches.ts';
import { rangeOf } from './claims.ts';
import { hostCompiler } from './compiler.ts';
import type { Mismatch, Positions } from './position.ts';
import { run } from './process.ts';
import { installedIncludes, sourceIncludes, type Tree } from './tree.ts';

/** Target that an example is read as where it names none, and whose headers come first in any case. */
const HOST: Arch = 'x86';

export interface ExamplesResult {
  compiled: number;
  mismatches: Mismatch[];
  /** Why nothing was compiled; '' when all were. */
  why: string;
}

/**
 * Compiles every example that a release can run against that release's headers, warnings being errors. Only the
 * syntax is checked: the C library is the host's, and the headers of another target come after the host's own, so that
 * those which only the target has are found.
 */
export async function checkExamples(
  tree: Tree,
  entries: readonly CatalogFile[],
  positions: Positions,
): Promise<ExamplesResult> {
  const result: ExamplesResult = { compiled: 0, mismatches: [], why: '' };
  const jobs = entries.flatMap(({ kind, file, data }) => {
    if (kind !== 'interface' || typeof data !== 'object' || data === null) return [];
    const item = data as Partial<Interface>;
    const since = rangeOf(item.history).since;
    return (item.examples ?? []).flatMap((example, index) => {
      const first = example.since ?? since;
      const usable = first !== undefined && compareVersions(first, tree.version) <= 0;
      return usable ? [{ file, example, path: ['examples', String(index), 'code'] }] : [];
    });
  });
  if (jobs.length === 0) return result;
  const compiler = await hostCompiler(HOST);
  if (!compiler) return { ...result, why: 'no C compiler (gcc) at hand' };
  const work = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    const probe = await run(compiler.program, ['-fsyntax-only', '-x', 'c', '-'], '#include <stdio.h>\n');
    if (probe.status !== 0) return { ...result, why: 'the compiler has no C library' };
    const outcomes = await Promise.all(
      jobs.map(async ({ file, example, path }, index): Promise<Mismatch | undefined> => {
        const host = includesOf(tree, HOST);
        const arch = example.arch ?? HOST;
        const target = includesOf(tree, arch);
        if (!host || !target) return undefined;
        const source = join(work, `example-${index}.c`);
        writeFileSync(source, example.code);
        const later = arch === HOST ? [] : target.directories.flatMap((place) => ['-idirafter', place]);
        const includes = host.directories.flatMap((place) => ['-isystem', place]);
        const args = ['-std=gnu11', '-Wall', '-Werror', '-fsyntax-only', ...host.flags, ...includes, ...later, source];
        const { status, stderr } = await run(compiler.program, args);
        result.compiled += 1;
        if (status === 0) return undefined;
        const error = /example-\d+\.c:(\d+):\d+: (?:fatal )?error: (.*)/.exec(stderr);
        const what = error ? `line ${error[1]}: ${error[2]}` : (stderr.trim().split('\n')[0] ?? 'the compiler failed');
        return positions.mismatch(file, path, 'example', `${tree.version}: the example does not compile: ${what}`);
      }),
    );
    result.mismatches = outcomes.filter((outcome) => outcome !== undefined);
    return result;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const includesOf = (tree: Tree, arch: Arch) => installedIncludes(tree, arch) ?? sourceIncludes(tree, arch);
