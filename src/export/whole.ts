import { urls } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/model.ts';
import { archesOf } from '../overlap/index.ts';
import { API_DOCUMENTS, entriesOf } from './document-list.ts';
import { functionAt, operationsAt } from './documents.ts';

/** kernels/<v>/all.json, but for its stamp: all that holds in one kernel. */
export function kernelDocument(catalog: Catalog, kernel: string) {
  const release = catalog.kernels.find(({ id }) => id === kernel);
  return {
    kernel,
    released: release?.released ?? 'unknown',
    url: urls.kernel(kernel),
    functions: catalog.functions.map(({ id, name }) => ({
      id,
      name,
      url: urls.function(id),
      ...functionAt(catalog, id, kernel),
    })),
    interfaces: catalog.interfaces.map((entry) => ({
      id: entry.id,
      name: entry.name,
      platform: entry.platform,
      url: urls.interface(entry.id),
      operations: operationsAt(catalog, entry, kernel),
    })),
    // Null where nobody read the headers of this kernel.
    uapi:
      release?.uapi?.facts
        .filter(({ value }) => value !== null)
        .flatMap((fact) =>
          archesOf(fact).map((arch) => ({
            kind: fact.kind,
            name: fact.name,
            header: fact.header,
            arch,
            value: fact.value,
          })),
        ) ?? null,
  };
}

/** Documents that all.json leaves out: those that say how to find others, and the newest matrix, which it has by kernel. */
const NOT_IN_ALL: ReadonlySet<string> = new Set([
  'index.json',
  'matrix.json',
  'all.json',
  'kernels/{version}/all.json',
  '404.json',
  'openapi.json',
]);

/** The key under which all.json has documents of a path. */
export const keyInAll = (path: string): string =>
  path === 'kernels/{version}/matrix.json' ? 'matrices' : path.replace(/(?:\/\{\w+\})?\.json$/, '');

const compact = (text: string): string => JSON.stringify(JSON.parse(text));

/**
 * all.json: `functions` and others of which each has a document of its own are lists of these documents; `matrices` has the
 * matrix of each kernel by its number; all else is as in the document of its name.
 */
export function wholeText(
  catalog: Catalog,
  head: Readonly<Record<string, unknown>>,
  textOf: (path: string) => string,
): string {
  const single = new Set(
    API_DOCUMENTS.filter(({ path }) => path.endsWith('/{id}.json')).map(({ path }) => keyInAll(path)),
  );
  const parts = API_DOCUMENTS.filter(({ path }) => !NOT_IN_ALL.has(path)).flatMap(({ path }) => {
    const key = keyInAll(path);
    if (!path.includes('{')) return single.has(key) ? [] : [`${JSON.stringify(key)}:${compact(textOf(path))}`];
    const values = entriesOf(catalog, path).map(({ id }) => id);
    const texts = values.map((value) => compact(textOf(path.replace(/\{\w+\}/, value))));
    if (key !== 'matrices') return [`${JSON.stringify(key)}:[\n${texts.join(',\n')}\n]`];
    return [`"matrices":{\n${values.map((value, index) => `${JSON.stringify(value)}:${texts[index]}`).join(',\n')}\n}`];
  });
  const before = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{${[...before, ...parts].join(',\n')}}\n`;
}
