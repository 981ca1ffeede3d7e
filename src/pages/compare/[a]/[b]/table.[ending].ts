import type { APIRoute, GetStaticPaths } from 'astro';
import { columnOf, prerenderedPairs } from '../../../../site/compare/columns.ts';
import { mergeColumns } from '../../../../site/compare/merge.ts';
import { comparisonTable } from '../../../../site/compare/text.ts';
import { TABLE_ENDINGS, type TableFormat, tableResponse } from '../../../../site/tables.ts';
import { href, paths } from '../../../../site/url.ts';

/** A prerendered comparison of platforms as Markdown, CSV and plain text; the others are copied on the compare page. */
export const getStaticPaths: GetStaticPaths = () =>
  prerenderedPairs()
    .filter(([a]) => a.kind === 'platform')
    .flatMap(([a, b]) => TABLE_ENDINGS.map((ending) => ({ params: { a: a.id, b: b.id, ending } })));

export const GET: APIRoute = ({ params, site }) => {
  const { a = '', b = '', ending } = params;
  const columns = [columnOf(a), columnOf(b)];
  const address = new URL(href(paths.compare(a, b)), site).href;
  return tableResponse(comparisonTable(columns, mergeColumns(columns), address), ending as TableFormat);
};
