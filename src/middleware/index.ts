import { defineMiddleware } from 'astro:middleware';
import { finish } from '../site/finish/index.ts';

/** Finishes every page in development; a build does so itself, where the page is a text already. */
export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (!import.meta.env.DEV || !response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(finish(await response.text()), response);
});
