import type { APIRoute, GetStaticPaths } from 'astro';
import { cardNames, cardPng } from '../../site/card.ts';

/** The pictures that sites show of a link: one a function, and one for every other page. */
export const getStaticPaths: GetStaticPaths = () => [
  { params: { name: 'catalog' }, props: {} },
  ...[...cardNames()].map((id) => ({ params: { name: id }, props: { id } })),
];

export const GET: APIRoute<{ id?: string }> = ({ props: { id } }) =>
  new Response(cardPng(id), { headers: { 'content-type': 'image/png' } });
