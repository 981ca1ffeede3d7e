import { FILES, SECTIONS, TABLES, urls } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/model.ts';
import { dataVersion } from './document-list.ts';
import { type JoinedDocument, jsonText } from './files.ts';

/** What the data are, in the words of DCAT and Dublin Core, for catalogs of data and for those who cite. */
export function dcatDocument(catalog: Catalog, site: string): JoinedDocument {
  const absolute = (path: string): string => new URL(path.slice(1), site).href;
  const file = (title: string, path: string, mediaType: string) => ({
    '@type': 'dcat:Distribution',
    'dct:title': title,
    'dcat:downloadURL': { '@id': absolute(path) },
    'dcat:mediaType': mediaType,
  });
  return {
    path: FILES.dcat.slice(1),
    join: (stamp) =>
      jsonText({
        '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
        '@id': absolute(FILES.dcat),
        '@type': 'dcat:Dataset',
        'dct:title': 'CoCo ABI Catalog',
        'dct:description':
          'The kernel interfaces of Linux confidential computing, side by side for each kernel release, with the evidence of each claim.',
        'dct:identifier': `coco-abi-catalog ${stamp.revision}`,
        'dcat:version': dataVersion(catalog, stamp),
        'dct:modified': stamp.date,
        'dct:license': { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
        'dcat:landingPage': { '@id': absolute(SECTIONS.home) },
        'dcat:keyword': ['Linux kernel', 'confidential computing', 'attestation', 'ABI'],
        'dcat:distribution': [
          file('Everything in one file', urls.api('all.json'), 'application/json'),
          file('Every cell of the newest kernel', `${TABLES.matrix()}.csv`, 'text/csv'),
          file('Names of the UAPI headers', `${TABLES.headerFacts}.csv`, 'text/csv'),
          file('Errors with their ways out', `${TABLES.errors}.csv`, 'text/csv'),
        ],
      }),
  };
}
