// Generated from schemas/*.schema.json by `npm run types`. Do not edit.

/**
 * Any entry of the catalog.
 */
export type Entry =
  | Platform
  | FunctionEntry
  | Interface
  | Format
  | Concept
  | Topic
  | Series
  | Forum
  | Meeting
  | Decision
  | DocumentEntry
  | Consultation
  | Source
  | Status
  | Log
  | Kernel
  | Distribution;
/**
 * Permanent identifier in kebab-case; the file is named after it and the page's URL is made of it.
 */
export type CommonId = string;
/**
 * A mainline release as MAJOR.MINOR, in quotes: 6.10 without quotes is the number 6.1.
 */
export type CommonKernelVersion = string;
/**
 * Hash of a mainline commit, 12 to 40 hexadecimal digits.
 */
export type CommonCommit = string;
/**
 * A day as YYYY-MM-DD, or a month as YYYY-MM when no source gives the day.
 */
export type CommonDate = string;
/**
 * How a mail was seen of which mail.json keeps no digest. page: the mail itself, on a page of an archive. copy: its text, in a copy that shows no Message-IDs, found by subject and day. listed: only its title, day and Message-ID, in a digest, an index or another mail; no state follows from it.
 */
export type Seen = 'page' | 'copy' | 'listed';
/**
 * One or more places that a reader, and where possible a program, can check.
 *
 * @minItems 1
 */
export type CommonEvidenceList = Evidence[];
/**
 * What on a machine shows that it is there: any one of the signs is enough. All of them can be read without changing anything.
 *
 * @minItems 1
 */
export type Signs = Sign[];
/**
 * Words or phrases in lower case, single blanks between their parts.
 *
 * @minItems 1
 */
export type CommonSignWords = string[];
/**
 * Beginnings of paths in the kernel's tree.
 *
 * @minItems 1
 */
export type CommonCodePaths = string[];
/**
 * For a text that says all, always, only, never, every or any: the members that were looked at one by one, in words.
 */
export type CommonEach = string;
/**
 * Who says so: the code (implemented), or a document (documented). Where they disagree, write both.
 */
export type CommonSays = 'implemented' | 'documented';
/**
 * Other names that people search for: old and out-of-tree names, wrong names that circulate, error texts, command wording. Former ids of this entry go to `formerly`.
 */
export type CommonAliases = string[];
/**
 * Ids that this entry had before; their URLs redirect here.
 */
export type CommonFormerly = CommonId[];
/**
 * A Kconfig symbol, without CONFIG_.
 */
export type CommonKconfigSymbol = string;
/**
 * Kconfig symbols that build it, without CONFIG_: all of the items together.
 *
 * @minItems 1
 */
export type Kconfig = (CommonKconfigSymbol | KconfigItem)[];
/**
 * What happened to the thing, oldest first.
 *
 * @minItems 1
 */
export type History = HistoryEvent[];
/**
 * Identifier of a part inside its entry, used as the anchor of the page: lower-case words joined by - or _.
 */
export type CommonAnchor = string;
/**
 * Symbolic name of an error number as in errno(3).
 */
export type CommonErrno = string;
/**
 * Every known way to fail.
 */
export type CommonErrors = ErrorCase[];
/**
 * One claim, or several when the value changed between kernels or when document and code disagree.
 */
export type Claims = Claim | Claim[];
/**
 * Value of an aspect; its form follows the aspect's type: boolean; enum value; integer; size in bytes; duration such as 30s, 500ms or 2min; range {min, max}; errno list; identifier; text.
 */
export type AspectValue = boolean | number | string | Range | CommonErrno[];
/**
 * Byte order.
 */
export type FormatEndian = 'little' | 'big';
/**
 * A size in bytes or a count: a number; `rest` for what is left of the area; or the value of an earlier field × times + plus.
 */
export type Expression =
  | number
  | 'rest'
  | {
      /**
       * Name of the earlier field.
       */
      field: string;
      /**
       * Factor.
       */
      times?: number;
      /**
       * Added after the factor; may be negative.
       */
      plus?: number;
      /**
       * The field says how much is left over at the end of the area, instead of how much to take.
       */
      from?: 'rest';
    };
/**
 * Permanent identifier of a part of a topic, by custom its day and a word; it is an anchor of the topic's page.
 */
export type CommonEventId = string;
/**
 * Permanent identifier in kebab-case that may begin with a day or a month; the file is named after it and the page's URL is made of it.
 */
export type CommonDatedId = string;
/**
 * A number as 0x and lower-case hexadecimal digits.
 */
export type StatusNumber = string;

/**
 * A vendor technology for confidential computing, or `linux`, the neutral one.
 */
export interface Platform {
  id: CommonId;
  /**
   * Full name as its vendor writes it.
   */
  name: string;
  /**
   * Short code for column heads and tags, at most six characters.
   */
  code: string;
  /**
   * Who defines the technology.
   */
  vendor: string;
  /**
   * Directory of the kernel's arch/ it belongs to, such as x86, arm64, s390 or riscv; `any` for one of several.
   */
  arch: string;
  /**
   * Place among the columns, from 0.
   */
  order: number;
  /**
   * Hue of its tag, in degrees of the OKLCH colour circle.
   */
  hue: number;
  /**
   * True for the platform whose interfaces belong to no vendor.
   */
  neutral?: true;
  /**
   * True for the platforms that the short view shows.
   */
  main?: true;
  /**
   * What it is, in two or three neutral sentences.
   */
  summary: string;
  /**
   * Its own words for the field's common notions.
   */
  words?: {
    /**
     * Its word for a confidential guest.
     */
    guest?: string;
    /**
     * Its word for the trusted component between host and guest.
     */
    monitor?: string;
    /**
     * Its word for attestation Evidence.
     */
    evidence?: string;
    /**
     * Its word for the initial measurement of the guest.
     */
    measurement?: string;
    /**
     * Its word for registers that are extended at run time.
     */
    'runtime-measurement'?: string;
    /**
     * Its word for the Endorsements that accompany Evidence.
     */
    endorsement?: string;
    /**
     * Its word for memory that the host cannot read.
     */
    'private-memory'?: string;
    /**
     * Its word for levels inside the guest.
     */
    'privilege-level'?: string;
    /**
     * Its word for the version of its trusted computing base.
     */
    tcb?: string;
  };
  /**
   * Older technologies of the vendor that its guests are guests of, too.
   *
   * @minItems 1
   */
  extends?: CommonId[];
  signs?: PlatformSigns;
  review?: PlatformReview;
  /**
   * Ids of the source entries that define it.
   */
  specs?: CommonId[];
  /**
   * Statements about kernel support as a whole.
   */
  notes?: Statement[];
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
}
/**
 * What shows that a machine is a guest or a host of the technology.
 */
export interface PlatformSigns {
  guest?: Signs;
  host?: Signs;
  processor?: Signs;
  paravisor?: Signs;
}
/**
 * One thing that can be read on a machine. Exactly one of path, cpu-flag, log or platform says what kind of thing it is.
 */
export interface Sign {
  /**
   * A path that is there; *, ? and [ ] stand for parts that vary, as in a shell.
   */
  path?: string;
  /**
   * A line that the file at path holds; * stands for any part of it.
   */
  holds?: string;
  /**
   * A word of the flags in /proc/cpuinfo.
   */
  'cpu-flag'?: string;
  /**
   * A line of the kernel's log; * stands for any part of it.
   */
  log?: string;
  platform?: CommonId;
  evidence?: CommonEvidenceList;
}
/**
 * Where a claim was read. Exactly one of kernel, abi-doc, kconfig, commit, lore, spec or url says what kind of place it is; the other keys say where in it.
 */
export interface Evidence {
  /**
   * Path of a file in the kernel's source tree. With `symbol`, `lines` or `text` it names the part; with `lacks` it claims that the file does not contain a text.
   */
  kernel?: string;
  /**
   * Function, struct, enum, macro or variable whose definition in `kernel` is the evidence. The checker digests its normalised text.
   */
  symbol?: string;
  /**
   * First and last line in `kernel`, such as 120-134. Prefer `symbol`, which survives edits elsewhere.
   */
  lines?: string;
  /**
   * A short text (one line, up to 120 characters) that the file, or the symbol in it, contains: an attribute's name, a constant, a device name.
   */
  text?: string;
  /**
   * A text that the file does not contain; the way to prove an absence. `kernel` may be a directory here.
   */
  lacks?: string;
  /**
   * Path of a file under Documentation/ABI of the kernel's tree.
   */
  'abi-doc'?: string;
  /**
   * The What: line of that document, or a distinct part of it.
   */
  what?: string;
  /**
   * Kconfig symbol, without CONFIG_.
   */
  kconfig?: string;
  at?: CommonKernelVersion;
  /**
   * Further releases in which the place was read, reads otherwise, and still supports the claim.
   *
   * @minItems 1
   */
  also?: CommonKernelVersion[];
  commit?: CommonCommit;
  /**
   * Subject line of the commit or message.
   */
  subject?: string;
  /**
   * Message-ID without angle brackets; the page links to lore.kernel.org/r/<id>.
   */
  lore?: string;
  date?: CommonDate;
  seen?: Seen;
  spec?: CommonId;
  /**
   * Section, table or page of the specification.
   */
  section?: string;
  /**
   * Address of a page, when there is no better place.
   */
  url?: string;
  /**
   * Title of that page.
   */
  title?: string;
  /**
   * True when the place is a secondary source: news, a commentary, an excerpt. The page marks the claim as claimed.
   */
  claimed?: boolean;
}
/**
 * By what a review of patches and the watch over mail know the technology. A word is written in lower case, as it stands in titles, paths and identifiers; `_`, `-` and `/` between its parts count as blanks.
 */
export interface PlatformReview {
  words?: CommonSignWords;
  titles?: CommonSignWords;
  weak?: CommonSignWords;
  names?: CommonSignWords;
  /**
   * How the names of its commands begin, such as `KVM_TDX_`.
   *
   * @minItems 1
   */
  commands?: string[];
  guest?: CommonCodePaths;
  host?: CommonCodePaths;
}
/**
 * A sentence about behaviour, with its evidence.
 */
export interface Statement {
  /**
   * The statement, in a sentence or two.
   */
  text: string;
  each?: CommonEach;
  says?: CommonSays;
  since?: CommonKernelVersion;
  until?: CommonKernelVersion;
  evidence: CommonEvidenceList;
}
/**
 * One thing that userspace needs, defined without a vendor's words, with the aspects by which offers are compared.
 */
export interface FunctionEntry {
  id: CommonId;
  /**
   * The need, as a verb phrase.
   */
  name: string;
  /**
   * Block of the matrix that it stands in.
   */
  group:
    | 'attestation'
    | 'measurement'
    | 'secrets'
    | 'identity'
    | 'memory'
    | 'launch'
    | 'host'
    | 'devices'
    | 'lifecycle'
    | 'resources';
  /**
   * Who needs it: software in the guest, or on the host.
   */
  side: 'guest' | 'host';
  /**
   * Place within the group.
   */
  order: number;
  /**
   * What counts as this function, neutrally, so that a reader can tell whether an interface offers it.
   */
  definition: string;
  /**
   * What it is needed for, in a sentence or two.
   */
  why?: string;
  /**
   * Typed rows of the comparison, most telling first.
   *
   * @minItems 1
   */
  aspects: Aspect[];
  /**
   * Cells of the platforms that do not offer it, each with its reason.
   */
  absent?: AbsentCell[];
  /**
   * Ids of functions that belong to the same task.
   */
  related?: CommonId[];
  /**
   * Ids of concepts that explain its words.
   */
  concepts?: CommonId[];
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
}
/**
 * One question that is asked of every offer, and the type of its answers.
 */
export interface Aspect {
  id: CommonId;
  /**
   * Head of the row.
   */
  name: string;
  /**
   * Type of the values. Typed values compare as same or different; text compares as see.
   */
  type: 'boolean' | 'enum' | 'integer' | 'size' | 'duration' | 'range' | 'errnos' | 'identifier' | 'text';
  /**
   * Unit of integer and range values.
   */
  unit?: string;
  /**
   * Legal values of an enum: id to label.
   */
  values?: {
    [k: string]: string;
  };
  /**
   * For each value of an enum a test that two people would apply alike, as a sentence.
   */
  when?: {
    [k: string]: string;
  };
  /**
   * What exactly is asked, in a sentence.
   */
  about?: string;
}
/**
 * A cell that no interface fills.
 */
export interface AbsentCell {
  platform: CommonId;
  /**
   * none: researched, there is none. not-applicable: the need cannot arise. unknown: not researched; the reason says what is left to do.
   */
  state: 'none' | 'not-applicable' | 'unknown';
  /**
   * At most five words for the matrix.
   */
  short?: string;
  /**
   * Why, in a sentence.
   */
  reason: string;
  /**
   * What people use instead, if anything.
   */
  instead?: string;
  evidence?: CommonEvidenceList;
}
/**
 * One thing that userspace opens, with its operations.
 */
export interface Interface {
  id: CommonId;
  /**
   * What the page is titled.
   */
  name: string;
  platform: CommonId;
  /**
   * Where it is opened.
   */
  side: 'guest' | 'host' | 'both';
  /**
   * What it is for, in two or three sentences.
   */
  summary: string;
  /**
   * What userspace opens.
   */
  opens: {
    /**
     * Kind of the thing that is opened.
     */
    kind:
      | 'device'
      | 'configfs-directory'
      | 'sysfs-directory'
      | 'sysfs-file'
      | 'securityfs-directory'
      | 'procfs-file'
      | 'kvm-fd'
      | 'cgroup-directory'
      | 'cpu-feature'
      | 'command-line'
      | 'module-parameter'
      | 'hypercall'
      | 'class-directory'
      | 'none';
    /**
     * Its path; $name stands for a part that the caller chooses, N for a number.
     */
    path?: string;
    /**
     * Further paths by which the same thing is reached.
     */
    paths?: string[];
    /**
     * Mode that the kernel gives it, such as 0600.
     */
    mode?: string;
    /**
     * How an instance is made, if it must be.
     */
    creates?: string;
    evidence?: CommonEvidenceList;
  };
  /**
   * What must be there before it can be used: module, mount, firmware, kernel command line, host's part.
   */
  needs?: string[];
  /**
   * Directories of arch/ whose UAPI headers declare its names; left out when it declares none.
   */
  arch?: string[];
  /**
   * UAPI headers that declare its names, as included: linux/sev-guest.h.
   */
  header?: string[];
  signs?: Signs;
  /**
   * Why nothing that can be read shows it, and how a program finds out, in a clause.
   */
  'signs-none'?: string;
  kconfig?: Kconfig;
  /**
   * Why no Kconfig symbol builds it, in a clause.
   */
  'kconfig-none'?: string;
  /**
   * Name of the module, as modprobe takes it.
   */
  module?: string;
  /**
   * Files in the kernel's tree that implement it.
   */
  source?: string[];
  /**
   * Files in the kernel's tree that document it.
   */
  document?: string[];
  /**
   * Class by Documentation/ABI/README; `uapi` for header-defined interfaces; `undocumented` when no document exists; `proposed` before a merge.
   */
  stability: 'stable' | 'testing' | 'obsolete' | 'removed' | 'uapi' | 'undocumented' | 'proposed';
  history: History;
  /**
   * Everything that can be done with it, in the order in which a caller meets it.
   */
  operations: Operation[];
  /**
   * Structs of the header that the operations use. Sizes and offsets are extracted, never written here.
   */
  structs?: Struct[];
  /**
   * Further names of the headers that belong to this interface. A trailing * stands for every name with that prefix.
   */
  constants?: ConstantRef[];
  /**
   * For a neutral interface: who feeds it, and what differs behind it.
   */
  providers?: Provider[];
  /**
   * Where the kernel's documentation and its code disagree.
   */
  discrepancies?: Discrepancy[];
  /**
   * Short, complete C programs that are compiled against the real headers.
   */
  examples?: Example[];
  /**
   * Statements about the interface as a whole.
   */
  notes?: Statement[];
  /**
   * Ids of other interfaces that a reader of this one needs.
   */
  related?: CommonId[];
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
}
/**
 * A symbol, or any one of several, in a range of kernels.
 */
export interface KconfigItem {
  symbol?: CommonKconfigSymbol;
  /**
   * Symbols of which one is enough.
   *
   * @minItems 2
   */
  any?: CommonKconfigSymbol[];
  since?: CommonKernelVersion;
  until?: CommonKernelVersion;
}
/**
 * One step: proposed on a list, added to a kernel, changed, moved, deprecated, removed.
 */
export interface HistoryEvent {
  /**
   * Kind of step. `unknown` stands alone: it is there, and nobody has looked yet since which kernel.
   */
  change: 'proposed' | 'added' | 'changed' | 'moved' | 'deprecated' | 'removed' | 'unknown';
  kernel?: CommonKernelVersion;
  'not-in'?: CommonKernelVersion;
  /**
   * True when `kernel` is the oldest kernel that was read and the step may be older.
   */
  'or-before'?: true;
  date?: CommonDate;
  /**
   * Version of the series, such as v13, for `proposed`.
   */
  version?: string;
  /**
   * What became of a proposal.
   */
  state?: 'posted' | 'out-of-tree' | 'merged' | 'superseded' | 'withdrawn';
  /**
   * What the step did, in a sentence.
   */
  what?: string;
  evidence: CommonEvidenceList;
}
/**
 * One thing that can be done with the interface: an ioctl, an attribute, an exit, a capability.
 */
export interface Operation {
  id: CommonAnchor;
  /**
   * Name as userspace writes it: the symbol, the attribute's file name, the flag.
   */
  name: string;
  /**
   * Kind of operation.
   */
  kind:
    | 'ioctl'
    | 'sub-command'
    | 'attribute'
    | 'file'
    | 'exit'
    | 'capability'
    | 'device-attribute'
    | 'vm-type'
    | 'parameter'
    | 'cpu-flag'
    | 'cpuid-leaf'
    | 'msr'
    | 'event'
    | 'flag'
    | 'cgroup-key'
    | 'hypercall'
    | 'call';
  /**
   * What it does, in a sentence or two.
   */
  summary: string;
  /**
   * Name in the UAPI header whose number is extracted.
   */
  symbol?: string;
  /**
   * Header that declares the symbol, when it is not the interface's first.
   */
  header?: string;
  /**
   * Path, when it is not the interface's path and the name.
   */
  path?: string;
  /**
   * Descriptor that it is issued on.
   */
  fd?: 'device' | 'system' | 'vm' | 'vcpu' | 'guest-memfd' | 'partition';
  /**
   * Direction for files and attributes.
   */
  access?: 'read-only' | 'write-only' | 'read-write';
  /**
   * Mode of the file.
   */
  mode?: string;
  /**
   * Direction of data for ioctls and commands, seen from the caller.
   */
  direction?: 'none' | 'in' | 'out' | 'in-out';
  /**
   * What the file holds or takes.
   */
  holds?: string;
  /**
   * Struct that goes in.
   */
  request?: string;
  /**
   * Struct that comes out.
   */
  response?: string;
  format?: CommonId;
  /**
   * What the caller must be or hold, as phrases.
   */
  privileges?: string[];
  /**
   * How long it may take and what it waits for.
   */
  waits?: string;
  /**
   * What must be there before it works, beyond the interface's needs.
   */
  needs?: string[];
  /**
   * What the host has to do or provide.
   */
  'host-part'?: string;
  errors?: CommonErrors;
  history?: History;
  /**
   * Functions that it performs, or in which it takes part, with the values of their aspects.
   */
  implements?: Implements[];
  /**
   * declared-only: the header has it, no code handles it. internal: not reachable from userspace but part of the contract.
   */
  status?: 'declared-only' | 'deprecated' | 'internal';
  /**
   * Statements about the operation.
   */
  notes?: Statement[];
  aliases?: CommonAliases;
}
/**
 * One way to fail: the errno, when it comes, and what the caller can do.
 */
export interface ErrorCase {
  errno: CommonErrno;
  /**
   * The cause, as a clause.
   */
  when: string;
  each?: CommonEach;
  /**
   * The way out, as an instruction.
   */
  do?: string;
  /**
   * suggested: the way out follows from no place; nobody has shown that it helps.
   */
  'do-says'?: 'suggested';
  'do-evidence'?: CommonEvidenceList;
  says?: CommonSays;
  since?: CommonKernelVersion;
  until?: CommonKernelVersion;
  evidence: CommonEvidenceList;
}
/**
 * A function that this operation serves, and the values of that function's aspects here.
 */
export interface Implements {
  function: CommonId;
  /**
   * The operation's part in it: `result` performs the function or gives its result; `input`, `option` and `step` only take part.
   */
  as?: 'result' | 'input' | 'option' | 'step';
  aspects?: AspectValues;
}
/**
 * Values of the function's aspects, by aspect id. An aspect that is left out is unknown, and shown so.
 */
export interface AspectValues {
  [k: string]: Claims;
}
/**
 * What is known of one aspect in one place, from one kernel on. Either `value`, or `uapi` (taken from the extracted facts), or `applies: false`.
 */
export interface Claim {
  value?: AspectValue;
  /**
   * Name of an extracted fact that is the value: a struct means its size, struct.field the field's size, a constant its value.
   */
  uapi?: string;
  /**
   * For errnos: true when the callees were followed to their ends, so that no other errno comes from here; false when the list may lack some.
   */
  complete?: boolean;
  /**
   * False when the aspect has no meaning here; say why in `note`.
   */
  applies?: false;
  since?: CommonKernelVersion;
  until?: CommonKernelVersion;
  says?: CommonSays;
  /**
   * A sentence that the value alone does not say.
   */
  note?: string;
  each?: CommonEach;
  evidence: CommonEvidenceList;
}
/**
 * A closed range; equal ends mean exactly that.
 */
export interface Range {
  /**
   * Least value.
   */
  min: number;
  /**
   * Greatest value.
   */
  max: number;
}
/**
 * One struct or union of the headers.
 */
export interface Struct {
  /**
   * Tag of the struct or union.
   */
  name: string;
  /**
   * What it is, in a sentence.
   */
  about?: string;
  /**
   * Fields that need a word.
   */
  fields?: StructField[];
}
/**
 * One field that needs a word or a role.
 */
export interface StructField {
  /**
   * Name of the field as in the header.
   */
  name: string;
  /**
   * What it holds.
   */
  about?: string;
  /**
   * What it means across vendors, so that structs can be aligned: caller-data, result, length, address, version, status, privilege-level, key-select, flags, reserved, policy, identity, measurement, handle, count, other.
   */
  role?:
    | 'caller-data'
    | 'result'
    | 'length'
    | 'address'
    | 'version'
    | 'status'
    | 'privilege-level'
    | 'key-select'
    | 'flags'
    | 'reserved'
    | 'policy'
    | 'identity'
    | 'measurement'
    | 'handle'
    | 'count'
    | 'other';
}
/**
 * One name of the headers, or all that begin alike.
 */
export interface ConstantRef {
  /**
   * Name, or prefix and *.
   */
  name: string;
  /**
   * What it means.
   */
  about?: string;
}
/**
 * What one platform puts behind the neutral interface.
 */
export interface Provider {
  platform: CommonId;
  /**
   * Name of the provider as the kernel shows it, or of the component that feeds it.
   */
  name: string;
  /**
   * How this provider does it, in a sentence or two.
   */
  summary?: string;
  signs?: Signs;
  kconfig?: Kconfig;
  /**
   * Module to load.
   */
  module?: string;
  /**
   * Files that implement it.
   */
  source?: string[];
  history: History;
  /**
   * Ids of the operations (attributes) that are visible with this provider.
   */
  shows?: CommonAnchor[];
  /**
   * Attributes that are visible only under a condition.
   *
   * Items: Some attributes and their condition.
   */
  'shows-when'?: {
    /**
     * The condition, as a clause.
     */
    condition: string;
    /**
     * Ids of the operations.
     */
    attributes: CommonAnchor[];
  }[];
  /**
   * Ids of operations that are visible but without effect here.
   */
  ignores?: CommonAnchor[];
  'visibility-evidence'?: CommonEvidenceList;
  /**
   * What this provider needs.
   */
  needs?: string[];
  /**
   * What the host has to do or provide.
   */
  'host-part'?: string;
  /**
   * Functions that it really serves, by which operations, with the values of their aspects. What is left out is inherited from the operation.
   */
  implements: ProviderImplements[];
  errors?: CommonErrors;
  /**
   * Statements about the provider.
   */
  notes?: Statement[];
  aliases?: CommonAliases;
}
/**
 * One function that the provider serves, and how.
 */
export interface ProviderImplements {
  function: CommonId;
  /**
   * Ids of the operations through which it is reached.
   *
   * @minItems 1
   */
  operations: CommonAnchor[];
  since?: CommonKernelVersion;
  shared?: SharedPart;
  aspects?: AspectValues;
}
/**
 * Set where a program still has to know the platform: what alone is shared, and what is the platform's own.
 */
export interface SharedPart {
  /**
   * library: kernel code is shared, and paths or devices are the platform's own. envelope: the call, file or exit is shared, and numbers, names or contents in it are the platform's own.
   */
  part: 'library' | 'envelope';
  /**
   * What a program has to know of the platform, as a clause.
   */
  own: string;
  evidence: CommonEvidenceList;
}
/**
 * One point on which the document and the code disagree.
 */
export interface Discrepancy {
  id: CommonId;
  /**
   * The disagreement in a line.
   */
  title: string;
  operation?: CommonAnchor;
  documented: DiscrepancySide;
  implemented: DiscrepancySide;
  /**
   * What a caller does meanwhile.
   */
  advice: string;
  /**
   * A paragraph that a maintainer could turn into a documentation patch.
   */
  patch?: string;
}
/**
 * What one side says, and where.
 */
export interface DiscrepancySide {
  /**
   * What it says, in a sentence.
   */
  claim: string;
  each?: CommonEach;
  evidence: CommonEvidenceList;
}
/**
 * One program.
 */
export interface Example {
  id: CommonId;
  /**
   * What it does.
   */
  title: string;
  /**
   * Ids of the functions it shows.
   */
  functions?: CommonId[];
  /**
   * Architecture whose headers it is compiled against.
   */
  arch?: 'x86' | 'arm64' | 's390';
  since?: CommonKernelVersion;
  /**
   * The C source.
   */
  code: string;
}
/**
 * The layout of evidence or of a part of it, complete enough to decode it: the decoder knows nothing but this.
 */
export interface Format {
  id: CommonId;
  /**
   * Name of the format.
   */
  name: string;
  platform: CommonId;
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
  family?: CommonId;
  /**
   * binary: fields at offsets. cbor: items at keys. json: values at keys of a text. protobuf: values at numbers of fields. x509: parts of a certificate, and its extensions by their object identifiers. bits: one word taken apart.
   */
  encoding: 'binary' | 'cbor' | 'json' | 'protobuf' | 'x509' | 'bits';
  /**
   * What it is and where one gets it.
   */
  about: string;
  /**
   * True when it only occurs inside other formats.
   */
  part?: boolean;
  /**
   * claimed when the layout as a whole is known from secondary sources only.
   */
  trust?: 'documented' | 'claimed';
  endian?: FormatEndian;
  /**
   * Numbering of a bits format: lsb0 counts from the least significant bit, msb0 from the most significant.
   */
  bitOrder?: 'lsb0' | 'msb0';
  /**
   * Size in bytes, when it is fixed.
   */
  size?: number;
  /**
   * How the format is recognised by its content.
   */
  detect?: {
    /**
     * Conditions that must all hold.
     *
     * @minItems 1
     */
    all: Condition[];
    /**
     * Numbers of bytes that the whole may have; any when left out.
     *
     * @minItems 1
     */
    sizes?: number[];
    /**
     * Higher goes first when several formats match; 0 when left out.
     */
    priority?: number;
  };
  /**
   * Values that follow from the content, such as the product; conditions here use at, path and derived.
   *
   * Items: One derived value.
   */
  derive?: {
    /**
     * product, profile and variant become part of the result; other names serve conditions.
     */
    name: string;
    /**
     * The first case that holds gives the value.
     *
     * @minItems 1
     *
     * Items: One value and when it holds.
     */
    cases?: {
      /**
       * The value.
       */
      value: string;
      when: Condition;
    }[];
    /**
     * Value when no case holds.
     */
    otherwise?: string;
  }[];
  /**
   * Fields of a binary format, in order.
   */
  fields?: Field[];
  /**
   * Bits of a bits format.
   */
  bits?: Bit[];
  root?: Node;
  /**
   * Sentences for the reader when a condition holds.
   *
   * Items: One sentence and when it is said.
   */
  rules?: {
    when: Condition;
    /**
     * The sentence; {NAME} stands for a field's value, {@} for the prefix of this format's names.
     */
    say: string;
    /**
     * note for what is worth knowing but no reason for concern; warning when left out.
     */
    level?: 'warning' | 'note';
  }[];
  /**
   * Bindings to recompute.
   */
  checks?: Check[];
  replay?: Replay;
  /**
   * Signatures that what is in the evidence, or comes with it, can check.
   */
  signatures?: Signed[];
  /**
   * Signatures of which the key, or the signature itself, comes apart.
   *
   * @minItems 1
   */
  detached?: Detached[];
  /**
   * What is in here that checks the signatures of other pieces.
   */
  offers?: {
    /**
     * Public keys.
     *
     * @minItems 1
     */
    keys?: OfferedKey[];
    /**
     * Signatures over something that comes apart: the fields of each, r before s.
     *
     * @minItems 1
     */
    signatures?: OfferedSignature[];
  };
  /**
   * Roots of vendors by which a chain of certificates may end.
   *
   * Items: One root.
   */
  roots?: {
    /**
     * What it is called.
     */
    name: string;
    /**
     * SHA-256 of the certificate in DER.
     */
    fingerprint: string;
    /**
     * Where the vendor, or who took it from there, publishes it.
     */
    source: string;
  }[];
  /**
   * What decoding does not verify, as noun phrases or sentences.
   */
  notChecked?: string[];
  evidence: CommonEvidenceList;
}
/**
 * A test on an operand (exactly one of field, derived, at, path says which), or a combination of tests by all, any, not. Tests written together must all hold.
 */
export interface Condition {
  /**
   * Decoded field, by its name in this format; outer formats are searched when this one has none. Dots reach into nested formats.
   */
  field?: string;
  /**
   * Derived value of this format or an outer one.
   */
  derived?: string;
  /**
   * Offset in bytes from this format's start; read with `type`.
   */
  at?: number;
  /**
   * CBOR only: map keys and array indices from this format's root; byte strings that hold CBOR are entered.
   */
  path?: (number | string)[];
  /**
   * How to read at `at`; bytes when left out.
   */
  type?: 'u8' | 'u16' | 'u32' | 'u64' | 'bytes';
  endian?: FormatEndian;
  /**
   * Number of bytes to read at `at` as bytes.
   */
  size?: number;
  /**
   * Only these of the value's bytes: first, and how many.
   *
   * @minItems 2
   * @maxItems 2
   */
  slice?: [number, number];
  /**
   * Bits of the integer to look at; a 0x string from 2^53.
   */
  mask?: number | string;
  /**
   * Take the number of bytes instead of the value.
   */
  length?: boolean;
  /**
   * Every one of these holds.
   *
   * @minItems 1
   */
  all?: Condition[];
  /**
   * At least one of these holds.
   *
   * @minItems 1
   */
  any?: Condition[];
  not?: Condition;
  /**
   * The value is this: a number; text for text; hex for bytes; true, false or null for those.
   */
  eq?: number | string | boolean | null;
  /**
   * The value is one of these.
   *
   * @minItems 1
   */
  in?: (number | string)[];
  /**
   * The integer is at least this.
   */
  min?: number;
  /**
   * The integer is at most this.
   */
  max?: number;
  /**
   * Whether every byte, or the integer, is zero.
   */
  zero?: boolean;
  /**
   * Whether the field or key exists at all.
   */
  present?: boolean;
  /**
   * The text begins with this.
   */
  startsWith?: string;
  /**
   * The CBOR item is of this kind.
   */
  kind?: 'int' | 'bytes' | 'text' | 'array' | 'map' | 'bool' | 'null';
  /**
   * The CBOR item carries this tag.
   */
  tag?: number;
}
/**
 * A field of a binary layout; fields follow one another unless `pos` says where they lie. Or `include`: the fields of another format at this place.
 */
export interface Field {
  /**
   * The vendor's name for it; dots show nesting.
   */
  name?: string;
  /**
   * Id of the neutral concept, or none.
   */
  concept?: CommonId | 'none';
  /**
   * What it holds, in own words.
   */
  meaning?: string;
  /**
   * Set to claimed when only a secondary source gives it.
   */
  trust?: 'documented' | 'claimed';
  aliases?: CommonAliases;
  include?: CommonId;
  /**
   * uint: unsigned integer of any size. bits: integer taken apart by a bits format. bytes, hash: as they lie in memory. text: UTF-8. json: text holding JSON. pem: text holding PEM blocks. guid. reserved. struct: another format. array: a repeated format.
   */
  type?: 'uint' | 'bits' | 'bytes' | 'hash' | 'text' | 'json' | 'pem' | 'guid' | 'reserved' | 'struct' | 'array';
  /**
   * Offset in bytes from the format's start, where it is fixed; it is checked against the sizes before it.
   */
  offset?: number;
  size?: Expression;
  endian?: FormatEndian;
  /**
   * Order of a GUID's bytes: as in RFC 4122, or mixed as in EFI.
   */
  guid?: 'rfc4122' | 'mixed';
  /**
   * The field lies where another field points to, not after the one before.
   */
  pos?: {
    /**
     * Field that holds the offset.
     */
    field: string;
    /**
     * Where the offset counts from: this format's start, the outer format's, or the input's.
     */
    from?: 'self' | 'parent' | 'input';
  };
  /**
   * What reserved bits or bytes must be; `any` when they are not checked.
   */
  must?: 'zero' | 'one' | 'any';
  /**
   * Names of values.
   */
  enum?: ValueName[];
  /**
   * True when a value that `enum` does not list deserves a warning.
   */
  closed?: boolean;
  when?: Condition;
  format?: CommonId;
  /**
   * Formats to try in this order; the first that recognises the bytes is used.
   *
   * @minItems 1
   */
  formats?: CommonId[];
  /**
   * Formats chosen by conditions; the first that holds is used.
   *
   * @minItems 1
   *
   * Items: One format and when it is used.
   */
  cases?: {
    when: Condition;
    format: CommonId;
  }[];
  /**
   * Warning when no format fits and the bytes are shown as they are.
   */
  otherwise?: string;
  /**
   * True when the struct's fields keep their own names, without this field's name before them.
   */
  inline?: boolean;
  /**
   * How often an array repeats.
   */
  repeat?: {
    count?: Expression;
    /**
     * Until an element is all zero bytes.
     */
    untilZero?: boolean;
    /**
     * Until the area ends.
     */
    toEnd?: boolean;
    until?: Condition;
    /**
     * More elements than this make no sense.
     */
    max: number;
  };
}
/**
 * A value and its name.
 */
export interface ValueName {
  /**
   * Integer; or hex, text or GUID text for other types.
   */
  value: number | string;
  /**
   * Name of the value.
   */
  name: string;
  /**
   * What it means.
   */
  meaning?: string;
}
/**
 * A bit or a range of bits.
 */
export interface Bit {
  /**
   * The vendor's name for it; dots show nesting.
   */
  name: string;
  /**
   * Id of the neutral concept, or none.
   */
  concept: CommonId | 'none';
  /**
   * What it holds, in own words.
   */
  meaning?: string;
  /**
   * Set to claimed when only a secondary source gives it.
   */
  trust?: 'documented' | 'claimed';
  aliases?: CommonAliases;
  /**
   * Number of the bit, in the format's bitOrder.
   */
  bit?: number;
  /**
   * First and last bit of a range, the lower number first.
   *
   * @minItems 2
   * @maxItems 2
   */
  bits?: [number, number];
  /**
   * What reserved bits or bytes must be; `any` when they are not checked.
   */
  must?: 'zero' | 'one' | 'any';
  /**
   * Names of values.
   */
  enum?: ValueName[];
}
/**
 * A node of a CBOR layout: the root, the value of a map key, an array element, or what a byte string holds. Or `include`: the entries of another format's root map.
 */
export interface Node {
  /**
   * The vendor's name for it; dots show nesting.
   */
  name?: string;
  /**
   * Id of the neutral concept, or none.
   */
  concept?: CommonId | 'none';
  /**
   * What it holds, in own words.
   */
  meaning?: string;
  /**
   * Set to claimed when only a secondary source gives it.
   */
  trust?: 'documented' | 'claimed';
  aliases?: CommonAliases;
  include?: CommonId;
  /**
   * Kind of the item. hash and certificate are byte strings; any accepts everything.
   */
  type?: 'map' | 'array' | 'bytes' | 'hash' | 'text' | 'uint' | 'int' | 'bool' | 'certificate' | 'any';
  /**
   * Key in the map around it.
   */
  key?: number | string;
  /**
   * Every integer key from the first to the last.
   *
   * @minItems 2
   * @maxItems 2
   */
  keyRange?: [number, number];
  /**
   * Place in the array around it.
   */
  index?: number;
  /**
   * CBOR tags that it may carry.
   */
  tags?: number[];
  /**
   * True when the tag may be left out.
   */
  tagOptional?: boolean;
  /**
   * Name under which the tag is shown as a field.
   */
  tagName?: string;
  /**
   * Byte lengths that are allowed.
   */
  sizes?: number[];
  /**
   * True when null may stand instead.
   */
  nullable?: boolean;
  /**
   * True when the key may be missing.
   */
  optional?: boolean;
  /**
   * True when its name is left out of the names of what is inside.
   */
  inline?: boolean;
  /**
   * True when a byte string is shown only by what is inside it.
   */
  hidden?: boolean;
  /**
   * Names of values.
   */
  enum?: ValueName[];
  /**
   * True when a value that `enum` does not list deserves a warning.
   */
  closed?: boolean;
  /**
   * Known keys of a map, or the elements of an array of fixed length.
   */
  entries?: Node[];
  others?: Node;
  items?: Node;
  /**
   * Number of elements that the array must have.
   */
  count?: number;
  embedded?: Node;
  format?: CommonId;
  /**
   * Formats to try in this order; the first that recognises the bytes is used.
   *
   * @minItems 1
   */
  formats?: CommonId[];
  fallback?: CommonId;
  /**
   * Warning when none of `formats` recognises the content.
   */
  otherwise?: string;
  /**
   * Other kinds that the item may be; the one whose type is the item's is used.
   */
  alternatives?: Node[];
}
/**
 * A binding inside the evidence, or with what comes with it, that can be recomputed: a hash over parts of it equals a field; or, with extent, a size field equals the size of the area.
 */
export interface Check {
  /**
   * The binding as a statement that is true or false; {NAME} stands for a field's value, {@} for the prefix of this format's names.
   */
  what: string;
  /**
   * sha-256, sha-384, sha-512; checksum-8 for the byte that makes the sum of all bytes zero; or the field that names it, with a map from the field's values.
   */
  hash?:
    | ('sha-256' | 'sha-384' | 'sha-512' | 'checksum-8')
    | {
        /**
         * Field that names the hash.
         */
        field: string;
        /**
         * Hash name by the field's value.
         */
        map?: {
          [k: string]: string;
        };
      };
  /**
   * What is hashed, in this order.
   *
   * @minItems 1
   */
  over?: Operand[];
  /**
   * The field that must hold the result: the first of these that exists.
   */
  equals: {
    /**
     * Names of fields.
     *
     * @minItems 1
     */
    fields: string[];
    /**
     * True when only the field's first bytes hold the digest.
     */
    prefix?: boolean;
  };
  /**
   * Compare the field with the number of bytes of the area instead.
   */
  extent?: 'area';
  when?: Condition;
  /**
   * The field is looked for in the pieces of evidence that come with this one. Without a hash it must hold what `over` holds.
   */
  beside?: true;
}
/**
 * What is hashed: a field, or bytes at an offset.
 */
export interface Operand {
  /**
   * Decoded field, by its name in this format; outer formats are searched when this one has none. Dots reach into nested formats.
   */
  field?: string;
  /**
   * Offset in bytes from this format's start; read with `type`.
   */
  at?: number;
  /**
   * Number of bytes to read at `at` as bytes.
   */
  size?: number;
  /**
   * Only these of the value's bytes: first, and how many.
   *
   * @minItems 2
   * @maxItems 2
   */
  slice?: [number, number];
  /**
   * All bytes of this format, of a binary one.
   */
  whole?: true;
  /**
   * CBOR only: map keys and array indices from this format's root; byte strings that hold CBOR are entered.
   */
  path?: (number | string)[];
}
/**
 * How the values of measurement registers follow from a log: each event of the array extends a register by its digests.
 */
export interface Replay {
  /**
   * Array field that holds the events.
   */
  events: string;
  /**
   * Field of an event that numbers the register.
   */
  register: string;
  /**
   * Array field of an event that holds its digests.
   */
  digests: string;
  /**
   * Field of a digest that names its hash.
   */
  algorithm: string;
  skip?: Condition;
  /**
   * By the value of the algorithm field: the hash, and the field of a digest that holds its value.
   */
  hashes: {
    /**
     * One hash and its field.
     */
    [k: string]: {
      /**
       * Name of the hash.
       */
      hash: 'sha-1' | 'sha-256' | 'sha-384' | 'sha-512';
      /**
       * Name of the field.
       */
      field: string;
    };
  };
  /**
   * What the registers are in Evidence.
   *
   * Items: One register.
   */
  registers: {
    /**
     * Its number in the log.
     */
    register: number;
    /**
     * What it is called.
     */
    name: string;
    /**
     * Last parts of the names of fields that hold it in Evidence.
     *
     * @minItems 1
     */
    fields: string[];
  }[];
}
/**
 * A signature, what it covers and which key made it.
 */
export interface Signed {
  /**
   * What is signed, as a noun phrase; {@} is the prefix of this format's names.
   */
  what: string;
  /**
   * Curve of the key.
   */
  curve: 'P-256' | 'P-384';
  /**
   * Hash that is signed.
   */
  hash: 'sha-256' | 'sha-384';
  /**
   * What is signed, in this order; left out for a COSE_Sign1 token.
   *
   * @minItems 1
   */
  over?: Operand[];
  /**
   * Fields that hold r and s, or both one behind the other; left out for a COSE_Sign1 token.
   *
   * @minItems 1
   * @maxItems 2
   */
  signature?: string[];
  /**
   * Where the key is: fields with x and y or both one behind the other, or `certificates` for any certificate in the evidence.
   */
  key: 'certificates' | string[];
  endian?: FormatEndian;
  when?: Condition;
}
/**
 * A signature of which the key comes apart, or the signature itself; without `signature` and with `over` any that comes with it, without both that of a COSE_Sign1 token.
 */
export interface Detached {
  /**
   * What is signed, as a noun phrase; {@} is the prefix of this format's names.
   */
  what: string;
  /**
   * Curve of the key.
   */
  curve?: 'P-256' | 'P-384';
  /**
   * Padding of an RSA signature.
   */
  rsa?: 'pkcs1' | 'pss';
  /**
   * Hash that is signed.
   */
  hash: 'sha-256' | 'sha-384';
  /**
   * What is signed, in this order; left out for a COSE_Sign1 token.
   *
   * @minItems 1
   */
  over?: Operand[];
  /**
   * Fields that hold r and s, or the whole.
   *
   * @minItems 1
   * @maxItems 2
   */
  signature?: string[];
  /**
   * Only keys count that this very structure offers, as a root signs itself; without it those do not count.
   */
  own?: true;
  endian?: FormatEndian;
  when?: Condition;
}
/**
 * A public key: a point on a curve, the modulus of an RSA key, or a SubjectPublicKeyInfo in DER. `[]` in a name stands for every index of a list.
 */
export interface OfferedKey {
  /**
   * Curve of the point.
   */
  curve?: 'P-256' | 'P-384';
  /**
   * Fields with x and y, or with both one behind the other.
   *
   * @minItems 1
   * @maxItems 2
   */
  point?: string[];
  /**
   * Field with the modulus of an RSA key.
   */
  modulus?: string;
  /**
   * Field with its public exponent; 65537 when left out, or when the field is zero.
   */
  exponent?: string;
  /**
   * The whole of this format is a SubjectPublicKeyInfo.
   */
  spki?: true;
  /**
   * How the fields are written; bytes when left out.
   */
  coding?: 'base64url';
  endian?: FormatEndian;
  when?: Condition;
}
/**
 * Fields that hold a signature. `[]` in a name stands for every index of a list.
 */
export interface OfferedSignature {
  /**
   * Fields with r and s, or with the whole.
   *
   * @minItems 1
   * @maxItems 2
   */
  fields: string[];
  /**
   * Curve of r and s, where their fields are larger than its numbers.
   */
  curve?: 'P-256' | 'P-384';
  endian?: FormatEndian;
}
/**
 * What a field of evidence means, said neutrally, so that fields of different vendors can be laid side by side.
 */
export interface Concept {
  id: CommonId;
  /**
   * Name of the concept.
   */
  name: string;
  /**
   * What it is, in the words of remote attestation (RATS) and trusted computing (TCG).
   */
  definition: string;
  /**
   * What a verifier does with it.
   */
  purpose?: string;
  /**
   * True when it only serves reading the format, such as a length.
   */
  structural?: boolean;
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
  /**
   * How each platform does it, by platform id; `none` in the state says that there is none.
   *
   * Items: What one platform does.
   */
  vendors: {
    platform: CommonId;
    /**
     * none: the platform's evidence has no such thing.
     */
    state?: 'has' | 'none';
    /**
     * How it is done there.
     */
    how: string;
    /**
     * Set to claimed when only a secondary source gives it.
     */
    trust?: 'documented' | 'claimed';
  }[];
  /**
   * Concepts that are close to it or easily confused with it.
   */
  related?: CommonId[];
  evidence: CommonEvidenceList;
}
/**
 * One matter under discussion: its need, its independent parts, and what happened to them, each with its record. No state is written here; all are computed.
 */
export interface Topic {
  id: CommonId;
  /**
   * The matter, in a line.
   */
  title: string;
  /**
   * What is needed and why, neutrally.
   */
  need: string;
  /**
   * Ids of the functions it is about.
   */
  functions?: CommonId[];
  /**
   * Ids of the interfaces it is about.
   */
  interfaces?: CommonId[];
  /**
   * Ids of the lists and calls where it is talked about.
   */
  forums?: CommonId[];
  /**
   * Entries of the kernel's MAINTAINERS file that it touches, by their first line.
   */
  maintained?: string[];
  /**
   * Files and directories of the kernel's tree that it touches; a directory ends in a slash.
   */
  files?: string[];
  /**
   * Names of the kernel's headers and code that it touches.
   */
  symbols?: string[];
  looked?: Looked;
  /**
   * What a call or a review would have to answer.
   */
  questions?: Question[];
  /**
   * Independent parts of the matter, each with its own way upstream.
   *
   * @minItems 1
   */
  strands: Strand[];
  /**
   * What happened, oldest first, each with its record. The versions of a series are not repeated here.
   *
   * @minItems 1
   */
  events: TopicEvent[];
  /**
   * Where the matter leaves the discussion: patches, a recommendation to another body, an item for one.
   */
  exits?: TopicExit[];
  /**
   * What each platform would have to change for a common solution.
   */
  changes?: PlatformChange[];
  /**
   * What is still open, one matter an item.
   */
  left?: string[];
  /**
   * Ids of related topics.
   */
  related?: CommonId[];
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
}
/**
 * Until when, and where, somebody looked for records. What "not found" means depends on it.
 */
export interface Looked {
  to: CommonDate;
  /**
   * Ids of the lists and other forums whose records were looked at.
   *
   * @minItems 1
   */
  in: CommonId[];
  /**
   * What was not looked at, or could not be.
   */
  note?: string;
}
/**
 * One open or answered question.
 */
export interface Question {
  id: CommonEventId;
  strand?: CommonId;
  /**
   * The question, as a question.
   */
  ask: string;
  of?: Person;
  date?: CommonDate;
  answered?: Resolution;
  evidence: CommonEvidenceList;
}
/**
 * Somebody who spoke or wrote in public, as of that day. Only what the person said is told; nobody is rated.
 */
export interface Person {
  /**
   * The name as it stands in the mail or the minutes.
   */
  person: string;
  /**
   * What the person answers for there: maintainer of a part, chair of a call.
   */
  role?: string;
  /**
   * For whom the person worked then, when the mail says so or its address shows it.
   */
  affiliation?: string;
  'as-of'?: CommonDate;
}
/**
 * How an objection or a question ended.
 */
export interface Resolution {
  /**
   * What ended it, in a sentence.
   */
  how: string;
  by?: CommonEventId;
  date?: CommonDate;
  evidence?: CommonEvidenceList;
}
/**
 * One part that can be merged, dropped or left on its own.
 */
export interface Strand {
  id: CommonId;
  /**
   * The part, in a line.
   */
  title: string;
  /**
   * Ids of the platforms that it would serve.
   */
  platforms?: CommonId[];
  /**
   * Ids of the series that carry it, oldest first.
   */
  series?: CommonId[];
  /**
   * What it is, in a sentence or two.
   */
  about?: string;
  /**
   * Anchors that this strand had before; they go on leading here.
   */
  formerly?: CommonAnchor[];
}
/**
 * One thing that happened, with its record.
 */
export interface TopicEvent {
  id: CommonEventId;
  strand?: CommonId;
  /**
   * What it is. need, question and discussed: the exchange. support, concern and alternative: a position in somebody's words. agreed: words of somebody other than the author, or minutes. posted, out-of-tree, waiting, applied, merged, reverted and dropped: the way of code. published: a document. reported: told by a secondary source only; no state follows from it.
   */
  kind:
    | 'need'
    | 'question'
    | 'discussed'
    | 'posted'
    | 'out-of-tree'
    | 'support'
    | 'concern'
    | 'alternative'
    | 'agreed'
    | 'waiting'
    | 'applied'
    | 'merged'
    | 'reverted'
    | 'dropped'
    | 'published'
    | 'reported';
  date?: CommonDate;
  kernel?: CommonKernelVersion;
  /**
   * True when what was posted asks for comments.
   */
  rfc?: true;
  /**
   * For applied: the maintainer's tree and branch.
   */
  tree?: string;
  series?: CommonId;
  meeting?: CommonDatedId;
  document?: CommonId;
  forum?: CommonId;
  of?: Person;
  platform?: CommonId;
  /**
   * Of a concern: objects, when the words ask for a stop or another way; doubts, when they ask for more.
   */
  strength?: 'objects' | 'doubts';
  /**
   * The words themselves, at most 40 of them.
   */
  quote?: string;
  /**
   * What happened, in a sentence.
   */
  what: string;
  resolved?: Resolution;
  /**
   * Anchors that this event had before; they go on leading here.
   */
  formerly?: CommonAnchor[];
  evidence: CommonEvidenceList;
}
/**
 * One way out.
 */
export interface TopicExit {
  id: CommonEventId;
  /**
   * What leaves.
   */
  kind: 'patches' | 'recommendation' | 'agenda-item';
  to: CommonId;
  /**
   * How far it came. drafted needs no record, every other state does.
   */
  state: 'drafted' | 'sent' | 'on-agenda' | 'answered' | 'voted';
  series?: CommonId;
  /**
   * What is asked of the addressee, in a few sentences.
   */
  text?: string;
  date?: CommonDate;
  evidence?: CommonEvidenceList;
}
/**
 * What one platform would have to change.
 */
export interface PlatformChange {
  platform: CommonId;
  /**
   * The change, in a sentence or two.
   */
  what: string;
  evidence?: CommonEvidenceList;
}
/**
 * One patch series with all of its versions, as they were posted, and what became of it.
 */
export interface Series {
  id: CommonId;
  /**
   * Title of the newest version, without the words in brackets.
   */
  title: string;
  by?: Person;
  /**
   * Ids of the platforms whose code it is; the neutral one for common code.
   */
  platforms?: CommonId[];
  /**
   * Ids of the lists to which it was posted.
   */
  forums?: CommonId[];
  /**
   * What it proposes, in a sentence or two.
   */
  about?: string;
  /**
   * All versions that are known, oldest first.
   *
   * @minItems 1
   */
  versions: SeriesVersion[];
  /**
   * Postings whose number nobody saw, oldest first. No state follows from them.
   *
   * @minItems 1
   */
  unnumbered?: UnnumberedPosting[];
  outcome: SeriesOutcome;
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
}
/**
 * One posting of the series.
 */
export interface SeriesVersion {
  /**
   * Number of the version; a series without one in its subject is 1.
   */
  v: number;
  /**
   * True when it asks for comments only.
   */
  rfc?: true;
  date?: CommonDate;
  /**
   * Message-ID of the cover letter, or of the only patch, without angle brackets.
   */
  lore?: string;
  /**
   * Subject of that message; the words in brackets may be left out.
   */
  subject?: string;
  seen?: Seen;
  by?: Person;
  /**
   * Number of patches.
   */
  patches?: number;
  /**
   * Commit or tree on which it stands, as its cover letter says.
   */
  base?: string;
  /**
   * What this version changed, in a sentence or two.
   */
  about?: string;
  /**
   * Why the message itself is not named here: what was looked at, and what is known instead.
   */
  missing?: string;
  evidence?: CommonEvidenceList;
}
/**
 * A posting that a listing or another mail names.
 */
export interface UnnumberedPosting {
  date: CommonDate;
  /**
   * Its Message-ID, without angle brackets, when its subject is known too.
   */
  lore?: string;
  /**
   * Its subject, as far as it was seen.
   */
  subject?: string;
  seen?: Seen;
  /**
   * What it changed, as far as is known.
   */
  about?: string;
  /**
   * What was looked at, and what is known instead of the number.
   */
  missing: string;
  evidence?: CommonEvidenceList;
}
/**
 * What became of the series.
 */
export interface SeriesOutcome {
  /**
   * open: under review, as far as is known. waiting: somebody said that the next version has to come first. applied: in a maintainer's tree. merged: in mainline. reverted: taken out again. dropped: given up. superseded: another series took its place.
   */
  state: 'open' | 'waiting' | 'applied' | 'merged' | 'reverted' | 'dropped' | 'superseded';
  /**
   * For applied and merged: number of the version that was taken; left out, with why, when it is not among those that were seen.
   */
  version?: number;
  date?: CommonDate;
  /**
   * For applied: the maintainer's tree and branch.
   */
  tree?: string;
  kernel?: CommonKernelVersion;
  by?: CommonId;
  decision?: CommonDatedId;
  of?: Person;
  /**
   * The words themselves, at most 40 of them.
   */
  quote?: string;
  /**
   * The reason, in a sentence or two.
   */
  why?: string;
  evidence?: CommonEvidenceList;
}
/**
 * A place where matters are talked about and decided: a mailing list, a call, a body, a conference, a repository.
 */
export interface Forum {
  id: CommonId;
  /**
   * Its name as it calls itself.
   */
  name: string;
  /**
   * What it is. Only a body can ratify.
   */
  kind: 'list' | 'call' | 'body' | 'conference' | 'repository';
  'part-of'?: CommonId;
  /**
   * What it is for, in a sentence or two.
   */
  about?: string;
  /**
   * How often it meets, as announced.
   */
  cadence?: string;
  /**
   * Address of its public archive.
   */
  archive?: string;
  /**
   * Address of its public calendar.
   */
  calendar?: string;
  /**
   * Where its record is kept, and in what form; or that none was found, and where was looked.
   */
  record?: string;
  /**
   * People who called or led it, as its records name them.
   */
  chairs?: Chair[];
  'as-of': CommonDate;
  evidence?: CommonEvidenceList;
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
}
/**
 * Somebody who led it, for a time.
 */
export interface Chair {
  /**
   * The name.
   */
  person: string;
  /**
   * What the record calls it.
   */
  role?: string;
  /**
   * For whom the person worked then.
   */
  affiliation?: string;
  'as-of'?: CommonDate;
  from?: CommonDate;
  to?: CommonDate;
  evidence: CommonEvidenceList;
}
/**
 * One call or session, also one that was cancelled.
 */
export interface Meeting {
  id: CommonDatedId;
  /**
   * Its title, when it has one of its own.
   */
  title?: string;
  forum: CommonId;
  date: CommonDate;
  /**
   * Time of day as announced, in UTC.
   */
  time?: string;
  /**
   * Length as announced, in minutes.
   */
  'minutes-long'?: number;
  /**
   * Where it meets, as announced.
   */
  where?: string;
  /**
   * announced: it was called, and nothing shows yet that it took place. held: a record shows that it took place. cancelled: it was called off.
   */
  state: 'announced' | 'held' | 'cancelled';
  /**
   * Why it was cancelled, as said.
   */
  why?: string;
  chair?: Person;
  /**
   * Items as announced, in their order.
   */
  agenda?: AgendaItem[];
  record?: MeetingRecord;
  /**
   * What else is known of it, in a sentence or two.
   */
  about?: string;
  evidence: CommonEvidenceList;
  aliases?: CommonAliases;
  /**
   * Ids that this entry had before; their URLs redirect here.
   */
  formerly?: CommonDatedId[];
}
/**
 * One item.
 */
export interface AgendaItem {
  /**
   * The item, in its words.
   */
  item: string;
  topic?: CommonId;
  of?: Person;
}
/**
 * What the meeting left. Nothing is attributed to a meeting that left nothing.
 */
export interface MeetingRecord {
  minutes?: CommonEvidenceList;
  recording?: CommonEvidenceList;
  slides?: CommonEvidenceList;
}
/**
 * Something that was decided, agreed, put off or given up, with the record of who decided it.
 */
export interface Decision {
  id: CommonDatedId;
  /**
   * What was decided, in a sentence; for dropped, what was tried.
   */
  what: string;
  /**
   * agreed needs words or minutes. taken: a maintainer took it or it was merged, which says nothing of agreement. ratified needs the record of a body.
   */
  outcome: 'agreed' | 'taken' | 'dropped' | 'deferred' | 'ratified';
  date: CommonDate;
  forum: CommonId;
  meeting?: CommonDatedId;
  /**
   * Ids of the topics that it settles or bears on.
   */
  topics?: CommonId[];
  /**
   * Ids of the functions that it covers: whoever proposes the same for them meets it.
   */
  functions?: CommonId[];
  /**
   * Ids of the series that it is about.
   */
  series?: CommonId[];
  record?: CommonEvidenceList;
  'reported-by'?: DecisionReport;
  /**
   * The reason that was given.
   */
  why?: string;
  /**
   * Words of the record itself, at most 40 of them.
   */
  quote?: string;
  /**
   * What was done instead.
   */
  instead?: string;
  /**
   * What would make it worth asking again, as said, or as follows from the reason.
   */
  'revisit-if'?: string;
  'replaced-by'?: CommonDatedId;
  aliases?: CommonAliases;
  /**
   * Ids that this entry had before; their URLs redirect here.
   */
  formerly?: CommonDatedId[];
}
/**
 * Who tells of it, when the forum itself left no record that can be read.
 */
export interface DecisionReport {
  /**
   * The name.
   */
  person: string;
  /**
   * What the person answers for there.
   */
  role?: string;
  /**
   * For whom the person worked then.
   */
  affiliation?: string;
  'as-of'?: CommonDate;
  /**
   * The words themselves, at most 40 of them.
   */
  quote?: string;
  evidence: CommonEvidenceList;
}
/**
 * A specification, draft or other text of a body that topics wait for or build on.
 */
export interface DocumentEntry {
  id: CommonId;
  /**
   * Its title.
   */
  title: string;
  body: CommonId;
  group?: CommonId;
  /**
   * What it is.
   */
  kind: 'internet-draft' | 'rfc' | 'specification' | 'profile' | 'report' | 'charter';
  /**
   * How far it is.
   */
  state: 'individual' | 'adopted' | 'last-call' | 'approved' | 'published' | 'expired' | 'withdrawn';
  /**
   * Version or number of the newest one that was seen.
   */
  version?: string;
  date?: CommonDate;
  'as-of': CommonDate;
  /**
   * Authors or editors.
   */
  by?: Person[];
  /**
   * Ids of the topics that it bears on.
   */
  topics?: CommonId[];
  source?: CommonId;
  /**
   * What it says, in a sentence or two.
   */
  about?: string;
  evidence: CommonEvidenceList;
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
}
/**
 * A proposal to record a decision, with a period for comments and the concerns that were named. Its outcome is computed.
 */
export interface Consultation {
  id: CommonDatedId;
  topic: CommonId;
  proposal: ProposedRecord;
  forum?: CommonId;
  'called-by': Caller;
  opened: CommonDate;
  closes: CommonDate;
  /**
   * Concerns by name; one that stands keeps the proposal from passing.
   */
  concerns?: NamedConcern[];
  withdrawn?: Ending;
  aliases?: CommonAliases;
  /**
   * Ids that this entry had before; their URLs redirect here.
   */
  formerly?: CommonDatedId[];
}
/**
 * What would be recorded.
 */
export interface ProposedRecord {
  /**
   * The sentence that would be recorded.
   */
  text: string;
  /**
   * What is proposed to do with the matter.
   */
  disposition: 'record' | 'drop' | 'postpone';
}
/**
 * Who called for it, with the mail that does.
 */
export interface Caller {
  /**
   * The name.
   */
  person: string;
  /**
   * What the person answers for there.
   */
  role?: string;
  /**
   * For whom the person worked then.
   */
  affiliation?: string;
  'as-of'?: CommonDate;
  evidence: CommonEvidenceList;
}
/**
 * One concern.
 */
export interface NamedConcern {
  id: CommonEventId;
  of: Person;
  date?: CommonDate;
  /**
   * The words themselves, at most 40 of them.
   */
  quote?: string;
  /**
   * What it asks, in a sentence.
   */
  what: string;
  resolved?: Ending;
  evidence: CommonEvidenceList;
}
/**
 * How a concern or the whole ended.
 */
export interface Ending {
  /**
   * What ended it, in a sentence.
   */
  how: string;
  date?: CommonDate;
  evidence?: CommonEvidenceList;
}
/**
 * A specification or document that entries cite.
 */
export interface Source {
  id: CommonId;
  /**
   * Title of the document.
   */
  title: string;
  /**
   * Who publishes it.
   */
  publisher: string;
  /**
   * Publisher's document number.
   */
  number?: string;
  /**
   * Revision or version that was used.
   */
  revision?: string;
  date?: CommonDate;
  /**
   * Where it is published.
   */
  url?: string;
  /**
   * What it defines, in a sentence.
   */
  about?: string;
  /**
   * How it was read: in full, in part, or only as quoted by others.
   */
  read?: 'full' | 'part' | 'quoted';
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
}
/**
 * One family of numbers by which firmware, a module, a monitor or the hypervisor says how a call ended.
 */
export interface Status {
  id: CommonId;
  /**
   * Name that readers see.
   */
  name: string;
  /**
   * Ids of the platforms whose parts return these numbers.
   *
   * @minItems 1
   */
  platforms: CommonId[];
  /**
   * Who returns the number: firmware of a processor beside the CPU, a module of the vendor on the CPU, the monitor that separates guests, the hypervisor, an instruction of the CPU, or the kernel itself.
   */
  from: 'firmware' | 'module' | 'monitor' | 'hypervisor' | 'instruction' | 'kernel';
  /**
   * Width of the number in bits.
   */
  bits: 8 | 16 | 32 | 64;
  /**
   * Directory of arch/ for which the header's constants are meant.
   */
  arch?: 'x86' | 'arm64' | 's390' | 'powerpc' | 'riscv';
  /**
   * What the numbers tell and who reads them, in two or three sentences.
   */
  summary: string;
  /**
   * Where a caller sees the number: in a field, an errno, a line of the kernel's log.
   *
   * @minItems 1
   */
  where: Surface[];
  /**
   * What the parts of a composed number mean, from the highest bit down.
   *
   * @minItems 1
   */
  layout?: NumberPart[];
  mask?: StatusNumber;
  /**
   * Words that stand before these numbers in messages of kernels and tools: fw_error, firmware error.
   */
  words?: string[];
  /**
   * The numbers.
   *
   * @minItems 1
   */
  codes: StatusCode[];
  /**
   * Statements about the family as a whole.
   */
  notes?: Statement[];
  evidence: CommonEvidenceList;
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
}
/**
 * One place where a caller sees the number.
 */
export interface Surface {
  interface?: CommonId;
  operation?: CommonAnchor;
  /**
   * Field that holds it, as struct.field.
   */
  field?: string;
  /**
   * How it gets there, in a sentence.
   */
  text: string;
  since?: CommonKernelVersion;
  until?: CommonKernelVersion;
  evidence: CommonEvidenceList;
}
/**
 * Some bits of the number, and what they mean.
 */
export interface NumberPart {
  /**
   * One bit, or the highest and the lowest: 63, 47-40.
   */
  bits: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * What it tells, in a sentence.
   */
  about: string;
  evidence?: CommonEvidenceList;
}
/**
 * One number: its name, what it means, what the caller can do.
 */
export interface StatusCode {
  /**
   * The constant of the header, from which the number is taken; without one, a name that is given here or by a specification, and `number`. It is the anchor of the code.
   */
  name: string;
  number?: StatusNumber;
  /**
   * What it says, in a sentence; unknown when no public source tells.
   */
  meaning: string;
  each?: CommonEach;
  says?: CommonSays;
  /**
   * The way out, as an instruction.
   */
  do?: string;
  /**
   * suggested: the way out follows from no place; nobody has shown that it helps.
   */
  'do-says'?: 'suggested';
  'do-evidence'?: CommonEvidenceList;
  errno?: CommonErrno;
  since?: CommonKernelVersion;
  until?: CommonKernelVersion;
  aliases?: CommonAliases;
  evidence: CommonEvidenceList;
}
/**
 * What one driver or part of the kernel writes to the kernel's log, and what to do about it. The lines themselves are extracted from the sources.
 */
export interface Log {
  id: CommonId;
  /**
   * Name that readers see.
   */
  name: string;
  /**
   * Ids of the platforms that it belongs to.
   *
   * @minItems 1
   */
  platforms: CommonId[];
  /**
   * Whose log it is: that of the guest, of the host, or of both.
   */
  side: 'guest' | 'host' | 'both';
  /**
   * Which part of the kernel it is, in a sentence or two.
   */
  summary: string;
  /**
   * Ids of the interfaces that this code implements.
   */
  interfaces?: CommonId[];
  /**
   * Ids of the families of status codes whose numbers stand in its lines.
   */
  status?: CommonId[];
  /**
   * Name under which the lines begin when the source says KBUILD_MODNAME.
   */
  module?: string;
  /**
   * Sources whose lines are extracted, over all kernels.
   *
   * @minItems 1
   */
  files: LogSource[];
  /**
   * Lines whose cause is known. Those that are extracted and not told here are shown without one.
   */
  lines: LogLine[];
  /**
   * Statements about the log as a whole.
   */
  notes?: Statement[];
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
}
/**
 * A source, and which of its lines.
 */
export interface LogSource {
  /**
   * Path inside the kernel tree.
   */
  path: string;
  /**
   * Functions whose lines belong here, when the file serves other things too.
   *
   * @minItems 1
   */
  in?: string[];
}
/**
 * One line of the log: its cause and the way out.
 */
export interface LogLine {
  id: CommonAnchor;
  /**
   * The format string as in the source, joined, without the prefix of pr_fmt and without the newline.
   */
  text: string;
  /**
   * The cause, as a clause or a sentence.
   */
  when: string;
  each?: CommonEach;
  /**
   * The way out, as an instruction.
   */
  do?: string;
  /**
   * suggested: the way out follows from no place; nobody has shown that it helps.
   */
  'do-says'?: 'suggested';
  'do-evidence'?: CommonEvidenceList;
  status?: CommonId;
  aliases?: CommonAliases;
  since?: CommonKernelVersion;
  until?: CommonKernelVersion;
  evidence: CommonEvidenceList;
}
/**
 * A mainline release of the kernel.
 */
export interface Kernel {
  id: CommonKernelVersion;
  /**
   * Day of the release, or unknown.
   */
  released: CommonDate | 'unknown';
  /**
   * True for a longterm release.
   */
  longterm?: true;
  /**
   * The package from which facts were extracted and against which evidence is checked, if this release has one.
   */
  checked?: {
    /**
     * Name of the source package.
     */
    package: string;
    /**
     * Version of the package.
     */
    version: string;
    /**
     * Stable release that it carries, such as 7.3.4.
     */
    release?: string;
  };
  /**
   * Statements about the release.
   */
  notes?: Statement[];
  evidence?: CommonEvidenceList;
}
/**
 * A kernel as a distribution builds it: one release, flavour and architecture. What its configuration says is extracted and lies beside it.
 */
export interface Distribution {
  id: CommonId;
  /**
   * What the page is titled: distribution, release and flavour.
   */
  name: string;
  /**
   * Name of the distribution, the same for all its entries.
   */
  system: string;
  /**
   * The distribution's own name of the release, such as 13 (trixie).
   */
  release?: string;
  /**
   * The distribution's own name of this build among those of the release, such as cloud-amd64.
   */
  flavour?: string;
  /**
   * Directory of arch/ that it is built for.
   */
  arch: 'x86' | 'arm64' | 's390' | 'powerpc' | 'riscv';
  /**
   * Package that a user installs to get this kernel.
   */
  package?: string;
  /**
   * What it is built for, when that is one thing: guest (a system inside virtual machines) or host.
   */
  for?: 'guest' | 'host';
  config?: DistributionConfig;
  /**
   * Why nothing is known of its configuration, in a clause.
   */
  unknown?: string;
  /**
   * Statements about it.
   */
  notes?: Statement[];
  aliases?: CommonAliases;
  formerly?: CommonFormerly;
}
/**
 * The configuration that was read, and how current it is.
 */
export interface DistributionConfig {
  kernel: CommonKernelVersion;
  /**
   * Version as the package or the configuration gives it, such as 6.12.118-1.
   */
  version: string;
  date: CommonDate;
  /**
   * Binary packages that were read: those that hold the configuration and the modules.
   *
   * @minItems 1
   */
  packages?: string[];
  /**
   * Address of the public repository that holds the configuration.
   */
  repository?: string;
  /**
   * Commit at which it was read, in full.
   */
  commit?: string;
  /**
   * Files of the repository; where several set a symbol, the last one counts.
   *
   * @minItems 1
   */
  paths?: string[];
  /**
   * True when the files say only what differs from a default that they do not state; what they do not name is then unknown.
   */
  fragment?: true;
  /**
   * True when its makers carry features of later releases back; what came after `kernel` is then unknown where its symbols are set, and not too old.
   */
  backports?: true;
}
/**
 * Blocks of the matrix.
 */
export const GROUPS = [
  'attestation',
  'measurement',
  'secrets',
  'identity',
  'memory',
  'launch',
  'host',
  'devices',
  'lifecycle',
  'resources',
] as const;
/**
 * Where an interface is opened.
 */
export const SIDES = [
  'guest',
  'host',
  'both',
] as const;
/**
 * Kinds of operations.
 */
export const OPERATION_KINDS = [
  'ioctl',
  'sub-command',
  'attribute',
  'file',
  'exit',
  'capability',
  'device-attribute',
  'vm-type',
  'parameter',
  'cpu-flag',
  'cpuid-leaf',
  'msr',
  'event',
  'flag',
  'cgroup-key',
  'hypercall',
  'call',
] as const;
/**
 * Kinds of events of a topic.
 */
export const EVENT_KINDS = [
  'need',
  'question',
  'discussed',
  'posted',
  'out-of-tree',
  'support',
  'concern',
  'alternative',
  'agreed',
  'waiting',
  'applied',
  'merged',
  'reverted',
  'dropped',
  'published',
  'reported',
] as const;
