/** Builds the site unless nothing changed since the last build, and serves it: see COMMAND. */
import { resolve } from 'node:path';
import { type Command, Failure, invocation, main } from './support/cli.ts';
import { PORT_OPTION, portOf } from './support/port.ts';

const OPTIONS = { port: PORT_OPTION } as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'start',
  usage: ['[options]'],
  options: OPTIONS,
  more: () => ['', 'CATALOG_DIR, SITE and BASE are honoured.'],
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
  const { closeOnSignals, isTaken, serve } = await import('./serve.ts');
  try {
    const served = await serve(outDir, { port, base: normaliseBase(process.env.BASE) });
    closeOnSignals(served);
    process.stdout.write(`\nCoCo ABI Catalog: ${served.url}   (Ctrl-C ends it)\n`);
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new Failure(`port ${port} is taken; choose another: ${invocation('start', '--port 4322')}`);
  }
  return 0;
});
