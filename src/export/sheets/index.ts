import { TABLES } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import { evaluatorOf, shownPairsOf } from '../../overlap/index.ts';
import { interfaceDocument } from '../documents.ts';
import type { MadeDocument } from '../files.ts';
import { mainPlatforms, opportunitiesAmong } from '../lists.ts';
import { distributionMatrixSheet, distributionSheet } from './distributions.ts';
import { errorsSheet, hasErrors } from './errors.ts';
import { headerFactsSheet, interfaceFactsSheet } from './header-facts.ts';
import { kernelChangesSheet } from './kernel-changes.ts';
import { formatSheet, LISTS, operationsSheet, opportunitySheet } from './lists.ts';
import { logSheet } from './logs.ts';
import { matrixSheet, timelineSheet } from './matrix.ts';
import { type SheetFile, sheetDocuments } from './sheet.ts';

/** Every table that pages offer as files, but for the comparisons. */
function* sheetsOf(catalog: Catalog): Generator<SheetFile> {
  const { newest } = evaluatorOf(catalog);
  yield { path: TABLES.matrix(), make: () => matrixSheet(catalog, newest) };
  for (const { id } of catalog.kernels) yield { path: TABLES.matrix(id), make: () => matrixSheet(catalog, id) };
  for (const [from, to] of shownPairsOf(catalog))
    yield { path: TABLES.kernelChanges(from, to), make: () => kernelChangesSheet(catalog, from, to) };
  yield { path: TABLES.timeline, make: () => timelineSheet(catalog) };
  for (const { id, neutral } of catalog.platforms) {
    if (neutral) continue;
    yield { path: TABLES.platform(id), make: () => matrixSheet(catalog, newest, { platform: id }) };
  }
  for (const { id } of catalog.functions)
    yield { path: TABLES.function(id), make: () => matrixSheet(catalog, newest, { function: id }) };
  const main = mainPlatforms(catalog);
  yield { path: TABLES.timelineMain, make: () => timelineSheet(catalog, main) };
  const among = () => opportunitySheet(catalog, main.join(', '), opportunitiesAmong(catalog, main));
  yield { path: TABLES.opportunitiesMain, make: among };
  yield { path: TABLES.headerFacts, make: () => headerFactsSheet(catalog) };
  yield { path: TABLES.errors, make: () => errorsSheet(catalog, 'Errors of all interfaces', catalog.interfaces) };
  for (const item of catalog.interfaces) {
    const { id, name } = item;
    yield { path: TABLES.operations(id), make: () => operationsSheet(catalog, id) };
    if (hasErrors(item))
      yield { path: TABLES.interfaceErrors(id), make: () => errorsSheet(catalog, `${name}: errors`, [item]) };
    if (hasFacts(catalog, id)) yield { path: TABLES.interfaceFacts(id), make: () => interfaceFactsSheet(catalog, id) };
  }
  for (const { id } of catalog.formats) yield { path: TABLES.format(id), make: () => formatSheet(catalog, id) };
  for (const log of catalog.logs) yield { path: TABLES.log(log.id), make: () => logSheet(catalog, log) };
  yield { path: TABLES.distributionMatrix, make: () => distributionMatrixSheet(catalog) };
  for (const one of catalog.distributions)
    if (one.config) yield { path: TABLES.distribution(one.id), make: () => distributionSheet(catalog, one) };
  for (const [section, make] of Object.entries(LISTS)) yield { path: TABLES.list(section), make: () => make(catalog) };
}

/** Whether any name of an interface was found in the headers of the newest kernel. */
export const hasFacts = (catalog: Catalog, id: string): boolean => interfaceDocument(catalog, id).uapi.length > 0;

/** The files of all tables, for a site at an address. */
export function* tableDocuments(catalog: Catalog, site: string): Generator<MadeDocument> {
  for (const sheet of sheetsOf(catalog)) yield* sheetDocuments(sheet, site);
}
