import type { Interface } from '../../catalog/types.ts';
import type { Context } from '../context.ts';
import { hintFor } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';

export const uapiUnknown: Rule = {
  code: 'uapi-unknown',
  title: 'A name that the headers do not have',
  severity: 'error',
  local: 'value',
  explanation:
    'Names of ioctls, structs, fields and constants are looked up in what was extracted from the UAPI headers of the kernels. This one is in none of them, although the header was extracted. Correct the spelling, or name the header that declares it.',
  bad: 'symbol: SNP_GET_REPROT',
  good: 'symbol: SNP_GET_REPORT',
  *run(context) {
    const known = namesByHeader(context);
    if (known.size === 0) return;
    for (const { file, data } of context.sound('interface')) {
      // What is only proposed is in no header yet.
      if (data.stability === 'proposed') continue;
      const headers = [...(data.header ?? []), ...data.operations.flatMap(({ header }) => header ?? [])];
      // Without its headers nothing can be said about the interface's names.
      if (headers.length === 0 || !headers.every((header) => known.has(header))) continue;
      const sets = [...new Set(headers)].map((header) => known.get(header) as Set<string>);
      const all = (): string[] => sets.flatMap((names) => [...names]);
      for (const { name, path } of used(data)) {
        const prefix = name.endsWith('*') ? name.slice(0, -1) : undefined;
        if (
          prefix === undefined ? sets.some((names) => names.has(name)) : all().some((other) => other.startsWith(prefix))
        )
          continue;
        const finding: Finding = {
          file,
          path,
          message: `no extracted header declares "${name}"`,
          hint: hintFor(name, all(), `looked for in ${[...new Set(headers)].join(', ')}`),
        };
        yield finding;
      }
    }
  },
};

/** Names that some extracted kernel has, by header. */
function namesByHeader(context: Context): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  let header = '';
  let names = new Set<string>();
  for (const { uapi } of context.catalog.kernels) {
    for (const fact of uapi?.facts ?? []) {
      // Facts stand header by header, so that the set seldom changes.
      if (fact.header !== header) {
        header = fact.header;
        names = known.get(header) ?? new Set();
        known.set(header, names);
      }
      if (fact.value !== null) names.add(fact.name);
    }
  }
  return known;
}

function* used(data: Interface): Iterable<{ name: string; path: string[] }> {
  for (const [index, operation] of data.operations.entries()) {
    const path = ['operations', String(index)];
    if (operation.history?.every(({ change }) => change === 'proposed')) continue;
    for (const key of ['symbol', 'request', 'response'] as const) {
      const name = operation[key];
      if (name !== undefined) yield { name, path: [...path, key] };
    }
    for (const [part, entry] of (operation.implements ?? []).entries()) {
      for (const [aspect, value] of Object.entries(entry.aspects ?? {})) {
        for (const [item, claim] of [value].flat().entries()) {
          if (claim.uapi === undefined) continue;
          const at = [...path, 'implements', String(part), 'aspects', aspect];
          yield { name: claim.uapi, path: [...(Array.isArray(value) ? [...at, String(item)] : at), 'uapi'] };
        }
      }
    }
  }
  for (const [index, struct] of (data.structs ?? []).entries()) {
    yield { name: struct.name, path: ['structs', String(index), 'name'] };
    for (const [part, field] of (struct.fields ?? []).entries()) {
      yield { name: `${struct.name}.${field.name}`, path: ['structs', String(index), 'fields', String(part), 'name'] };
    }
  }
  for (const [index, { name }] of (data.constants ?? []).entries())
    yield { name, path: ['constants', String(index), 'name'] };
}
