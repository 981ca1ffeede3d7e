import { sentNames } from '../../site/query/index.ts';

/** Names of the headers as records of the index; loaded when a query is about them. */
export const GET = (): Response => new Response(JSON.stringify(sentNames()));
