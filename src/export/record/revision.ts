import { createHash } from 'node:crypto';
import type { Catalog } from '../../catalog/model.ts';
import { perCatalog } from '../../catalog/per-catalog.ts';

/** Twelve digits that change with any entry of the record, and with nothing else. */
export const recordRevision = perCatalog((catalog: Catalog): string => {
  const { topics, series, forums, meetings, decisions, documents, consultations } = catalog;
  const record = [topics, series, forums, meetings, decisions, documents, consultations];
  return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 12);
});
