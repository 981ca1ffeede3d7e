import type { AnswerWord } from './result.ts';

/** Each answer of the probe in words: its name, what it means, and what to do. */
export const ANSWER: Readonly<Record<AnswerWord, { name: string; means: string; next: string }>> = {
  there: { name: 'there', means: 'something that can be read shows it', next: 'Use it; its page says how.' },
  'not-permitted': {
    name: 'not permitted',
    means: 'it is there, and the user who asked may not open it',
    next: 'Run as root, or let a rule of udev give access to the node.',
  },
  'module-not-loaded': {
    name: 'module not loaded',
    means: 'the kernel has it as a module that is not loaded, or not installed',
    next: 'modprobe it; where it is not installed, the page of the distribution names the package.',
  },
  off: {
    name: 'off',
    means: 'the kernel was built without it, or it is switched off',
    next: 'Take a kernel that has the options, or mend the setting that the reason names.',
  },
  'kernel-too-old': {
    name: 'kernel too old',
    means: 'it came with a later release, or is in none yet',
    next: 'Take a newer kernel; the page of the interface says from which on.',
  },
  'cannot-tell': {
    name: 'cannot be told',
    means: 'nothing that can be read says it, or it may not be read here',
    next: 'Ask with a program: a KVM capability, a CPUID leaf, or root’s view of the log.',
  },
  hidden: {
    name: 'hidden by the platform',
    means: 'the machine, its firmware, its hypervisor, a paravisor or a container does not offer it',
    next: 'See the guide to a missing node for the platform, the side and the cloud.',
  },
};
