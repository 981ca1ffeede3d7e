import type { StructMember } from './names.ts';

/** Layout of a struct on one kind of machine. */
export interface Layout {
  size: number;
  align: number;
  members: { name: string; offset: number; size: number }[];
  /** Bytes that no member names: behind which member, how many. */
  holes: { after: string; bytes: number }[];
}

/** Size of fixed types in bytes; their alignment is the same, but for 64 bits on 32-bit x86. */
const SIZES: Readonly<Record<string, number>> = {
  __u8: 1, __s8: 1, u8: 1, s8: 1, uint8_t: 1, int8_t: 1, char: 1, 'unsigned char': 1, bool: 1,
  __u16: 2, __s16: 2, __le16: 2, __be16: 2, uint16_t: 2, 'unsigned short': 2, short: 2,
  __u32: 4, __s32: 4, __le32: 4, __be32: 4, uint32_t: 4, int32_t: 4, int: 4, unsigned: 4, 'unsigned int': 4,
  __u64: 8, __s64: 8, __le64: 8, __be64: 8, uint64_t: 8, int64_t: 8, 'long long': 8, 'unsigned long long': 8,
  __aligned_u64: 8, __aligned_le64: 8, __aligned_be64: 8,
}; // biome-ignore format: one line a width

/** Types whose size depends on the machine or the compiler: none for an interface. */
export const UNSTABLE =
  /^(?:(?:unsigned |signed )?long(?: int)?|size_t|ssize_t|off_t|time_t|uintptr_t|(?:__kernel_)?(?:u?long|size|time)_t|enum \w+)$|\*$/;

const align = (offset: number, to: number): number => Math.ceil(offset / to) * to;

/**
 * The layout of a struct for machines of 32 bits (as x86 has it: 64-bit members at multiples of four) or 64 bits;
 * undefined when a member is of a type that is not known here, or of a number of elements that no number gives.
 */
export function layoutOf(members: readonly StructMember[], bits: 32 | 64): Layout | undefined {
  const out: Layout = { size: 0, align: 1, members: [], holes: [] };
  let end = 0;
  for (const { name, type, count } of members) {
    const size = type.endsWith('*') || /^(?:unsigned )?long$|^size_t$/.test(type) ? bits / 8 : SIZES[type];
    const times = count === undefined ? 1 : count === '' ? 0 : number(count);
    if (size === undefined || times === undefined) return undefined;
    const own = size === 8 && bits === 32 && !type.startsWith('__aligned') ? 4 : size;
    const offset = align(end, own);
    if (offset > end) out.holes.push({ after: out.members.at(-1)?.name ?? '', bytes: offset - end });
    out.members.push({ name, offset, size: size * times });
    out.align = Math.max(out.align, own);
    end = offset + size * times;
  }
  out.size = align(end, out.align);
  if (out.size > end) out.holes.push({ after: out.members.at(-1)?.name ?? '', bytes: out.size - end });
  return out;
}

function number(text: string): number | undefined {
  const value = /^(?:0x[0-9a-f]{1,8}|\d{1,8})$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}
