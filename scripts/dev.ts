/**
 * Serves the site from its sources and reloads on changes, the catalog's included. The search needs a build.
 * usage: npm run dev     PORT (default 4321), CATALOG_DIR and BASE are honoured
 */
import { resolve } from 'node:path';

process.env.ASTRO_TELEMETRY_DISABLED = '1';
const { dev } = await import('astro');
await dev({ root: resolve(import.meta.dirname, '..'), server: { port: Number(process.env.PORT ?? 4321) } });
