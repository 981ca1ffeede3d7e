import type { PlatformReview } from '../catalog/types.ts';

/** What a review knows of the catalog: plain data, so that a browser has it from one file. */
export interface Knowledge {
  /** Newest kernel release that the answers speak of. */
  kernel: string;
  platforms: KnownPlatform[];
  functions: KnownFunction[];
  operations: KnownOperation[];
  interfaces: KnownInterface[];
  structs: KnownStruct[];
  /** Numbers that headers of the newest kernel use: `header name type,nr` of each ioctl, and values by prefix. */
  numbers: KnownNumber[];
  /** Interfaces by each name that their entries have, the nearest first; `PREFIX_*` stands for all that begin so. */
  names: Record<string, string[]>;
  topics: KnownTopic[];
  decisions: KnownDecision[];
  series: KnownSeries[];
}

export interface KnownPlatform {
  id: string;
  name: string;
  neutral: boolean;
  /** Words that only its vendor uses; left out of comparisons. */
  words: string[];
  /** By what a proposal shows that it is of it; lists that its entry leaves out are absent. */
  review: PlatformReview;
}

export interface KnownFunction {
  id: string;
  name: string;
  side: 'guest' | 'host';
  url: string;
  definition: string;
  /** Everything else that tells what it is: purpose, other names, names of its aspects. */
  words: string[];
  aliases: string[];
  aspects: { id: string; name: string; type: string }[];
  /** Level in the newest kernel, in the site's word. */
  level: string;
  /** One per platform that has it or has a proposal. */
  cells: KnownCell[];
}

export interface KnownCell {
  platform: string;
  state: string;
  short: string;
  interfaces: string[];
}

export interface KnownOperation {
  id: string;
  interface: string;
  platform: string;
  name: string;
  symbol?: string;
  kind: string;
  summary: string;
  url: string;
  /** What it serves, with how directly: 1 performs it, less takes part. */
  serves: { function: string; weight: number; platform?: string }[];
  fields: string[];
}

export interface KnownInterface {
  id: string;
  name: string;
  platform: string;
  side: 'guest' | 'host' | 'both';
  summary: string;
  url: string;
  /** No kernel has it. */
  proposed: boolean;
  providers: string[];
  /** Paths of its code and documents in the kernel's tree; a directory ends in a slash. */
  files: string[];
  /** Headers for userspace, as a program includes them. */
  headers: string[];
}

export interface KnownStruct {
  name: string;
  interface: string;
  header: string;
  size?: number;
  fields: { name: string; offset: number; size: number }[];
}

export interface KnownNumber {
  name: string;
  header: string;
  /** Of an ioctl: type and number as characters of the macro; of a constant its value. */
  value: string;
  kind: 'ioctl' | 'constant';
}

export interface KnownTopic {
  id: string;
  title: string;
  url: string;
  functions: string[];
  files: string[];
  symbols: string[];
  /** First lines of entries in MAINTAINERS. */
  maintained: string[];
  /** Forums in which it is discussed, by name. */
  forums: string[];
  state: string;
  words: string[];
}

export interface KnownDecision {
  id: string;
  what: string;
  outcome: string;
  date: string;
  forum: string;
  url: string;
  functions: string[];
  topics: string[];
  why?: string;
  instead?: string;
  'revisit-if'?: string;
}

export interface KnownSeries {
  id: string;
  title: string;
  url: string;
  state: string;
  titles: string[];
  /** Numbers of the versions that the catalog has. */
  versions: number[];
  topics: string[];
  platforms: string[];
}

/** Constants whose numbers must be unlike others' of the same prefix. */
export const NUMBERED = /^(?:KVM_CAP_|KVM_EXIT_|KVM_HC_|KVM_DEV_TYPE_|KVM_X86_\w+_VM$|KVM_SYSTEM_EVENT_)/;
