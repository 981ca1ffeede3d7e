/** What is particular to one architecture. */
interface Architecture {
  /** GNU name of the target: the directory of its headers in a package. */
  triplet: string;
  /** Names of its own compiler, the conventional one of GNU systems first. */
  compilers: readonly string[];
  /** What Node calls the machine on which its code runs. */
  machine: string;
  /** Macros by which headers recognise it. */
  macros: readonly string[];
  /** Whether plain char has a sign. */
  signedChar: boolean;
  /** Headers of asm/ that no other architecture has; any of them tells whose a directory is. */
  marks: readonly string[];
}

/**
 * The architectures for which facts are extracted, by their directory of arch/, in the order of the output. One that is
 * added here needs nothing else in the code; its name has to be in the schemas' lists, which arches.test.ts compares.
 */
const RECORDS = {
  x86: {
    triplet: 'x86_64-linux-gnu',
    compilers: ['x86_64-linux-gnu-gcc', 'x86_64-linux-gnu-gcc-12'],
    machine: 'x64',
    macros: ['__x86_64__', '__x86_64', '__amd64__', '__amd64'],
    signedChar: true,
    marks: ['svm.h', 'msr.h'],
  },
  arm64: {
    triplet: 'aarch64-linux-gnu',
    compilers: ['aarch64-linux-gnu-gcc'],
    machine: 'arm64',
    macros: ['__aarch64__', '__AARCH64EL__', '__ARM_64BIT_STATE'],
    signedChar: false,
    marks: ['sve_context.h'],
  },
  s390: {
    triplet: 's390x-linux-gnu',
    compilers: ['s390x-linux-gnu-gcc'],
    machine: 's390x',
    macros: ['__s390x__', '__s390__', '__zarch__'],
    signedChar: false,
    marks: ['uvdevice.h', 'chsc.h'],
  },
} as const satisfies Readonly<Record<string, Architecture>>;

/** Directory of arch/. */
export type Arch = keyof typeof RECORDS;

export const ARCH: Readonly<Record<Arch, Architecture>> = RECORDS;

/** Every architecture, in the order of the output. */
export const ARCHES: readonly Arch[] = Object.keys(RECORDS) as Arch[];

/** Directory of an architecture's own UAPI headers in a source tree. */
export const uapiDirectory = (arch: Arch): string => `arch/${arch}/include/uapi`;
