/** Serves the site from its sources: see COMMAND. */
import { resolve } from 'node:path';
import { type Command, main } from './support/cli.ts';
import { PORT_OPTION, portOf } from './support/port.ts';

const OPTIONS = { port: PORT_OPTION } as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'dev',
  usage: ['[options]'],
  options: OPTIONS,
  more: () => ['', 'CATALOG_DIR and BASE are honoured.'],
  exit: '2: wrong usage or an internal fault',
};

await main(import.meta.url, COMMAND, async ({ values }) => {
  const port = portOf(values.port);
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { dev } = await import('astro');
  await dev({ root: resolve(import.meta.dirname, '..'), server: { port } });
  return 0;
});
