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
