import { urls } from '../catalog/addresses.ts';
import type { Catalog, UapiFact } from '../catalog/model.ts';
import { compareVersions } from '../catalog/versions.ts';
import { evaluatorOf } from '../overlap/evaluator.ts';
import { archesOf, factText } from '../overlap/uapi.ts';
import { type QueryRecord, type Span, spansOf, textOf } from './record.ts';

/** Finds the page of a header name: the operation, struct or constant of the interface that declares it. */
function placesOf(catalog: Catalog): (name: string) => string {
  const places = new Map<string, string>();
  const prefixes: [string, string][] = [];
  const put = (name: string | undefined, url: string): void => {
    if (name !== undefined && !places.has(name)) places.set(name, url);
  };
  for (const item of catalog.interfaces) {
    const page = urls.interface(item.id);
    for (const operation of item.operations) put(operation.symbol, urls.operation(item.id, operation.id));
    for (const struct of item.structs ?? []) put(struct.name, urls.struct(item.id, struct.name));
    for (const operation of item.operations) {
      for (const name of [operation.request, operation.response]) put(name, urls.operation(item.id, operation.id));
    }
    for (const { name } of item.constants ?? []) {
      if (name.endsWith('*')) prefixes.push([name.slice(0, -1), page]);
      else put(name, `${page}#${name}`);
    }
  }
  return (name) => {
    const known = places.get(name) ?? places.get(name.split('.')[0] as string);
    if (known !== undefined) return known;
    const prefix = prefixes.find(([start]) => name.startsWith(start));
    return prefix ? `${prefix[1]}#${name}` : urls.search(name);
  };
}

/** One record for each name of the extracted headers and each architecture, by name. */
export function nameRecords(catalog: Catalog): QueryRecord[] {
  const { kernels, uapi } = evaluatorOf(catalog);
  const facts = new Map<string, { fact: UapiFact; in: Set<string>; values: Set<string> }>();
  for (const release of catalog.kernels) {
    for (const fact of release.uapi?.facts ?? []) {
      if (fact.value === null) continue;
      for (const arch of archesOf(fact)) {
        const key = `${fact.name} ${fact.kind} ${arch}`;
        let known = facts.get(key);
        if (!known) {
          known = { fact: { ...fact, arch }, in: new Set(), values: new Set() };
          facts.set(key, known);
        }
        known.in.add(release.id);
        if ('value' in fact.value) {
          known.values.add(fact.value.value);
          // People write -1.
          if (fact.value.value.startsWith('-')) known.values.add(factText(fact.value));
        }
      }
    }
  }
  // In a kernel whose headers were not read, those of the newest one before it stand.
  const extracted = new Map(
    kernels.map((kernel) => [kernel, uapi.kernels.filter((other) => compareVersions(other, kernel) <= 0).at(-1) ?? '']),
  );
  const spans = new Map<string, readonly Span[]>();
  const spansFor = (present: ReadonlySet<string>): readonly Span[] => {
    const key = [...present].join(' ');
    let found = spans.get(key);
    if (!found) {
      found = spansOf(kernels, (kernel) => ({ there: present.has(extracted.get(kernel) ?? '') ? ['yes'] : [] }));
      spans.set(key, found);
    }
    return found;
  };
  const place = placesOf(catalog);
  return [...facts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { fact, in: present, values }]) => ({
      kind: 'name',
      id: `${fact.name}/${fact.arch}`,
      title: `${fact.name} (${fact.arch})`,
      url: place(fact.name),
      fields: { kind: ['name', fact.kind], header: [fact.header] },
      spans: spansFor(present),
      text: textOf(fact.name, fact.header, [...values]),
    }));
}
