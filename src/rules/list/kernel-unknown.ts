import { compareVersions, existedBefore } from '../../catalog/versions.ts';
import { soundFiles } from '../parts.ts';
import type { Rule } from '../rule.ts';

const LAST_RELEASES = 'before 6.0, the last releases of their series were 2.6.39, 3.19, 4.20 and 5.19';

export const kernelUnknown: Rule = {
  code: 'kernel-unknown',
  title: 'A kernel that does not exist',
  severity: 'error',
  local: 'value',
  explanation:
    'Every kernel that an entry names is a mainline release: one of the catalog, or an older one. Stable releases such as 6.12.9 are written as their mainline release.',
  bad: 'kernel: "6.20"',
  good: 'kernel: "7.0"',
  *run(context) {
    const newest = context.kernels.at(-1);
    for (const file of soundFiles(context)) {
      if (file.kind === 'kernel') {
        // A directory makes a kernel known, so the table of old releases is asked about it.
        const old = compareVersions(file.name, '6.0') < 0;
        if (old && !existedBefore(file.name, '6.0'))
          yield { file, path: ['id'], message: `there was no kernel ${file.name}`, hint: LAST_RELEASES };
        continue;
      }
      for (const described of context.described(file, 'kernelVersion')) {
        const value = described.value as string;
        if (context.hasKernel(value)) continue;
        const [major, minor] = value.split('.');
        const mainline = `${major}.${minor}`;
        const hint =
          mainline !== value && context.hasKernel(mainline)
            ? `write the mainline release: "${mainline}"`
            : newest !== undefined && compareVersions(value, newest) > 0
              ? `the newest kernel of the catalog is ${newest}; a new one is a directory of catalog/kernels`
              : neighbours(value, context.kernels);
        yield { file, path: described.path, message: `there is no kernel ${value}`, hint };
      }
    }
  },
};

/** The releases around a version that does not exist. */
function neighbours(version: string, kernels: readonly string[]): string {
  const before = kernels.findLast((kernel) => compareVersions(kernel, version) < 0);
  const after = kernels.find((kernel) => compareVersions(kernel, version) > 0);
  if (before && after) return `${before} is followed by ${after}`;
  return LAST_RELEASES;
}
