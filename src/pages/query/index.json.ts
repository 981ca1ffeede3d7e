import { sentIndex } from '../../site/query/index.ts';

/** What queries are asked of in the browser; loaded on first use. */
export const GET = (): Response => new Response(JSON.stringify(sentIndex()));
