/** Builds the site unless nothing changed since the last build, and serves it: see COMMAND. */
import { resolve } from 'node:path';
import { type Command, main } from './support/cli.ts';
import { HOST_OPTION, hostOf } from './support/http/listen.ts';
import { PORT_OPTION, portOf } from './support/port.ts';

const OPTIONS = { port: PORT_OPTION, host: HOST_OPTION } as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'start',
  usage: ['[options]'],
  options: OPTIONS,
  more: () => ['', 'CATALOG_DIR, SITE, BASE, REPO_URL and REPO_BRANCH are honoured.'],
  exit: '1: the catalog has errors; 2: wrong usage, a port that is taken, or an internal fault',
};

await main(import.meta.url, COMMAND, async ({ values }) => {
  const port = portOf(values.port);
  const outDir = resolve(import.meta.dirname, '..', 'dist');
  const { buildSite, CatalogErrors, isCurrent } = await import('./build.ts');
  try {
    if (isCurrent(outDir)) process.stdout.write('Nothing changed since the last build.\n');
    else await buildSite(outDir);
  } catch (error) {
    if (!(error instanceof CatalogErrors)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  const { normaliseBase } = await import('../src/site/url.ts');
  const { serveUntilSignal } = await import('./serve.ts');
  const base = normaliseBase(process.env.BASE);
  const served = await serveUntilSignal('start', outDir, { port, host: hostOf(values.host), base });
  process.stdout.write(`\nCoCo ABI Catalog: ${served.url}   (Ctrl-C ends it)\n`);
  return 0;
});
