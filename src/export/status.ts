import { urls } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Log, Status } from '../catalog/types.ts';
import { codeRows, logRows } from '../overlap/index.ts';
import type { Table } from './table.ts';

/** Status codes and log lines as documents of the API and as tables. */

const find = <T extends { id: string }>(list: readonly T[], kind: string, id: string): T => {
  const found = list.find((entry) => entry.id === id);
  if (!found) throw new RangeError(`The catalog has no ${kind} "${id}".`);
  return found;
};

const codeDocuments = (catalog: Catalog, status: Status) =>
  codeRows(catalog, status).map(({ code, number }) => ({
    name: code.name,
    number: number?.text ?? null,
    ...(number ? { by: number.by, kernels: number.kernels, ...(number.file ? { file: number.file } : {}) } : {}),
    meaning: code.meaning === 'unknown' ? null : code.meaning,
    ...(code.do === undefined ? {} : { do: code.do }),
    ...(code.errno === undefined ? {} : { errno: code.errno }),
    url: urls.status(status.id, code.name),
  }));

/** status.json: the families with their codes, without the evidence. */
export const statusList = (catalog: Catalog) =>
  catalog.status.map((status) => ({
    id: status.id,
    name: status.name,
    platforms: status.platforms,
    from: status.from,
    bits: status.bits,
    ...(status.mask === undefined ? {} : { mask: status.mask }),
    codes: codeDocuments(catalog, status),
    url: urls.status(status.id),
    document: `status/${status.id}.json`,
  }));

/** status/<id>.json: one family, with its entry. */
export function statusDocument(catalog: Catalog, id: string) {
  const status = find(catalog.status, 'family of status codes', id);
  return { id, name: status.name, url: urls.status(id), codes: codeDocuments(catalog, status), entry: status };
}

const lineDocuments = (catalog: Catalog, log: Log) =>
  logRows(catalog, log).map(({ anchor, prefix, text, level, places, kernels, told }) => ({
    id: anchor,
    prefix,
    text,
    level,
    kernels,
    places: places.map(({ kernel, file, line, in: holder }) => ({
      kernel,
      file,
      line,
      ...(holder ? { in: holder } : {}),
    })),
    when: told?.when ?? null,
    ...(told?.do === undefined ? {} : { do: told.do }),
    url: urls.log(log.id, anchor),
  }));

/** logs.json: the logs, without their lines. */
export const logList = (catalog: Catalog) =>
  catalog.logs.map((log) => ({
    id: log.id,
    name: log.name,
    platforms: log.platforms,
    side: log.side,
    lines: logRows(catalog, log).length,
    told: log.lines.length,
    url: urls.log(log.id),
    document: `logs/${log.id}.json`,
  }));

/** logs/<id>.json: one log with every line that was extracted, and its entry. */
export function logDocument(catalog: Catalog, id: string) {
  const log = find(catalog.logs, 'log', id);
  return { id, name: log.name, url: urls.log(id), lines: lineDocuments(catalog, log), entry: log };
}

/** A family of codes as a table. */
export function statusTable(catalog: Catalog, id: string): Table {
  const status = find(catalog.status, 'family of status codes', id);
  return {
    title: status.name,
    corner: 'Number',
    columns: ['Name', 'Meaning', 'What to do', 'Number from', 'Address'],
    rows: codeRows(catalog, status).map(({ code, number }) => ({
      head: number?.text ?? 'unknown',
      mark: '',
      cells: [
        code.name,
        code.meaning,
        code.do ? `${code.do}${code['do-says'] ? ` (${code['do-says']})` : ''}` : '',
        number?.file ?? (number ? 'given' : ''),
        urls.status(id, code.name),
      ],
    })),
    notes: [status.summary],
  };
}
