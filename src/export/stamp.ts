import { createHash } from 'node:crypto';
import type { Catalog } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';
import { dataDay } from '../record/index.ts';

/** Which data a document was made of. */
export interface Stamp {
  /** Twelve hexadecimal digits that change with any entry and any extracted fact, and with nothing else. */
  revision: string;
  /** Newest day that the data bear, as YYYY-MM-DD. */
  date: string;
}

/** The stamp of a catalog. */
export const stampOf = perCatalog((catalog: Catalog): Stamp => {
  const { dir: _, files: __, ...lists } = catalog;
  const digest = createHash('sha256').update(JSON.stringify(lists)).digest('hex');
  return { revision: digest.slice(0, 12), date: dataDay(catalog) };
});

/** How the text of a stamped document begins. It has the same length for every stamp. */
const opening = ({ revision, date }: Stamp): string => `{\n  "revision": "${revision}",\n  "date": "${date}",\n`;

/** What stands there before the stamp is known: a document is the same whatever other entries say. */
const BLANK = opening({ revision: '0'.repeat(12), date: '0000-00-00' });

/** A stamped document's text with its stamp left blank; `text` is that of an object which has keys. */
export const withBlankStamp = (text: string): string => BLANK + text.replace(/^\{\n?/, '');

/** The same with the stamp of some data; whatever stamp the text has is replaced. */
export const withStamp = (text: string, stamp: Stamp): string => opening(stamp) + text.slice(BLANK.length);
