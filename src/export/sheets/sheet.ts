import type { Catalog } from '../../catalog/model.ts';
import { byKey } from '../../catalog/per-catalog.ts';
import type { Evidence } from '../../catalog/types.ts';
import { citationText, citationUrl } from '../citations.ts';
import type { MadeDocument } from '../files.ts';
import { csvLine, fitsSideBySide, markdownLine, markdownOf, stackedBlock, tableText, textOf } from '../table.ts';

/** What stands in a field: a text, a number, or addresses, which are site paths or absolute. */
export type Field = string | number | undefined | { links: readonly string[] };

export type Row = readonly Field[];

/**
 * A table for machines: one row a fact, one column a key, with ids, addresses and evidence. Rows that several sheets of
 * the same columns share are written once.
 */
export interface Sheet {
  title: string;
  /** Names of the columns, in small letters; the first tells rows apart as well as one column can. */
  columns: readonly string[];
  rows: readonly Row[];
  notes?: readonly string[];
}

/** A sheet and the path of its files, without the ending, from the site's root. */
export interface SheetFile {
  path: string;
  make(): Sheet;
}

/** The last two columns of a sheet that has evidence. */
export const EVIDENCE_COLUMNS = ['evidence', 'evidence-links'] as const;

/** The fields of these columns: each piece in a line, and where it is. */
export function evidenceFields(catalog: Catalog, evidence: readonly Evidence[]): [Field, Field] {
  const texts = [...new Set(evidence.map(citationText))];
  const links = [...new Set(evidence.flatMap((item) => citationUrl(catalog, item) ?? []))];
  return [texts.join('; '), { links }];
}

/** Addresses of site paths, for a site at an address. */
const below =
  (site: string) =>
  (path: string): string =>
    new URL(path.slice(1), site).href;

const fieldText = (field: Field, address: (path: string) => string): string => {
  if (typeof field === 'object') return field.links.map((to) => (to.startsWith('/') ? address(to) : to)).join(' ');
  return field === undefined ? '' : String(field);
};

/** How a sheet is written: each row apart, and a file of the rows. */
interface Writer {
  row(row: Row, sheet: Sheet, site: string): string;
  file(sheet: Sheet, rows: readonly string[], site: string): string;
}

const texts = (row: Row, site: string): string[] => row.map((field) => fieldText(field, below(site)));

/** The addresses of evidence are too long for a mail; what they lead to is named beside them. */
const isLong = (column: string | undefined): boolean => column === EVIDENCE_COLUMNS[1];
const shortRow = (row: Row, { columns }: Sheet): string[] =>
  row.filter((_, index) => !isLong(columns[index])).map((field) => fieldText(field, (path) => path));
const shortColumns = ({ columns }: Sheet): string[] => columns.filter((column) => !isLong(column));
const rowOf = ([head = '', ...cells]: readonly string[]) => ({ head, mark: '', cells });

const WRITERS = {
  csv: {
    row: (row, _, site) => csvLine(texts(row, site)),
    file: (sheet, rows) => csvLine(sheet.columns) + rows.join(''),
  },
  md: {
    row: (row, _, site) => markdownLine(texts(row, site)),
    file: (sheet, rows) => markdownOf(sheet.title, sheet.columns, rows, sheet.notes),
  },
  txt: {
    row: (row, sheet) => stackedBlock(shortColumns(sheet).slice(1), rowOf(shortRow(row, sheet))),
    file: (sheet, rows, site) => {
      const [corner = '', ...columns] = shortColumns(sheet);
      const notes = [...(sheet.notes ?? []), `Paths are below ${site}`];
      if (!fitsSideBySide(columns.length)) return textOf(sheet.title, rows.join('\n\n'), notes);
      const { title } = sheet;
      return tableText({ title, corner, columns, notes, rows: sheet.rows.map((row) => rowOf(shortRow(row, sheet))) });
    },
  },
} as const satisfies Readonly<Record<string, Writer>>;
export type SheetFormat = keyof typeof WRITERS;

/** What was written of a row, by form and site. */
const written = new WeakMap<Row, Map<string, string>>();

function rowText(row: Row, format: SheetFormat, sheet: Sheet, site: string): string {
  const held = written.get(row) ?? new Map<string, string>();
  written.set(row, held);
  const key = `${format} ${site}`;
  let text = held.get(key);
  if (text === undefined) {
    text = WRITERS[format].row(row, sheet, site);
    held.set(key, text);
  }
  return text;
}

const write =
  (format: SheetFormat) =>
  (sheet: Sheet, site: string): string =>
    WRITERS[format].file(
      sheet,
      sheet.rows.map((row) => rowText(row, format, sheet, site)),
      site,
    );

/** A sheet as CSV, as Markdown, and as text of 72 columns, in which addresses are paths. */
export const SHEET_FORMATS = { csv: write('csv'), md: write('md'), txt: write('txt') } as const;

/** The files of a sheet in all forms, in their order; the Markdown names its address. The sheet is made once for all. */
export function* sheetDocuments({ path, make }: SheetFile, site: string): Generator<MadeDocument> {
  let made = byKey<'', Sheet>();
  const sheet = (): Sheet => made('', make);
  const file = (format: SheetFormat, of: () => Sheet): MadeDocument => ({
    path: `${path.slice(1)}.${format}`,
    text: () => SHEET_FORMATS[format](of(), site),
  });
  yield file('csv', sheet);
  yield file('md', () => ({ ...sheet(), notes: [...(sheet().notes ?? []), below(site)(`${path}.md`)] }));
  yield file('txt', () => {
    const last = sheet();
    made = byKey();
    return last;
  });
}
