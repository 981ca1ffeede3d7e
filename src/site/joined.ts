import type { FunctionEntry, Interface, Struct } from '../catalog/types.ts';
import { cell, columns } from './model.ts';
import { structLayout } from './uapi.ts';

/** A struct that is drawn: its fields with what each means. */
export interface JoinedStruct {
  platform: string;
  code: string;
  name: string;
  size: number;
  fields: { name: string; offset: number; size: number; role: string }[];
}

function drawn(item: Interface, struct: Struct, platform: { id: string; code: string }): JoinedStruct | undefined {
  const layout = structLayout(struct.name, item.arch ?? []);
  if (!layout || layout.fields.length === 0) return undefined;
  const roles = new Map((struct.fields ?? []).map((field) => [field.name, field.role ?? 'other']));
  const fields = layout.fields.map(({ name, offset, size }) => ({
    name,
    offset,
    size,
    role: roles.get(name) ?? 'other',
  }));
  return { platform: platform.id, code: platform.code, name: struct.name, size: layout.size, fields };
}

/** Two request structs of two platforms that serve a function and have a field of equal meaning; undefined for none. */
export function joinedStructs(entry: FunctionEntry): [JoinedStruct, JoinedStruct] | undefined {
  const found = columns().flatMap((platform) => {
    const offers = cell(entry.id, platform.id).offers.filter((offer) => offer.through === 'own');
    for (const offer of offers) {
      const request = offer.operations.find((operation) => operation.request)?.request;
      const struct = offer.interface.structs?.find((one) => one.name === request);
      const picture = struct && drawn(offer.interface, struct, platform);
      if (picture) return [picture];
    }
    return [];
  });
  for (const [index, a] of found.entries()) {
    const roles = new Set(
      a.fields.map((field) => field.role).filter((role) => role !== 'other' && role !== 'reserved'),
    );
    const b = found.slice(index + 1).find((other) => other.fields.some((field) => roles.has(field.role)));
    if (b) return [a, b];
  }
  return undefined;
}
