import { AT, type Die, nameOf, numberOf, readUnits, TAG } from './dwarf.ts';

export interface FieldLayout {
  /** Path from the struct, anonymous members skipped: `exitinfo2`, `tdx.get_quote.gpa`. */
  path: string;
  offset: number;
  size: number;
}

export interface StructLayout {
  name: string;
  size: number;
  /** Line of the compiled text where it is declared. */
  line: number;
  fields: FieldLayout[];
  /** `bit` counts from the struct's first bit, in the order in which the compiler allocates them. */
  bits: { path: string; bit: number; width: number }[];
}

export interface Enumerator {
  name: string;
  /** Below zero where its type has a sign: a compiler writes such values in a form of their own. */
  value: bigint;
  line: number;
}

const isAggregate = (die: Die): boolean => die.tag === TAG.structure || die.tag === TAG.union;
const isQualifier = (die: Die): boolean => die.tag === TAG.const || die.tag === TAG.volatile;

/** Structs, unions and enumerators of a compiled object. A struct without a tag goes by its typedef. */
export function readTypes(object: Uint8Array): { structs: StructLayout[]; enumerators: Enumerator[] } {
  const structs: StructLayout[] = [];
  const enumerators: Enumerator[] = [];
  for (const unit of readUnits(object)) {
    const byOffset = new Map<number, Die>();
    const register = (die: Die): void => {
      byOffset.set(die.offset, die);
      for (const child of die.children) register(child);
    };
    register(unit);
    const layout = new Layout(byOffset);
    for (const die of byOffset.values()) {
      const name = nameOf(die);
      const line = numberOf(die, AT.declLine) ?? 0;
      if (isAggregate(die) && name !== undefined && !die.attributes.has(AT.declaration)) {
        structs.push(layout.struct(name, die, line));
      } else if (die.tag === TAG.typedef && name !== undefined) {
        const type = layout.typeOf(die);
        if (type && isAggregate(type) && nameOf(type) === undefined) structs.push(layout.struct(name, type, line));
      } else if (die.tag === TAG.enumeration) {
        for (const child of die.children) {
          const value = child.attributes.get(AT.constValue);
          const label = nameOf(child);
          if (typeof value === 'bigint' && label !== undefined) {
            enumerators.push({ name: label, value, line });
          }
        }
      }
    }
  }
  return { structs, enumerators };
}

class Layout {
  readonly byOffset: ReadonlyMap<number, Die>;
  constructor(byOffset: ReadonlyMap<number, Die>) {
    this.byOffset = byOffset;
  }

  typeOf(die: Die): Die | undefined {
    const reference = numberOf(die, AT.type);
    return reference === undefined ? undefined : this.byOffset.get(reference);
  }

  /** Size in bytes; 0 for a flexible array. */
  sizeOf(type: Die | undefined): number {
    if (!type) return 0;
    const size = numberOf(type, AT.byteSize);
    if (size !== undefined) return size;
    if (type.tag !== TAG.array) return this.sizeOf(this.typeOf(type));
    let total = this.sizeOf(this.typeOf(type));
    for (const range of type.children) {
      if (range.tag !== TAG.subrange) continue;
      const last = numberOf(range, AT.upperBound);
      total *= numberOf(range, AT.count) ?? (last === undefined ? 0 : last + 1);
    }
    return total;
  }

  struct(name: string, die: Die, line: number): StructLayout {
    const struct: StructLayout = { name, size: this.sizeOf(die), line, fields: [], bits: [] };
    this.collect(struct, die, 0, '');
    return struct;
  }

  private collect(struct: StructLayout, aggregate: Die, base: number, prefix: string): void {
    for (const member of aggregate.children) {
      if (member.tag !== TAG.member) continue;
      const name = nameOf(member);
      const offset = base + (numberOf(member, AT.memberLocation) ?? 0);
      const type = this.typeOf(member);
      const body = this.inline(type);
      if (name === undefined) {
        if (body) this.collect(struct, body, offset, prefix);
        continue;
      }
      // Left behind by the kernel's macro for a flexible array in a union.
      if (name.startsWith('__empty_')) continue;
      const width = numberOf(member, AT.bitSize);
      if (width !== undefined) {
        const bit = base * 8 + (numberOf(member, AT.dataBitOffset) ?? 0);
        struct.bits.push({ path: prefix + name, bit, width });
        continue;
      }
      struct.fields.push({ path: prefix + name, offset, size: this.sizeOf(type) });
      if (body) this.collect(struct, body, offset, `${prefix}${name}.`);
    }
  }

  /** The untagged struct or union that a member spells out in place; undefined for a member of a named type. */
  private inline(type: Die | undefined): Die | undefined {
    let current = type;
    while (current && (current.tag === TAG.array || isQualifier(current))) current = this.typeOf(current);
    return current && isAggregate(current) && nameOf(current) === undefined ? current : undefined;
  }
}
