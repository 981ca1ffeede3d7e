/**
 * A reader of the type information that a compiler leaves in an object file (ELF64, DWARF 5). It gives every
 * entry with its attributes as plain values, so that structs, offsets and enumerators come from the compiler and not
 * from a home-made reading of C; and it works for any target, because nothing of the object is run.
 */

export const TAG = {
  array: 0x01,
  enumeration: 0x04,
  member: 0x0d,
  structure: 0x13,
  typedef: 0x16,
  union: 0x17,
  subrange: 0x21,
  const: 0x26,
  enumerator: 0x28,
  volatile: 0x35,
} as const;

export const AT = {
  name: 0x03,
  byteSize: 0x0b,
  bitSize: 0x0d,
  constValue: 0x1c,
  upperBound: 0x2f,
  count: 0x37,
  memberLocation: 0x38,
  declLine: 0x3b,
  declaration: 0x3c,
  type: 0x49,
  dataBitOffset: 0x6b,
} as const;

export interface Die {
  /** Offset in the unit; references of AT.type point to it. */
  offset: number;
  tag: number;
  attributes: Map<number, bigint | string>;
  children: Die[];
}

/** Number of an attribute, undefined when it is absent or a text. */
export function numberOf(die: Die, attribute: number): number | undefined {
  const value = die.attributes.get(attribute);
  return typeof value === 'bigint' ? Number(value) : undefined;
}

/** Name of an entry, undefined for an anonymous one. */
export function nameOf(die: Die): string | undefined {
  const value = die.attributes.get(AT.name);
  return typeof value === 'string' ? value : undefined;
}

class Reader {
  readonly view: DataView;
  readonly little: boolean;
  at: number;
  constructor(bytes: Uint8Array, little: boolean, at = 0) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.little = little;
    this.at = at;
  }
  u8(): number {
    return this.view.getUint8(this.at++);
  }
  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2, this.little);
  }
  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, this.little);
  }
  u64(): bigint {
    this.at += 8;
    return this.view.getBigUint64(this.at - 8, this.little);
  }
  leb(signed: boolean): bigint {
    let value = 0n;
    let shift = 0n;
    let byte: number;
    do {
      byte = this.u8();
      value |= BigInt(byte & 0x7f) << shift;
      shift += 7n;
    } while (byte & 0x80);
    return signed && byte & 0x40 ? value - (1n << shift) : value;
  }
  text(): string {
    let text = '';
    for (let byte = this.u8(); byte !== 0; byte = this.u8()) text += String.fromCharCode(byte);
    return text;
  }
}

/** Sections of an object by name, the relocations against them applied. */
function readSections(object: Uint8Array): { sections: Map<string, Uint8Array>; little: boolean } {
  if (object[0] !== 0x7f || object[4] !== 2) throw new Error('not a 64-bit ELF object');
  const little = object[5] === 1;
  const header = new Reader(object, little, 0x28);
  const table = Number(header.u64());
  header.at = 0x3c;
  const count = header.u16();
  const names = header.u16();
  const raw = Array.from({ length: count }, (_, index) => {
    const reader = new Reader(object, little, table + index * 64);
    const name = reader.u32();
    const type = reader.u32();
    reader.at += 16;
    const offset = Number(reader.u64());
    const size = Number(reader.u64());
    const link = reader.u32();
    const info = reader.u32();
    return {
      name,
      type,
      offset,
      size,
      link,
      info,
      bytes: type === 8 ? new Uint8Array() : object.slice(offset, offset + size),
    };
  });
  const label = (index: number) => new Reader(raw[names]?.bytes ?? object, little, raw[index]?.name ?? 0).text();
  for (const section of raw) {
    // RELA entries: the sections refer to each other by offsets that only the addend holds.
    const target = section.type === 4 ? raw[section.info] : undefined;
    if (!target || !label(section.info).startsWith('.debug_')) continue;
    const symbols = raw[section.link]?.bytes ?? new Uint8Array();
    const view = new DataView(target.bytes.buffer, target.bytes.byteOffset, target.bytes.byteLength);
    const reader = new Reader(section.bytes, little);
    while (reader.at < section.bytes.length) {
      const place = Number(reader.u64());
      const symbol = Number(reader.u64() >> 32n);
      const addend = BigInt.asIntN(64, reader.u64());
      const value = new Reader(symbols, little, symbol * 24 + 8).u64() + addend;
      if (place + 4 <= target.bytes.length) view.setUint32(place, Number(BigInt.asUintN(32, value)), little);
    }
  }
  return { sections: new Map(raw.map((section, index) => [label(index), section.bytes])), little };
}

interface Abbreviation {
  tag: number;
  children: boolean;
  attributes: { name: number; form: number; constant: bigint }[];
}

/** The compile units of an object, each a tree. Throws on a form that no compiler of these targets writes. */
export function readUnits(object: Uint8Array): Die[] {
  const { sections, little } = readSections(object);
  const info = sections.get('.debug_info');
  const abbreviations = sections.get('.debug_abbrev');
  if (!info || !abbreviations) throw new Error('the object has no type information');
  const strings = sections.get('.debug_str') ?? new Uint8Array();
  const lineStrings = sections.get('.debug_line_str') ?? new Uint8Array();
  const reader = new Reader(info, little);
  const units: Die[] = [];
  while (reader.at < info.length) {
    const start = reader.at;
    const end = start + 4 + reader.u32();
    const version = reader.u16();
    let table: number;
    if (version >= 5) {
      reader.at += 2;
      table = reader.u32();
    } else {
      table = reader.u32();
      reader.at += 1;
    }
    const codes = readAbbreviations(new Reader(abbreviations, little, table));
    const stack: Die[] = [];
    while (reader.at < end) {
      const offset = reader.at - start;
      const code = Number(reader.leb(false));
      if (code === 0) {
        stack.pop();
        continue;
      }
      const abbreviation = codes.get(code);
      if (!abbreviation) throw new Error(`unknown abbreviation ${code}`);
      const die: Die = { offset, tag: abbreviation.tag, attributes: new Map(), children: [] };
      for (const { name, form, constant } of abbreviation.attributes) {
        const value = readForm(reader, form, constant, strings, lineStrings, little);
        if (value !== undefined) die.attributes.set(name, value);
      }
      const parent = stack.at(-1);
      if (parent) parent.children.push(die);
      else units.push(die);
      if (abbreviation.children) stack.push(die);
    }
    reader.at = end;
  }
  return units;
}

function readAbbreviations(reader: Reader): Map<number, Abbreviation> {
  const codes = new Map<number, Abbreviation>();
  for (let code = Number(reader.leb(false)); code !== 0; code = Number(reader.leb(false))) {
    const abbreviation: Abbreviation = { tag: Number(reader.leb(false)), children: reader.u8() === 1, attributes: [] };
    for (;;) {
      const name = Number(reader.leb(false));
      const form = Number(reader.leb(false));
      const constant = form === 0x21 ? reader.leb(true) : 0n;
      if (name === 0 && form === 0) break;
      abbreviation.attributes.push({ name, form, constant });
    }
    codes.set(code, abbreviation);
  }
  return codes;
}

function readForm(
  reader: Reader,
  form: number,
  constant: bigint,
  strings: Uint8Array,
  lineStrings: Uint8Array,
  little: boolean,
): bigint | string | undefined {
  const skip = (length: number) => {
    reader.at += length;
    return undefined;
  };
  switch (form) {
    case 0x01: // addr
      return reader.u64();
    case 0x03: // block2
      return skip(reader.u16());
    case 0x04: // block4
      return skip(reader.u32());
    case 0x05: // data2
    case 0x12: // ref2
      return BigInt(reader.u16());
    case 0x06: // data4
    case 0x13: // ref4
    case 0x17: // sec_offset
      return BigInt(reader.u32());
    case 0x07: // data8
    case 0x14: // ref8
    case 0x20: // ref_sig8
      return reader.u64();
    case 0x08: // string
      return reader.text();
    case 0x09: // block
    case 0x18: // exprloc
      return skip(Number(reader.leb(false)));
    case 0x0a: // block1
      return skip(reader.u8());
    case 0x0b: // data1
    case 0x0c: // flag
    case 0x11: // ref1
      return BigInt(reader.u8());
    case 0x0d: // sdata
      return reader.leb(true);
    case 0x0e: // strp
      return new Reader(strings, little, reader.u32()).text();
    case 0x0f: // udata
    case 0x15: // ref_udata
      return reader.leb(false);
    case 0x19: // flag_present
      return 1n;
    case 0x1e: // data16
      return skip(16);
    case 0x1f: // line_strp
      return new Reader(lineStrings, little, reader.u32()).text();
    case 0x21: // implicit_const
      return constant;
    default:
      throw new Error(`unknown form 0x${form.toString(16)}`);
  }
}
