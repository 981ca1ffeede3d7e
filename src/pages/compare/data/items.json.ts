import type { APIRoute } from 'astro';
import { itemHeads } from '../../../site/compare/columns.ts';

/** Everything that the compare page can choose from. */
export const GET: APIRoute = () => new Response(JSON.stringify(itemHeads()));
