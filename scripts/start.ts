/**
 * Builds the site unless nothing changed since the last build, serves it, prints the address, and stays.
 * usage: npm start     PORT (default 4321), CATALOG_DIR, SITE and BASE are honoured
 */
import { resolve } from 'node:path';
import { normaliseBase } from '../src/site/url.ts';
import { buildSite, CatalogErrors, isCurrent } from './build.ts';
import { closeOnSignals, serve } from './serve.ts';

const outDir = resolve(import.meta.dirname, '..', 'dist');
const port = Number(process.env.PORT ?? 4321);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`);
  process.exit(2);
}

try {
  if (isCurrent(outDir)) console.log('Nothing changed since the last build.');
  else await buildSite(outDir);
} catch (error) {
  if (!(error instanceof CatalogErrors)) throw error;
  console.error(error.message);
  process.exit(1);
}

try {
  const served = await serve(outDir, { port, base: normaliseBase(process.env.BASE) });
  closeOnSignals(served);
  console.log(`\nCoCo ABI Catalog: ${served.url}   (Ctrl-C ends it)`);
} catch (error) {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  console.error(taken ? `Port ${port} is taken; choose another: PORT=4322 npm start` : error);
  process.exit(2);
}
