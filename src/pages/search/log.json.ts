import type { APIRoute } from 'astro';
import { sentLines } from '../../site/log-patterns.ts';

/** Lines of the kernel's log, for the search in the browser. */
export const GET: APIRoute = () => new Response(JSON.stringify(sentLines()));
