import type { KernelRelease } from '../catalog/model.ts';
import type { Interface } from '../catalog/types.ts';
import { type KnownNumber, type KnownStruct, NUMBERED } from './knowledge.ts';

/** Structs of an entry with sizes and offsets as the kernel's compiler has them. */
export function structsOf(entry: Interface, kernel: KernelRelease | undefined): KnownStruct[] {
  const facts = kernel?.uapi?.facts ?? [];
  return (entry.structs ?? []).map(({ name }) => {
    const own = facts.filter((fact) => fact.name === name || fact.name.startsWith(`${name}.`));
    const size = own.find((fact) => fact.kind === 'struct' && fact.value)?.value;
    const fields = new Map<string, { name: string; offset: number; size: number }>();
    for (const fact of own) {
      if (fact.kind !== 'field' || !fact.value || !('offsetof' in fact.value)) continue;
      const field = fact.name.slice(name.length + 1);
      if (!fields.has(field)) fields.set(field, { name: field, offset: fact.value.offsetof, size: fact.value.sizeof });
    }
    return {
      name,
      interface: entry.id,
      header: own[0]?.header ?? entry.header?.[0] ?? '',
      ...(size && 'sizeof' in size ? { size: size.sizeof } : {}),
      fields: [...fields.values()],
    };
  });
}

/** Numbers of ioctls and of constants that must differ, in the headers of a kernel. */
export function numbersOf(kernel: KernelRelease | undefined): KnownNumber[] {
  const out: KnownNumber[] = [];
  const seen = new Set<string>();
  for (const { kind, name, header, value } of kernel?.uapi?.facts ?? []) {
    if (!value || seen.has(name)) continue;
    if (kind === 'ioctl' && 'nr' in value) {
      seen.add(name);
      out.push({ kind, name, header, value: `${value.type},${value.nr}` });
    } else if (kind === 'constant' && NUMBERED.test(name) && 'value' in value) {
      seen.add(name);
      out.push({ kind, name, header, value: value.value });
    }
  }
  return out;
}
