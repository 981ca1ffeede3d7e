import type { Knowledge } from './knowledge.ts';
import type { NameKind } from './names.ts';
import { signsOf } from './signs.ts';

/** Kinds of constants by their names; the first that fits. */
const KINDS: readonly [RegExp, NameKind][] = [
  [/_(?:RET|RC|ERR|ERROR|STATUS)_\w+$/, 'constant'],
  [/^[A-Z0-9]+_CAP_\w+$/, 'capability'],
  [/^KVM_(?:SYSTEM_)?EVENT_\w+|^KVM_EXIT_\w+|_EXIT_(?!CODE)\w+$/, 'exit'],
  [/^KVM_(?:X86_\w+_VM|VM_TYPE_\w+|VM_\w+_TYPE_\w+|X86_\w+_PROTECTED_VM)$/, 'vm-type'],
  [/^KVM_HC_\w+$|_HYPERCALL_\w+$/, 'hypercall'],
  [/_FLAGS?_\w+$|_FLAGS?$|_MASK$/, 'flag'],
  [/_ATTR_\w+$|^KVM_DEV_\w+$|^KVM_X86_GRP_\w+/, 'device-attribute'],
];

/** The kind of a constant by its name; commands by what the platforms' entries say of theirs. */
export function kindsOf(knowledge: Pick<Knowledge, 'platforms'>): (name: string) => NameKind {
  const { command } = signsOf(knowledge);
  return (name) => KINDS.find(([form]) => form.test(name))?.[1] ?? (command(name) ? 'sub-command' : 'constant');
}
