import { arch as hostArch } from 'node:process';
import { ARCH, ARCHES, type Arch } from './arches.ts';
import { run } from './process.ts';

/** A C compiler together with what makes it see a target's headers as that target does. */
export interface Compiler {
  arch: Arch;
  program: string;
  /** First line of --version. */
  version: string;
  /** True when it generates code for the target, false when another target's compiler reads the target's headers. */
  native: boolean;
  flags: readonly string[];
}

/**
 * Flags with which a compiler of one 64-bit target lays out another's UAPI types. All targets have 64-bit long
 * and pointers, four-byte int and enums, and align every type of the UAPI to its size up to eight bytes, so only the
 * macros that select code in the headers and the sign of plain char have to be set. The tests and every run with the
 * target's own compiler at hand compare this with the real one.
 */
export function foreignFlags(arch: Arch): string[] {
  const { macros, signedChar } = ARCH[arch];
  const others = ARCHES.filter((name) => name !== arch);
  return [
    ...others.flatMap((name) => ARCH[name].macros.map((macro) => `-U${macro}`)),
    ...macros.map((macro) => `-D${macro}=1`),
    signedChar ? '-fsigned-char' : '-funsigned-char',
  ];
}

const probed = new Map<string, Promise<string | undefined>>();

/** First line that a compiler prints about itself, undefined when there is no such compiler. */
function probe(program: string): Promise<string | undefined> {
  let version = probed.get(program);
  if (!version) {
    version = run(program, ['--version']).then(({ status, stdout }) =>
      status === 0 ? stdout.toString('utf8').split('\n')[0] : undefined,
    );
    probed.set(program, version);
  }
  return version;
}

/** The target's own compiler, else the host's with the target's macros, else undefined. */
export async function findCompiler(arch: Arch): Promise<Compiler | undefined> {
  const host = process.env.CC ?? 'gcc';
  if (hostArch !== ARCH[arch].machine) {
    for (const program of ARCH[arch].compilers) {
      const version = await probe(program);
      if (version) return { arch, program, version, native: true, flags: [] };
    }
  }
  return hostCompiler(arch, host);
}

/** The host's compiler, reading the target's headers as the target would. */
export async function hostCompiler(
  arch: Arch,
  program: string = process.env.CC ?? 'gcc',
): Promise<Compiler | undefined> {
  const version = await probe(program);
  if (!version) return undefined;
  const native = hostArch === ARCH[arch].machine;
  return { arch, program, version, native, flags: native ? [] : foreignFlags(arch) };
}
