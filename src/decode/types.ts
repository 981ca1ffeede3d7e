/**
 * The model of evidence layouts and of what decoding gives (`Decoded`). Layouts are what the schema says (`Layout`, as
 * written in YAML); with their includes expanded they are a `Format`, in which every field and node has its type.
 * Nothing here, nor in the decoder, names a vendor, a format or a field: those are data.
 */
import type * as Written from '../catalog/types.ts';

export type Endian = Written.FormatEndian;

/** A test on an operand, or a combination of tests. */
export type Cond = Written.Condition;

/** What a condition or a hash looks at. Exactly one of field, derived, at, path says where. */
export type Operand = Pick<
  Cond,
  'field' | 'derived' | 'at' | 'path' | 'type' | 'endian' | 'size' | 'slice' | 'mask' | 'length'
>;

/** Integer types that a probe can read straight from the bytes. */
export type ProbeType = NonNullable<Cond['type']>;

/**
 * A size or a count: constant, what is left of the area, or taken from an earlier field: value × times + plus. With
 * `from: rest` that much is left over at the end of the area.
 */
export type Expr = Written.Expression;

export type EnumItem = Written.ValueName;

/** Set when includes are expanded: id of the format whose file holds the definition. */
interface Origin {
  from?: string;
}

/** One field of a binary layout; an include has been replaced by the fields of the other format. */
export type Field = Written.Field & Origin & Required<Pick<Written.Field, 'name' | 'type'>>;
export type FieldType = Field['type'];

/** One bit or range of bits of a `bits` format. */
export type Bit = Written.Bit & Origin;

/** One node of a CBOR layout; an include has been replaced by the entries of the other format's root map. */
export type Node = Omit<Written.Node, 'name' | Children> &
  Origin &
  Required<Pick<Written.Node, 'type'>> & {
    /** '' where the place alone names it. */
    name: string;
    entries?: Node[];
    alternatives?: Node[];
    others?: Node;
    items?: Node;
    embedded?: Node;
  };
type Children = 'entries' | 'alternatives' | 'others' | 'items' | 'embedded';

export type Check = Written.Check;

/** A layout as written, without the prose and the evidence, which decoding does not need. */
export type Layout = Omit<Written.Format, 'about' | 'evidence' | 'formerly'>;

/** A layout with its includes expanded. */
export type Format = Omit<Layout, 'fields' | 'bits' | 'root'> & { fields?: Field[]; bits?: Bit[]; root?: Node };

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
  /** An integer as a 0x string, whatever its size; `value` is a number or such a string by magnitude. */
  exact?: string;
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
  /** Of a bit: its name in the layout of its word. */
  row?: string;
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
  /** How a word that was given as text was read: as a number, or as its bytes in the order of memory. */
  readAs?: 'number' | 'memory';
  /** The other reading of a word whose digits fit both. */
  otherwise?: { readAs: 'number' | 'memory'; fields: DecodedField[] };
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
