import type { Knowledge } from './knowledge.ts';
import { layoutOf, UNSTABLE } from './layout.ts';
import type { AddedName } from './names.ts';
import type { Proposal } from './proposal.ts';
import { type Signs, signsOf } from './signs.ts';

/** What the kernel's own documents ask of an interface, as far as a program sees it in a patch. */
export interface Finding {
  rule: RuleId;
  /** The name that it is about. */
  name: string;
  path: string;
  line: number;
  what: string;
}

/** The rules, each with the document of the kernel that gives it. */
export const RULES = {
  'abi-document': { title: 'Attributes are described', document: 'Documentation/ABI/README' },
  documented: { title: 'Calls and capabilities are described', document: 'Documentation/virt/kvm/api.rst' },
  padding: { title: 'Padding has a name', document: 'Documentation/driver-api/ioctl.rst' },
  'same-size': { title: '32 and 64 bits have the same layout', document: 'Documentation/driver-api/ioctl.rst' },
  'fixed-types': { title: 'Members have types of a fixed size', document: 'Documentation/driver-api/ioctl.rst' },
  extensible: { title: 'A call can grow', document: 'Documentation/process/botching-up-ioctls.rst' },
  grown: { title: 'What is there keeps its size', document: 'Documentation/driver-api/ioctl.rst' },
  'vendor-word': { title: 'A neutral header names no vendor', document: 'Documentation/process/adding-syscalls.rst' },
} as const;
export type RuleId = keyof typeof RULES;

const RESERVED =
  /^(?:flags?|reserved\w*|rsvd\w*|resv\w*|pad\w*|mbz\w*|size|argsz|usize|version|__?pad\w*|__?reserved\w*)$/;

/** What is found, in the order of the names. */
export function findingsOf(proposal: Proposal, names: readonly AddedName[], knowledge: Knowledge): Finding[] {
  const out: Finding[] = [];
  const signs = signsOf(knowledge);
  const paths = proposal.patches.flatMap(({ files }) => files.map(({ path }) => path));
  const touches = (start: string) => paths.some((path) => path.startsWith(start));
  const described = proposal.patches
    .flatMap(({ files }) => files.filter(({ path }) => path.startsWith('Documentation/')))
    .flatMap(({ hunks }) => hunks.flatMap(({ lines }) => lines.filter(({ added }) => added).map(({ text }) => text)))
    .join('\n');
  const arguments_ = new Set(names.flatMap(({ argument }) => argument ?? []));
  for (const added of names) {
    const at = (rule: RuleId, what: string) =>
      out.push({ rule, name: added.name, path: added.path, line: added.line, what });
    if (added.kind === 'attribute' && added.tree !== 'debugfs' && !touches('Documentation/ABI/')) {
      at('abi-document', `the ${added.tree} attribute has no item under Documentation/ABI in this proposal`);
    }
    if (
      ['ioctl', 'capability', 'exit'].includes(added.kind) &&
      added.name.startsWith('KVM_') &&
      !described.includes(added.name)
    ) {
      at('documented', 'no document that the proposal changes names it');
    }
    if (added.kind === 'struct' && added.uapi) structFindings(added, arguments_.has(added.name), at);
    const vendor = vendorIn(added, knowledge, signs);
    if (vendor) at('vendor-word', `the header is neutral, and the name has "${vendor}" in it`);
  }
  return out;
}

function structFindings(added: AddedName, isArgument: boolean, at: (rule: RuleId, what: string) => void): void {
  const members = added.members ?? [];
  for (const { name, type } of members) {
    if (UNSTABLE.test(type)) at('fixed-types', `the type of ${name}, ${type}, is not the same on all machines`);
  }
  if (added.extended) {
    at(
      'grown',
      `gets ${members.map(({ name }) => name).join(', ')}: see that its size, and the number of calls that take it, stay as they were`,
    );
    return;
  }
  const [wide, narrow] = [layoutOf(members, 64), layoutOf(members, 32)];
  for (const { after, bytes } of wide?.holes ?? []) {
    at('padding', `${bytes} ${bytes === 1 ? 'byte' : 'bytes'} without a name behind ${after || 'its beginning'}`);
  }
  const moved = wide?.members.find((member, index) => narrow?.members[index]?.offset !== member.offset);
  if (wide && narrow && (moved || wide.size !== narrow.size)) {
    at(
      'same-size',
      moved ? `${moved.name} lies elsewhere on 32-bit x86` : `${wide.size} bytes, and ${narrow.size} on 32-bit x86`,
    );
  }
  if (isArgument && !members.some(({ name }) => RESERVED.test(name))) {
    at('extensible', 'no flags, reserved or size member: the call cannot grow without a new number');
  }
}

function vendorIn({ name, path, uapi }: AddedName, knowledge: Knowledge, signs: Signs): string | undefined {
  if (!uapi || !/^include\/uapi\/linux\//.test(path)) return undefined;
  // A header of a vendor's own may name it; linux/kvm.h is everybody's.
  const owned = ({ platform, files }: Knowledge['interfaces'][number]) =>
    !isNeutral(platform, knowledge) && files.includes(path);
  if (signs.vendor(path.split('/').at(-1) ?? '') !== undefined || knowledge.interfaces.some(owned)) return undefined;
  return signs.vendor(name);
}

const isNeutral = (id: string, { platforms }: Knowledge): boolean =>
  platforms.find((one) => one.id === id)?.neutral === true;
