import { urls } from '../catalog/addresses.ts';
import { citationOf } from '../catalog/citation.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Evidence } from '../catalog/types.ts';
import { commitUrl, loreUrl, sourceLink, tagOf, treeUrl } from '../kernel/links.ts';
import { recordedOf } from '../overlap/index.ts';

/** A piece of evidence in a line: `drivers/…/report.c, tsm_report_read, 7.3`. */
export function citationText(item: Evidence): string {
  const cited = citationOf(item);
  const where = [item.symbol, item.lines, item.text, item.lacks && `without ${item.lacks}`, item.section, item.what];
  return [cited?.value, ...where, item.subject ?? item.title, item.at].filter(Boolean).join(', ');
}

/** Address of what a piece of evidence names: absolute, or a site path; undefined when it has none. */
export function citationUrl(catalog: Catalog, item: Evidence): string | undefined {
  const cited = citationOf(item);
  if (!cited) return undefined;
  const { kind, value } = cited;
  if (kind === 'commit') return commitUrl(value);
  if (kind === 'lore') return loreUrl(value);
  if (kind === 'spec') return urls.source(value);
  if (kind === 'url') return value;
  const pinned = sourceLink(item, catalog.kernels, recordedOf(catalog))?.href;
  if (pinned !== undefined || kind === 'kconfig' || item.at === undefined) return pinned;
  return treeUrl(value, tagOf(catalog.kernels, item.at));
}
