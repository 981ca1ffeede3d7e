import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Log } from '../../catalog/types.ts';
import { logRows } from '../../overlap/index.ts';
import { EVIDENCE_COLUMNS, evidenceFields, type Field, type Sheet } from './sheet.ts';

const COLUMNS = [
  'line',
  'log',
  'prefix',
  'text',
  'level',
  'kernels',
  'file',
  'cause',
  'do',
  'url',
  ...EVIDENCE_COLUMNS,
];

const rowsOf = (catalog: Catalog, log: Log): Field[][] =>
  logRows(catalog, log).map(({ anchor, prefix, text, level, kernels, places: [place], told }) => [
    anchor,
    log.id,
    prefix,
    text,
    level,
    kernels.join(' '),
    place && `${place.file}:${place.line}`,
    told?.when,
    told?.do,
    { links: [urls.log(log.id, anchor)] },
    ...evidenceFields(catalog, told?.evidence ?? []),
  ]);

/** The lines of every log. */
export const logsSheet = (catalog: Catalog): Sheet => ({
  title: 'Lines of the kernel’s log',
  columns: COLUMNS,
  rows: catalog.logs.flatMap((log) => rowsOf(catalog, log)),
});

/** The lines of one log. */
export const logSheet = (catalog: Catalog, log: Log): Sheet => ({
  title: `Log: ${log.name}`,
  columns: COLUMNS,
  rows: rowsOf(catalog, log),
});
