import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../../../site/catalog.ts';
import {
  functionTableOf,
  functionTables,
  TABLE_ENDINGS,
  type TableFormat,
  tableResponse,
  withAddress,
} from '../../../site/tables.ts';
import { href, paths } from '../../../site/url.ts';

/** The side-by-side tables of a function as Markdown, CSV and plain text. */
export const getStaticPaths: GetStaticPaths = () =>
  getCatalog().functions.flatMap(({ id }) =>
    functionTables(id).flatMap((table) => TABLE_ENDINGS.map((ending) => ({ params: { id, table, ending } }))),
  );

export const GET: APIRoute = ({ params, site }) => {
  const { id = '', table, ending } = params;
  const address = new URL(href(paths.function(id, 'side-by-side')), site).href;
  return tableResponse(withAddress(functionTableOf(id, table as 'table' | 'all'), address), ending as TableFormat);
};
