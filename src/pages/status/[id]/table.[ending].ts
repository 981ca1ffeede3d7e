import type { APIRoute, GetStaticPaths } from 'astro';
import { statusTable } from '../../../export/status.ts';
import { getCatalog } from '../../../site/catalog.ts';
import { TABLE_ENDINGS, type TableFormat, tableResponse, withAddress } from '../../../site/tables.ts';
import { href, paths } from '../../../site/url.ts';

/** A family of status codes as Markdown, CSV and plain text. */
export const getStaticPaths: GetStaticPaths = () =>
  getCatalog().status.flatMap(({ id }) => TABLE_ENDINGS.map((ending) => ({ params: { id, ending } })));

export const GET: APIRoute = ({ params, site }) => {
  const { id = '', ending } = params;
  const address = new URL(href(paths.status(id)), site).href;
  return tableResponse(withAddress(statusTable(getCatalog(), id), address), ending as TableFormat);
};
