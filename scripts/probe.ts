/** Runs the probe: see COMMAND. */
import { spawnSync } from 'node:child_process';
import { type Command, Failure, JSON_OPTION, main } from './support/cli.ts';

const OPTIONS = {
  json: JSON_OPTION,
  all: { type: 'boolean', about: 'text: also what belongs to other platforms' },
  root: { type: 'string', value: 'DIR', about: 'look at a copied tree below DIR instead of this machine' },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'probe',
  usage: ['[--json] [--all] [--root DIR]'],
  options: OPTIONS,
  more: () => ['', 'The same script is published as /probe.sh, and runs by itself under any POSIX shell.'],
  exit: '0: it could look, whatever it found; 2: wrong usage',
};

await main(import.meta.url, COMMAND, async ({ values }) => {
  const [{ loadCatalog }, { probeScript }, { siteUrl }] = await Promise.all([
    import('../src/catalog/read/load.ts'),
    import('../src/export/probe/script.ts'),
    import('./support/site/site-url.ts'),
  ]);
  const args = [
    ...(values.json ? ['--json'] : []),
    ...(values.all ? ['--all'] : []),
    ...(values.root === undefined ? [] : ['--root', values.root]),
  ];
  // The shell reads the script from its input, so that nothing is written.
  const { status, error } = spawnSync('sh', ['-s', '--', ...args], {
    input: probeScript(loadCatalog().catalog, siteUrl()),
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  if (error) throw new Failure(`the shell cannot be started: ${error.message}`);
  return status ?? 2;
});
