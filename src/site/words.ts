import type { FunctionEntry, Implements, Interface, Operation, Platform } from '../catalog/types.ts';
import type { Agreement, CellState, Level } from '../overlap/types.ts';

/** Words and glyphs of the site, one place for all pages. */

export const STATE: Readonly<Record<CellState, { glyph: string; name: string; means: string }>> = {
  common: { glyph: '◆', name: 'common', means: 'reached through a neutral interface' },
  own: { glyph: '◇', name: 'own', means: 'only through the platform’s own interface' },
  proposed: { glyph: '△', name: 'proposed', means: 'not in this kernel; a proposal is linked' },
  none: { glyph: '–', name: 'none', means: 'researched: there is none' },
  'not-applicable': { glyph: '·', name: 'not applicable', means: 'the need cannot arise' },
  unknown: { glyph: '?', name: 'unknown', means: 'not researched yet' },
};

export const LEVEL: Readonly<Record<Level, { name: string; means: string }>> = {
  common: { name: 'common', means: 'two or more platforms, all through a neutral interface' },
  converging: { name: 'converging', means: 'a neutral interface serves some; others still have only their own' },
  divergent: { name: 'divergent', means: 'two or more platforms, none through a neutral interface' },
  'neutral-single': {
    name: 'neutral (single)',
    means: 'a neutral interface, one platform behind it, nobody has another',
  },
  single: { name: 'single', means: 'one platform, through its own interface' },
  absent: { name: 'absent', means: 'nobody offers it' },
};

export const AGREEMENT: Readonly<Record<Agreement, string>> = {
  same: 'same',
  differs: 'differs',
  unknown: 'not all known',
  see: 'compare by eye',
  alone: 'one only',
};

/** What the two signs of an empty cell of a comparison mean. */
export const MISSING = '– not offered there, so it has no such value; ? offered, but the value is not known yet.';

export const GROUP: Readonly<Record<FunctionEntry['group'], string>> = {
  attestation: 'Attestation',
  measurement: 'Measurement',
  secrets: 'Secrets',
  identity: 'Identity and privilege',
  memory: 'Memory',
  launch: 'Launch',
  host: 'Host platform',
  devices: 'Devices',
  lifecycle: 'Life cycle',
  resources: 'Resources',
};

export const SIDE: Readonly<Record<Interface['side'], string>> = {
  guest: 'guest',
  host: 'host',
  both: 'guest and host',
};

export const OPENS: Readonly<Record<Interface['opens']['kind'], string>> = {
  device: 'device node',
  'configfs-directory': 'configfs directory',
  'sysfs-directory': 'sysfs directory',
  'sysfs-file': 'sysfs file',
  'securityfs-directory': 'securityfs directory',
  'procfs-file': 'procfs file',
  'kvm-fd': 'KVM file descriptor',
  'cgroup-directory': 'cgroup directory',
  'cpu-feature': 'processor feature',
  'command-line': 'kernel command line',
  'module-parameter': 'module parameter',
  hypercall: 'hypercall',
  'class-directory': 'sysfs class directory',
  none: 'nothing',
};

export const OPERATION: Readonly<Record<Operation['kind'], string>> = {
  ioctl: 'ioctl',
  'sub-command': 'sub-command',
  attribute: 'attribute',
  file: 'file',
  exit: 'exit to userspace',
  capability: 'capability',
  'device-attribute': 'device attribute',
  'vm-type': 'VM type',
  parameter: 'parameter',
  'cpu-flag': 'CPU flag',
  'cpuid-leaf': 'CPUID leaf',
  msr: 'MSR',
  event: 'event',
  flag: 'flag',
  'cgroup-key': 'cgroup key',
  hypercall: 'hypercall',
  call: 'call',
};

export const STABILITY: Readonly<Record<Interface['stability'], string>> = {
  stable: 'documented as stable',
  testing: 'documented as testing',
  obsolete: 'documented as obsolete',
  removed: 'removed',
  uapi: 'defined by a UAPI header',
  undocumented: 'no document',
  proposed: 'proposed, not merged',
};

export const AS: Readonly<Record<NonNullable<Implements['as']>, string>> = {
  result: 'performs it',
  input: 'takes its input',
  option: 'sets an option of it',
  step: 'is a step of it',
};

/** The common notions for which each platform has a word of its own. */
export const NOTION: Readonly<Record<keyof NonNullable<Platform['words']>, string>> = {
  guest: 'Confidential guest',
  monitor: 'Trusted component between host and guest',
  evidence: 'Evidence',
  measurement: 'Initial measurement',
  'runtime-measurement': 'Run-time measurement registers',
  endorsement: 'Endorsements',
  'private-memory': 'Memory that the host cannot read',
  'privilege-level': 'Levels inside the guest',
  tcb: 'Version of the trusted computing base',
};
