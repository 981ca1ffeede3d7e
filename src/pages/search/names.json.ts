import type { APIRoute } from 'astro';
import { sentIndex } from '../../site/name-lists.ts';

/** Every exact name with its pages, for the search in the browser. */
export const GET: APIRoute = () => new Response(JSON.stringify(sentIndex()));
