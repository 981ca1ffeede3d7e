import type { Catalog } from '../../catalog/model.ts';
import type { Evidence } from '../../catalog/types.ts';
import { citationText, citationUrl } from '../citations.ts';
import type { MadeDocument } from '../files.ts';
import { type Table, tableCsv, tableMarkdown, tableText } from '../table.ts';

/** What stands in a field: a text, a number, or addresses, which are site paths or absolute. */
export type Field = string | number | undefined | { links: readonly string[] };

/** A table for machines: one row a fact, one column a key, with ids, addresses and evidence. */
export interface Sheet {
  title: string;
  /** Names of the columns, in small letters; the first tells rows apart as well as one column can. */
  columns: readonly string[];
  rows: readonly (readonly Field[])[];
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

function tableOf(sheet: Sheet, address: (path: string) => string): Table {
  const text = (field: Field): string => {
    if (typeof field === 'object') return field.links.map((to) => (to.startsWith('/') ? address(to) : to)).join(' ');
    return field === undefined ? '' : String(field);
  };
  const [corner = '', ...columns] = sheet.columns;
  return {
    title: sheet.title,
    corner,
    columns,
    rows: sheet.rows.map(([head, ...fields]) => ({ head: text(head), mark: '', cells: fields.map(text) })),
    notes: sheet.notes ?? [],
  };
}

const withNote = (sheet: Sheet, note: string): Sheet => ({ ...sheet, notes: [...(sheet.notes ?? []), note] });

/** Without the addresses of evidence, which are too long for a mail; what they lead to is named beside them. */
function withoutLinks(sheet: Sheet): Sheet {
  const place = sheet.columns.indexOf(EVIDENCE_COLUMNS[1]);
  const rest = <T>(list: readonly T[]): T[] => list.filter((_, index) => index !== place);
  return { ...sheet, columns: rest(sheet.columns), rows: sheet.rows.map(rest) };
}

/** Addresses of site paths, for a site at an address. */
const below =
  (site: string) =>
  (path: string): string =>
    new URL(path.slice(1), site).href;

/** How a sheet is written, by the ending of its file: CSV, Markdown, and text of 72 columns, in which addresses are paths. */
export const SHEET_FORMATS = {
  csv: (sheet: Sheet, site: string): string => tableCsv(tableOf(sheet, below(site))),
  md: (sheet: Sheet, site: string): string => tableMarkdown(tableOf(sheet, below(site))),
  txt: (sheet: Sheet, site: string): string =>
    tableText(tableOf(withNote(withoutLinks(sheet), `Paths are below ${site}`), (path) => path)),
} as const;
export type SheetFormat = keyof typeof SHEET_FORMATS;

/** The files of a sheet in all forms; the Markdown names its address. The rows are made once, and kept until the last form. */
export function* sheetDocuments({ path, make }: SheetFile, site: string): Generator<MadeDocument> {
  let made: Sheet | undefined;
  const sheet = (): Sheet => {
    made ??= make();
    return made;
  };
  const file = (format: SheetFormat, text: () => string): MadeDocument => ({
    path: `${path.slice(1)}.${format}`,
    text,
  });
  yield file('csv', () => SHEET_FORMATS.csv(sheet(), site));
  yield file('md', () => SHEET_FORMATS.md(withNote(sheet(), below(site)(`${path}.md`)), site));
  yield file('txt', () => {
    const text = SHEET_FORMATS.txt(sheet(), site);
    made = undefined;
    return text;
  });
}
