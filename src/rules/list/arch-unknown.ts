import { nearest } from '../../catalog/suggest.ts';
import type { Rule } from '../rule.ts';

/** Directories of the kernel's arch/, and `any`; a platform may name another one, when it is near to none of them. */
const DIRECTORIES =
  `any alpha arc arm arm64 csky hexagon loongarch m68k microblaze mips nios2 openrisc parisc powerpc riscv s390 sh sparc um
  x86 xtensa`.split(/\s+/);

export const archUnknown: Rule = {
  code: 'arch-unknown',
  title: 'An architecture that is none',
  severity: 'error',
  explanation:
    "A platform says in which directory of the kernel's arch/ its code lies, and an interface names architectures of platforms. `any` is for a platform of several, such as the neutral one. A new architecture needs no more than a platform that names it.",
  bad: '# catalog/platforms/arm-cca.yaml\narch: amr64',
  good: '# catalog/platforms/arm-cca.yaml\narch: arm64',
  *run(context) {
    const platforms = context.sound('platform');
    for (const { file, data } of platforms) {
      const path = ['arch'];
      if (DIRECTORIES.includes(data.arch)) continue;
      const near = nearest(data.arch, DIRECTORIES);
      if (near === undefined) continue;
      const message = `"${data.arch}" is no directory of the kernel's arch/`;
      yield { file, path, message, hint: `did you mean "${near}"?` };
    }
    // While a platform cannot be read, its architecture is not known.
    if (context.faulty('platform').length > 0) return;
    const known = [...new Set([...DIRECTORIES, ...platforms.map(({ data }) => data.arch)])];
    for (const { file, data } of context.sound('interface')) {
      for (const [index, arch] of (data.arch ?? []).entries()) {
        if (known.includes(arch)) continue;
        const near = nearest(arch, known);
        yield {
          file,
          path: ['arch', String(index)],
          message: `"${arch}" is the architecture of no platform`,
          hint: near === undefined ? 'name one of a platform, or leave the key out' : `did you mean "${near}"?`,
        };
      }
    }
  },
};
