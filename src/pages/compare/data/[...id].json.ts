import type { APIRoute, GetStaticPaths } from 'astro';
import { columnOf, itemHeads } from '../../../site/compare/columns.ts';
import { fileOf } from '../../../site/compare/merge.ts';

/** Columns of a comparison for the browser, by item: those of an entry and of its parts together. */
export const getStaticPaths: GetStaticPaths = () =>
  [...Map.groupBy(itemHeads(), fileOf)].map(([id, heads]) => ({
    params: { id },
    props: { ids: heads.map((head) => head.id) },
  }));

export const GET: APIRoute<{ ids: string[] }> = ({ props }) =>
  new Response(JSON.stringify(Object.fromEntries(props.ids.map((id) => [id, columnOf(id)]))));
