import { type FileChange, type Hunk, hunksOf, type NewLine, type Patch, type Proposal } from './proposal.ts';

export type NameKind =
  | 'ioctl'
  | 'struct'
  | 'capability'
  | 'exit'
  | 'vm-type'
  | 'device-attribute'
  | 'sub-command'
  | 'hypercall'
  | 'flag'
  | 'constant'
  | 'attribute'
  | 'abi-document'
  | 'kconfig'
  | 'parameter'
  | 'tracepoint'
  | 'device';

export interface StructMember {
  name: string;
  type: string;
  /** Elements, when it is an array; a name stands for a constant, empty for a flexible one. */
  count?: string;
}

/** A name that a proposal adds. */
export interface AddedName {
  kind: NameKind;
  name: string;
  path: string;
  line: number;
  /** True for headers that userspace includes. */
  uapi: boolean;
  /** Value as written, of constants; `type,number` of ioctls, such as `'S',0x3`. */
  value?: string;
  /** Of ioctls: what the number's macro says of its argument. */
  argument?: string;
  direction?: 'none' | 'in' | 'out' | 'in-out';
  /** Of structs. */
  members?: StructMember[];
  /** Of structs: members were added to one that is there. */
  extended?: true;
  /** Of attributes: the file system they appear in. */
  tree?: 'sysfs' | 'configfs' | 'debugfs' | 'securityfs';
  /** A comment that stands above or beside it. */
  comment?: string;
}

const UAPI = /(?:^|\/)include\/uapi\//;
/** Copies and tests: what they add was added elsewhere. */
const COPIES = /^(?:tools|samples|scripts|rust\/bindings)\//;
const DIRECTION = { IO: 'none', IOR: 'out', IOW: 'in', IOWR: 'in-out' } as const;

/** Kinds of constants by their names; the first that fits. */
const KINDS: readonly [RegExp, NameKind][] = [
  [/^[A-Z0-9]+_CAP_\w+$/, 'capability'],
  [/^KVM_(?:SYSTEM_)?EVENT_\w+|^KVM_EXIT_\w+|_EXIT_(?!CODE)\w+$/, 'exit'],
  [/^KVM_(?:X86_\w+_VM|VM_TYPE_\w+|VM_\w+_TYPE_\w+|X86_\w+_PROTECTED_VM)$/, 'vm-type'],
  [/^KVM_HC_\w+$|_HYPERCALL_\w+$/, 'hypercall'],
  [/_FLAGS?_\w+$|_FLAGS?$|_MASK$/, 'flag'],
  [/_ATTR_\w+$|^KVM_DEV_\w+$|^KVM_X86_GRP_\w+/, 'device-attribute'],
  [/^(?:KVM_(?:SEV|TDX|PV|ARM_RMI|ARM_RME|ARM_VCPU)|SEV|PEF|UV|CCA)_[A-Z0-9_]+$/, 'sub-command'],
];

/** Every name that the proposal adds to what a program or an administrator may use, in the order of the patches. */
export function addedNames(proposal: Proposal): AddedName[] {
  const out: AddedName[] = [];
  const seen = new Set<string>();
  // A line that stood elsewhere before is none that was added.
  const gone = new Set([...hunksOf(proposal)].flatMap(({ hunk }) => hunk.removed.map((text) => text.trim())));
  for (const { file, hunk, patch } of hunksOf(proposal)) {
    if (COPIES.test(file.path)) continue;
    for (const name of namesIn(file, hunk, patch, gone)) {
      const key = `${name.kind} ${name.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      out.push(name);
    }
  }
  return out;
}

function namesIn(file: FileChange, hunk: Hunk, patch: Patch, gone: ReadonlySet<string>): AddedName[] {
  const { path } = file;
  const base = (line: number) => ({ path, line, uapi: UAPI.test(path) });
  const added = hunk.lines.filter((line) => line.added);
  const fresh = added.filter(({ text }) => !gone.has(text.trim()));
  const found: AddedName[] = [];
  if (/(?:^|\/)Kconfig/.test(path)) {
    for (const { text, number } of fresh) {
      const name = /^\s*(?:menu)?config ([A-Z0-9_]+)\s*$/.exec(text)?.[1];
      if (name) found.push({ kind: 'kconfig', name, ...base(number) });
    }
    return found;
  }
  if (path.startsWith('Documentation/')) return [...documented(path, fresh)];
  if (!/\.[ch]$/.test(path)) return found;
  found.push(...macros(file, hunk, gone), ...structs(file, hunk), ...enumerators(file, hunk, gone));
  found.push(...registered(path, hunk, fresh, patch));
  return found;
}

function* documented(path: string, lines: NewLine[]): Generator<AddedName> {
  const abi = path.startsWith('Documentation/ABI/');
  for (const { text, number } of lines) {
    const what = abi ? /^What:\s*(\S.*)$/.exec(text)?.[1]?.trim() : undefined;
    if (what) yield { kind: 'abi-document', name: what, path, line: number, uapi: false };
    const option = path.endsWith('kernel-parameters.txt') ? /^\t([a-z][\w.-]*)=\s/.exec(text)?.[1] : undefined;
    if (option) yield { kind: 'parameter', name: option, path, line: number, uapi: false };
  }
}

/** The comment at the end of a line or right above it. */
function commentAt(lines: readonly NewLine[], at: number): string | undefined {
  const beside = /\/\*+<?\s*(.*?)\s*\*\/\s*$|\/\/\s*(.*)$/.exec(lines[at]?.text ?? '');
  if (beside) return (beside[1] ?? beside[2] ?? '').slice(0, 300);
  const above: string[] = [];
  for (let back = at - 1; back >= 0 && back > at - 12; back -= 1) {
    const text = lines[back]?.text.trim() ?? '';
    if (!/^(?:\/?\*|\/\/)/.test(text) && !text.endsWith('*/')) break;
    above.unshift(text.replace(/^\/?\*+\/?|\*\/$|^\/\//g, '').trim());
    if (text.startsWith('/*')) break;
  }
  const text = above.join(' ').replace(/\*\/$/, '').trim();
  return text === '' ? undefined : text.slice(0, 300);
}

const withComment = (lines: readonly NewLine[], at: number) => {
  const comment = commentAt(lines, at);
  return comment === undefined ? {} : { comment };
};

/** `#define NAME value`, also over two lines: numbers of ioctls, and constants of headers for userspace. */
function* macros({ path }: FileChange, { lines }: Hunk, gone: ReadonlySet<string>): Generator<AddedName> {
  const uapi = UAPI.test(path);
  for (const [at, { text, number, added }] of lines.entries()) {
    const define = added && !gone.has(text.trim()) ? /^\s*#\s*define\s+([A-Za-z_]\w*)\s+(.*)$/.exec(text) : null;
    if (!define) continue;
    const name = define[1] ?? '';
    const value =
      `${(define[2] ?? '').replace(/\\\s*$/, '')}${text.trimEnd().endsWith('\\') ? (lines[at + 1]?.text ?? '') : ''}`
        .replace(/\/\*.*?(?:\*\/|$)/g, '')
        .trim();
    const number_ = /\b_(IOWR|IOW|IOR|IO)\s*\(\s*([^,()]+),\s*([^,()]+?)\s*(?:,\s*([^()]+?)\s*)?\)/.exec(value);
    const common = { name, path, line: number, uapi, ...withComment(lines, at) };
    if (number_ && uapi) {
      const [, direction = 'IO', type = '', nr = '', argument] = number_;
      yield {
        kind: 'ioctl',
        ...common,
        value: `${type.trim()},${nr.trim()}`,
        direction: DIRECTION[direction as keyof typeof DIRECTION],
        ...(argument === undefined ? {} : { argument: argument.replace(/^struct\s+/, '').trim() }),
      };
    } else if (uapi && /_IOC(?:TL)?_\w+$/.test(name) && /^\w+\s*\(/.test(value)) {
      // By a macro of the header's own, which tells no more.
      yield { kind: 'ioctl', ...common };
    } else if (uapi && value !== '' && !/^_+UAPI|_H_*$/.test(name)) {
      yield { kind: kindOf(name), ...common, value };
    }
  }
}

const kindOf = (name: string): NameKind => KINDS.find(([form]) => form.test(name))?.[1] ?? 'constant';

/** Members of enums in headers for userspace. */
function* enumerators({ path }: FileChange, hunk: Hunk, gone: ReadonlySet<string>): Generator<AddedName> {
  if (!UAPI.test(path)) return;
  let inside = /^(?:typedef\s+)?enum\b/.test(hunk.within);
  for (const [at, { text, number, added }] of hunk.lines.entries()) {
    if (/^\s*(?:typedef\s+)?enum\b.*\{?\s*$/.test(text)) inside = true;
    const member =
      inside && added && !gone.has(text.trim())
        ? /^\s+([A-Z][A-Z0-9_]+)\s*(?:=\s*([^,/]+?))?\s*(?:,|\/\*|$)/.exec(text)
        : null;
    if (member?.[1] && member[1].length > 3) {
      const value = member[2]?.trim();
      const common = { name: member[1], path, line: number, uapi: true, ...withComment(hunk.lines, at) };
      yield { kind: kindOf(member[1]), ...common, ...(value === undefined ? {} : { value }) };
    }
    if (/^\s*\}/.test(text)) inside = false;
  }
}

const MEMBER =
  /^\s+((?:(?:const|volatile|struct|union|enum|unsigned|signed)\s+)*[A-Za-z_]\w*)\s+(\**\w+)\s*(?:\[([^\]]*)\]|:\s*\d+)?\s*(?:\[[^\]]*\])*\s*(?:__\w+(?:\([^)]*\))?\s*)*;/;

/** Structs that are new, and members that one gets which is there. */
function* structs({ path }: FileChange, hunk: Hunk): Generator<AddedName> {
  const uapi = UAPI.test(path);
  if (!uapi) return;
  let open: AddedName | undefined = extension(path, hunk);
  let depth = open ? 1 : 0;
  for (const [at, { text, number, added }] of hunk.lines.entries()) {
    const start = /^struct\s+(\w+)\s*\{?\s*$/.exec(text);
    if (start?.[1] && depth === 0) {
      open = { kind: 'struct', name: start[1], path, line: number, uapi, members: [], ...withComment(hunk.lines, at) };
      if (!added) open.extended = true;
      depth = 1;
      continue;
    }
    if (!open) continue;
    const member = MEMBER.exec(text);
    if (member && (added || !open.extended)) {
      const [, type = '', name = '', count] = member;
      open.members?.push({
        name: name.replace(/^\*+/, ''),
        type: type.replace(/\s+/g, ' ') + (name.startsWith('*') ? ' *' : ''),
        ...(count === undefined ? {} : { count: count.trim() }),
      });
    }
    depth += /\{\s*$/.test(text) && !start ? 1 : 0;
    if (/^\s*\}/.test(text)) depth -= 1;
    if (depth === 0) {
      if ((open.members ?? []).length > 0) yield open;
      open = undefined;
    }
  }
  if (open && (open.members ?? []).length > 0) yield open;
}

function extension(path: string, { within, lines }: Hunk): AddedName | undefined {
  const name = /^struct\s+(\w+)\s*\{?/.exec(within)?.[1];
  if (name === undefined) return undefined;
  return { kind: 'struct', name, path, line: lines[0]?.number ?? 0, uapi: true, members: [], extended: true };
}

/** Files of sysfs, configfs, debugfs and securityfs, parameters, tracepoints and device nodes that code registers. */
function* registered(path: string, hunk: Hunk, fresh: NewLine[], { subject }: Patch): Generator<AddedName> {
  const configfs = /configfs/i.test(`${path} ${hunk.within} ${subject}`);
  for (const { text, number } of fresh) {
    const common = { path, line: number, uapi: false };
    const attribute =
      /\b(?:static\s+)?(CONFIGFS_(?:BIN_)?ATTR|(?:DEVICE|DRIVER|BUS|CLASS|BIN|SENSOR_DEVICE)_ATTR)(?:_(?:ADMIN_)?(RO|RW|WO))?\s*\(\s*(\w+)\s*(?:,\s*(\w+))?/.exec(
        text,
      );
    if (attribute) {
      const tree = attribute[1]?.startsWith('CONFIGFS') ? 'configfs' : 'sysfs';
      const name = (tree === 'configfs' ? attribute[4] : attribute[3]) ?? '';
      if (name) yield { kind: 'attribute', name, ...common, tree };
      continue;
    }
    const plain = /\b__ATTR(?:_RO|_RW|_WO)?\s*\(\s*(\w+)/.exec(text)?.[1];
    if (plain) yield { kind: 'attribute', name: plain, ...common, tree: configfs ? 'configfs' : 'sysfs' };
    const fs = /\b(debugfs|securityfs)_create_\w+\s*\(\s*"([^"]+)"/.exec(text);
    if (fs)
      yield { kind: 'attribute', name: fs[2] ?? '', ...common, tree: fs[1] === 'debugfs' ? 'debugfs' : 'securityfs' };
    const parameter =
      /\b(?:module_param(?:_named|_cb|_array|_string)?|core_param)\s*\(\s*(\w+)/.exec(text)?.[1] ??
      /\b(?:__setup|early_param)\s*\(\s*"([\w.-]+)=?"/.exec(text)?.[1];
    if (parameter) yield { kind: 'parameter', name: parameter, ...common };
    const trace = /^\s*(?:TRACE_EVENT|DEFINE_EVENT)\w*\s*\(\s*(\w+)(?:\s*,\s*(\w+))?/.exec(text);
    if (trace)
      yield {
        kind: 'tracepoint',
        name: (text.includes('DEFINE_EVENT') ? trace[2] : undefined) ?? trace[1] ?? '',
        ...common,
      };
  }
  const text = hunk.lines.map((line) => line.text).join('\n');
  const misc = /struct\s+miscdevice\s+\w+\s*=\s*\{[^}]*?\.name\s*=\s*(?:"([^"]+)"|(\w+))/.exec(text);
  if (misc && fresh.some((line) => line.text.includes('miscdevice'))) {
    const line = fresh.find((one) => one.text.includes('miscdevice'))?.number ?? 0;
    yield { kind: 'device', name: misc[1] ?? misc[2] ?? '', path, line, uapi: false };
  }
}
