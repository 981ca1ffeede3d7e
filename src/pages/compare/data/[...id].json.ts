import type { APIRoute, GetStaticPaths } from 'astro';
import { columnOf, itemHeads } from '../../../site/compare/columns.ts';

/** One column of a comparison, for the browser. */
export const getStaticPaths: GetStaticPaths = () => itemHeads().map(({ id }) => ({ params: { id: `of/${id}` } }));

export const GET: APIRoute = ({ params }) =>
  new Response(JSON.stringify(columnOf((params.id ?? '').slice('of/'.length))));
