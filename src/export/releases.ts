import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';
import { readRegular } from '../catalog/read/regular.ts';
import { type CatalogDiff, catalogDiff } from './catalog-diff.ts';
import { changeReport } from './change-report.ts';
import { changeParagraph } from './change-words.ts';
import { linesText } from './files.ts';
import { stampOf } from './stamp.ts';
import { type TopicDifference, topicDifferences } from './topic-differences.ts';

/** A release of the data, with what it changed: catalog/releases/<version>.json, written by `npm run diff`. */
export interface DataRelease extends CatalogDiff {
  /** The day as YYYY.MM.DD. */
  version: string;
  /** Of the data that were released: see Stamp. */
  revision: string;
  date: string;
  /** The release before it, against which the changes are told; null for the first, which tells none. */
  since: string | null;
  /** The changes in a paragraph. */
  summary: string;
  topics: TopicDifference[];
}

/** Form of a version of the data. */
export const DATA_VERSION = /^\d{4}\.(0[1-9]|1[0-2])\.(0[1-9]|[12]\d|3[01])(\.[1-9])?$/;

/** Folder of the releases, in a catalog's directory. */
export const RELEASES = 'releases';

/** The releases of a catalog's data, oldest first. A file that is no JSON is thrown for, with its name. */
export const releasesOf = perCatalog(({ dir }: Catalog): readonly DataRelease[] => {
  const folder = join(dir, RELEASES);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && DATA_VERSION.test(name.slice(0, -'.json'.length)))
    .sort()
    .map((name) => {
      try {
        return JSON.parse(readRegular(join(folder, name)).toString('utf8')) as DataRelease;
      } catch (error) {
        throw new Error(`${join(folder, name)}: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
});

/** changes.json, but for its stamp: newest first. */
export const changesDocument = (catalog: Catalog) => ({ releases: [...releasesOf(catalog)].reverse() });

/**
 * A release of the data: what turned `before` into `after`. `whole` is the newer state with all its entries, also those that the
 * other side cannot be compared by.
 */
export function releaseOf(
  version: string,
  since: string | null,
  before: Catalog,
  after: Catalog,
  whole: Catalog = after,
): DataRelease {
  const diff = catalogDiff(before, after);
  return {
    version,
    date: version.slice(0, 'YYYY.MM.DD'.length).replaceAll('.', '-'),
    revision: stampOf(whole).revision,
    since,
    summary: changeParagraph(before, after, diff, changeReport(before, after, diff, [])),
    ...diff,
    topics: topicDifferences(before, after),
  };
}

/** A release as it is kept: one change a line. */
export const releaseText = (release: DataRelease): string =>
  `{\n${Object.entries(release)
    .map(
      ([key, value]) =>
        `${JSON.stringify(key)}: ${Array.isArray(value) && value.length > 0 ? linesText(value).trimEnd() : JSON.stringify(value)}`,
    )
    .join(',\n')}\n}\n`;
