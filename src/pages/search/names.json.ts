import type { APIRoute } from 'astro';
import type { Named } from '../../search/write.ts';
import { sentLines } from '../../site/log-patterns.ts';
import { headerNames, namedTargets } from '../../site/name-lists.ts';

/** Every exact name with its places, and the names of headers: the index of the search is made of them and of the pages. */
export const GET: APIRoute = () => {
  const named: Named = { names: namedTargets(), headers: headerNames(), logLines: sentLines() };
  return new Response(JSON.stringify(named));
};
