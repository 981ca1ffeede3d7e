import type { Catalog } from '../../src/catalog/model.ts';
import type { Evidence, HistoryEvent } from '../../src/catalog/types.ts';
import { cellEvidence } from '../../src/export/sheets/matrix.ts';
import { EVIDENCE_COLUMNS, evidenceFields, type Sheet } from '../../src/export/sheets/sheet.ts';
import { evaluatorOf } from '../../src/overlap/index.ts';
import type { QueryRow } from '../../src/query/index.ts';

const ofHistory = (history: readonly HistoryEvent[] | undefined): Evidence[] =>
  (history ?? []).flatMap(({ evidence }) => [...evidence]);

/** What a row rests on, as far as it has evidence of its own. */
function evidenceOf(catalog: Catalog, { kind, id, kernel }: QueryRow): Evidence[] {
  const [entry = '', part = ''] = id.split('/');
  const evaluator = evaluatorOf(catalog);
  if (kind === 'cell') return cellEvidence(evaluator.cell(entry, part, kernel ?? evaluator.newest));
  const item = catalog.interfaces.find((one) => one.id === entry);
  if (kind === 'interface') return ofHistory(item?.history);
  if (kind === 'operation') {
    const own = item?.operations.find((operation) => operation.id === part)?.history;
    return ofHistory(own ?? item?.history);
  }
  if (kind === 'provider') return ofHistory(item?.providers?.find(({ platform }) => platform === part)?.history);
  return [];
}

/** What a query found as a table, with ids, addresses and evidence. */
export const querySheet = (catalog: Catalog, query: string, kernel: string, rows: readonly QueryRow[]): Sheet => ({
  title: query,
  columns: [
    'id',
    'kind',
    'of',
    'title',
    'platforms',
    'state',
    'level',
    'since',
    'note',
    'kernel',
    'url',
    ...EVIDENCE_COLUMNS,
  ],
  rows: rows.map((row) => [
    row.id,
    row.kind,
    row.of,
    row.title,
    (row.platforms ?? []).join(' '),
    row.state,
    row.level,
    row.since,
    row.note,
    row.kernel,
    { links: [row.url] },
    ...evidenceFields(catalog, evidenceOf(catalog, row)),
  ]),
  notes: [`${rows.length} found, asked in Linux ${kernel}.`],
});
