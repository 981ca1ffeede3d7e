import { defineMiddleware } from 'astro:middleware';
import { anchored } from '../site/finish/anchors.ts';
import { putIn } from '../site/finish/held.ts';
import { tidy } from '../site/finish/tidy.ts';

/** The last hand on every page, in a build and in development: links to its own parts, and no stray blanks. */
export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(putIn(anchored(tidy(await response.text()))), response);
});
