/**
 * The model of evidence layouts (`Format`, as written in YAML) and of what decoding gives (`Decoded`).
 * Nothing here, nor in the decoder, names a vendor, a format or a field: those are data.
 */

/** Integer types that a probe can read straight from the bytes. */
export type ProbeType = 'u8' | 'u16' | 'u32' | 'u64' | 'bytes';
export type Endian = 'little' | 'big';

/** What a condition or a hash looks at. Exactly one of field, derived, at, path says where. */
export interface Operand {
  field?: string;
  derived?: string;
  at?: number;
  path?: (string | number)[];
  type?: ProbeType;
  endian?: Endian;
  size?: number;
  slice?: [number, number];
  mask?: number | string;
  /** Take the number of bytes of the value instead of the value. */
  length?: boolean;
}

/** A test on an operand, or a combination of tests. */
export interface Cond extends Operand {
  all?: Cond[];
  any?: Cond[];
  not?: Cond;
  eq?: number | string | boolean | null;
  in?: (number | string)[];
  min?: number;
  max?: number;
  zero?: boolean;
  present?: boolean;
  startsWith?: string;
  kind?: string;
  tag?: number;
}

/**
 * A size or a count: constant, what is left of the area, or taken from an earlier field: value × times + plus. With
 * `from: rest` that much is left over at the end of the area.
 */
export type Expr = number | 'rest' | { field: string; times?: number; plus?: number; from?: 'rest' };

export interface EnumItem {
  value: number | string;
  name: string;
  meaning?: string;
}

export interface FormatCase {
  when: Cond;
  format: string;
}

export type FieldType =
  | 'uint'
  | 'bytes'
  | 'hash'
  | 'text'
  | 'json'
  | 'pem'
  | 'guid'
  | 'reserved'
  | 'bits'
  | 'struct'
  | 'array';

/** What fields of binary layouts and nodes of CBOR layouts have in common. */
export interface Described {
  name: string;
  concept?: string;
  meaning?: string;
  trust?: string;
  aliases?: string[];
  /** Id of the format whose file holds the definition; set when includes are expanded. */
  from?: string;
}

/** One field of a binary layout, or `{include}`: the fields of another format at this place. */
export interface Field extends Described {
  include?: string;
  type: FieldType;
  offset?: number;
  size?: Expr;
  endian?: Endian;
  guid?: 'rfc4122' | 'mixed';
  pos?: { field: string; from?: 'self' | 'parent' | 'input' };
  must?: 'zero' | 'one' | 'any';
  enum?: EnumItem[];
  closed?: boolean;
  when?: Cond;
  format?: string;
  formats?: string[];
  cases?: FormatCase[];
  otherwise?: string;
  inline?: boolean;
  repeat?: { count?: Expr; untilZero?: boolean; toEnd?: boolean; max: number };
}

/** One bit or range of bits of a `bits` format. */
export interface Bit extends Described {
  bit?: number;
  bits?: [number, number];
  must?: 'zero' | 'one' | 'any';
  enum?: EnumItem[];
}

export type NodeType = 'map' | 'array' | 'bytes' | 'hash' | 'text' | 'uint' | 'int' | 'bool' | 'certificate' | 'any';

/** One node of a CBOR layout, or `{include}`: the entries of another format's root map. */
export interface Node extends Described {
  include?: string;
  type: NodeType;
  key?: number | string;
  keyRange?: [number, number];
  index?: number;
  tags?: number[];
  tagOptional?: boolean;
  tagName?: string;
  sizes?: number[];
  nullable?: boolean;
  optional?: boolean;
  inline?: boolean;
  hidden?: boolean;
  fallback?: string;
  enum?: EnumItem[];
  closed?: boolean;
  entries?: Node[];
  others?: Node;
  items?: Node;
  count?: number;
  embedded?: Node;
  format?: string;
  formats?: string[];
  otherwise?: string;
  alternatives?: Node[];
}

export interface Derived {
  name: string;
  cases?: { value: string; when: Cond }[];
  otherwise?: string;
}

export interface Rule {
  when: Cond;
  say: string;
  level?: 'warning' | 'note';
}

/** A binding that can be recomputed: a hash over parts of the evidence, or a size field against the real size. */
export interface Check {
  what: string;
  hash?: string | { field: string; map?: Record<string, string> };
  over?: (Operand & { upTo?: number })[];
  equals: { fields: string[]; prefix?: boolean };
  extent?: 'area';
  when?: Cond;
}

export interface Format {
  id: string;
  name: string;
  platform: string;
  encoding: 'binary' | 'cbor' | 'bits';
  about: string;
  part?: boolean;
  family?: string;
  aliases?: string[];
  trust?: string;
  endian?: Endian;
  bitOrder?: 'lsb0' | 'msb0';
  size?: number;
  detect?: { all: Cond[]; priority?: number };
  derive?: Derived[];
  fields?: Field[];
  bits?: Bit[];
  root?: Node;
  rules?: Rule[];
  checks?: Check[];
  notChecked?: string[];
  evidence?: unknown[];
}

/** Formats by id, includes expanded; `aliases` leads from other names to ids. */
export interface FormatSet {
  byId: Map<string, Format>;
  aliases: Map<string, string>;
}

/** A value as printed in JSON: hex for bytes, number or 0x string for integers, text, null. */
export type JsonValue = string | number | boolean | null;

/** One decoded field. Offset and size are bytes of the input; null where the encoding leaves none (chunked strings). */
export interface DecodedField {
  name: string;
  offset: number | null;
  size: number | null;
  type: string;
  value: JsonValue;
  /** Bytes of an integer in memory order. */
  raw?: string;
  endian?: Endian;
  /** Bit numbers in the vendor's numbering: "19" or "7:0"; offset and size are those of the whole word. */
  bits?: string;
  /** Path of map keys and array indices from the root, joined by "/", for CBOR. */
  key?: string;
  /** Name of the value, where the layout lists names. */
  label?: string;
  concept: string;
  /** Id of the format whose layout describes the field. */
  in: string;
  /** False for what no layout describes; it is shown as it is. */
  known?: false;
  /** True when only the beginning of a very long value is given. */
  truncated?: true;
}

export interface NestedFormat {
  name: string;
  format: string;
  offset: number | null;
}

export interface Decoded {
  format: string | null;
  family?: string;
  product?: string | Record<string, string>;
  profile?: string | Record<string, string>;
  variant?: string | Record<string, string>;
  size: number;
  fields: DecodedField[];
  nested: NestedFormat[];
  warnings: string[];
  notes: string[];
  checked: { what: string; ok: boolean }[];
  notChecked: string[];
  /** Why decoding failed or stopped; the fields read before are kept. */
  error?: string;
}

export interface DecodeOptions {
  /** Id or alias of the format to use, instead of detecting it. */
  format?: string;
  /** Largest input in bytes. */
  maxBytes?: number;
  /** Called with the name of each field that sizes, conditions or discriminators read. For tests. */
  onRead?: (name: string) => void;
}
