import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import { factText } from '../../overlap/index.ts';
import { interfaceDocument, uapiDocument } from '../documents.ts';
import type { Sheet } from './sheet.ts';

/** Names of the headers with their value in each kernel whose headers were read; empty where a kernel has no such name. */
export function headerFactsSheet(catalog: Catalog): Sheet {
  const read = catalog.kernels.filter(({ uapi }) => uapi !== undefined).map(({ id }) => id);
  return {
    title: 'Names of the UAPI headers',
    columns: ['name', 'kind', 'header', 'arch', ...read],
    rows: uapiDocument(catalog).map(({ name, kind, header, arch, versions }) => [
      name,
      kind,
      header,
      arch,
      ...read.map((kernel) => (versions[kernel] ? factText(versions[kernel]) : '')),
    ]),
    notes: read.map((id) => `${id}: ${catalog.kernels.find((kernel) => kernel.id === id)?.uapi?.package}.`),
  };
}

/** The extracted facts of one interface's names in the newest kernel. */
export function interfaceFactsSheet(catalog: Catalog, id: string): Sheet {
  const { uapi, kernel, name: title } = interfaceDocument(catalog, id);
  const from = catalog.kernels.findLast((release) => release.uapi !== undefined)?.uapi?.package ?? '';
  return {
    title: `${title}: names in the headers of Linux ${kernel}`,
    columns: ['name', 'kind', 'header', 'arch', 'value', 'interface', 'url', 'evidence'],
    rows: uapi.map(({ kind, name, header, arch, value }) => [
      name,
      kind,
      header,
      arch,
      factText(value),
      id,
      { links: [urls.interface(id)] },
      `extracted from ${from}`,
    ]),
  };
}
