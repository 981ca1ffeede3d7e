import type { Catalog } from '../catalog/model.ts';
import { topicStateOf } from '../record/index.ts';
import { distributionDocument, distributionList } from './distributions.ts';
import { indexDocument } from './document-list.ts';
import {
  conceptList,
  formatDocument,
  formatList,
  functionDocument,
  functionList,
  interfaceDocument,
  interfaceList,
  kernelList,
  matrixDocument,
  platformList,
  uapiDocument,
  verificationDocument,
} from './documents.ts';
import {
  type ApiDocument,
  type ApiFile,
  type JoinedDocument,
  jsonText,
  linesText,
  type MadeDocument,
  madeFiles,
  objectLinesText,
  writeFiles,
} from './files.ts';
import { consultationList, discrepancyList, forumList, opportunityList, sourceList } from './lists.ts';
import { openApiDocument } from './openapi.ts';
import { decisionList, documentList, meetingList, seriesList, topicDocument, topicList } from './record/documents.ts';
import { changesDocument } from './releases.ts';
import { schemaDocuments } from './schema-files.ts';
import { stampOf, withBlankStamp } from './stamp.ts';
import { logDocument, logList, statusDocument, statusList } from './status.ts';
import { kernelDocument, wholeText } from './whole.ts';

/** Every document of the static API, one after another, for a site at an address. The same catalog gives the same bytes. */
export const apiFiles = (catalog: Catalog, site: string): Generator<ApiFile> =>
  madeFiles(apiDocuments(catalog, site), () => stampOf(catalog));

/** A list: its document has no place for a stamp. */
const list = (path: string, make: () => readonly unknown[]): MadeDocument => ({ path, text: () => jsonText(make()) });

/** An object, which begins with a stamp. */
const stamped = (path: string, text: () => string): MadeDocument => ({
  path,
  stamped: true,
  text: () => withBlankStamp(text()),
});

/** The document of each entry of a kind, under every id that the entry ever had. */
function* each(
  folder: string,
  entries: readonly { id: string; formerly?: readonly string[] }[],
  make: (id: string) => unknown,
): Generator<MadeDocument> {
  for (const { id, formerly = [] } of entries)
    for (const name of [id, ...formerly]) yield stamped(`${folder}/${name}.json`, () => jsonText(make(id)));
}

/** A matrix with one function a line: there is one for every kernel, and blanks would make most of each. */
const matrixText = ({ kernel, functions }: ReturnType<typeof matrixDocument>): string =>
  objectLinesText({ kernel }, 'functions', functions);

/** The same before their texts are made. */
export function* apiDocuments(catalog: Catalog, site: string): Generator<ApiDocument> {
  yield list('platforms.json', () => platformList(catalog));
  yield list('functions.json', () => functionList(catalog));
  yield* each('functions', catalog.functions, (id) => functionDocument(catalog, id));
  yield list('interfaces.json', () => interfaceList(catalog));
  yield* each('interfaces', catalog.interfaces, (id) => interfaceDocument(catalog, id));
  yield list('formats.json', () => formatList(catalog));
  yield* each('formats', catalog.formats, (id) => formatDocument(catalog, id));
  yield list('concepts.json', () => conceptList(catalog));
  yield list('topics.json', () => topicList(catalog));
  yield* each('topics', catalog.topics, (id) => topicDocument(catalog, topicStateOf(catalog, id)));
  yield list('series.json', () => seriesList(catalog));
  yield list('decisions.json', () => decisionList(catalog));
  yield list('meetings.json', () => meetingList(catalog));
  yield list('documents.json', () => documentList(catalog));
  yield list('forums.json', () => forumList(catalog));
  yield list('consultations.json', () => consultationList(catalog));
  yield list('sources.json', () => sourceList(catalog));
  yield list('opportunities.json', () => opportunityList(catalog));
  yield list('discrepancies.json', () => discrepancyList(catalog));
  yield list('status.json', () => statusList(catalog));
  yield* each('status', catalog.status, (id) => statusDocument(catalog, id));
  yield list('logs.json', () => logList(catalog));
  yield* each('logs', catalog.logs, (id) => logDocument(catalog, id));
  yield list('kernels.json', () => kernelList(catalog));
  for (const { id } of catalog.kernels) {
    yield stamped(`kernels/${id}/matrix.json`, () => matrixText(matrixDocument(catalog, id)));
    yield stamped(`kernels/${id}/all.json`, () => `${JSON.stringify(kernelDocument(catalog, id))}\n`);
  }
  const newest = catalog.kernels.at(-1);
  if (newest) yield stamped('matrix.json', () => matrixText(matrixDocument(catalog, newest.id)));
  yield { path: 'distributions.json', text: () => linesText(distributionList(catalog)) };
  yield* each('distributions', catalog.distributions, (id) => distributionDocument(catalog, id));
  yield { path: 'uapi.json', text: () => linesText(uapiDocument(catalog)) };
  yield stamped('verification.json', () => jsonText(verificationDocument(catalog, evidenceFiles(catalog))));
  yield stamped('changes.json', () => objectLinesText({}, 'releases', changesDocument(catalog).releases));
  yield indexFile(catalog);
  yield wholeFile(catalog);
  yield stamped('404.json', () => jsonText(NOT_FOUND));
  yield { path: 'openapi.json', text: () => jsonText(openApiDocument(catalog)) };
  yield* schemaDocuments(site);
}

const evidenceFiles = (catalog: Catalog) => catalog.kernels.flatMap(({ found }) => (found ? [found] : []));

const indexFile = (catalog: Catalog): JoinedDocument => ({
  path: 'index.json',
  join: (stamp) => jsonText(indexDocument(catalog, stamp)),
});

const wholeFile = (catalog: Catalog): JoinedDocument => ({
  path: 'all.json',
  join(stamp, textOf) {
    const { documents: _, files: __, kernels: ___, counts: ____, ...head } = indexDocument(catalog, stamp);
    return wholeText(catalog, head, textOf);
  },
});

/** 404.json: what a host answers for a path that does not exist. */
const NOT_FOUND = {
  status: 404,
  error: 'not-found',
  message: 'There is no such document. index.json lists all of them; an entry answers to every id that it ever had.',
  index: 'index.json',
};

/** Writes the static API to `<outDir>/api/v1/` and returns the paths that were written, relative to `outDir`. */
export function writeApi(catalog: Catalog, outDir: string, site: string): string[] {
  return writeFiles(
    outDir,
    (function* () {
      for (const { path, text } of apiFiles(catalog, site)) yield { path: `api/v1/${path}`, text };
    })(),
  );
}
