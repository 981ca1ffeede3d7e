/** Measures what the failing fixtures cover: see COMMAND. */
import { type Command, JSON_OPTION, main } from './support/cli.ts';

const OPTIONS = { json: JSON_OPTION } as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'coverage',
  usage: ['[options]'],
  options: OPTIONS,
  exit: '0: everything has a failing case that is told rightly; 1: something has none; 2: wrong usage or an internal fault',
};

await main(import.meta.url, COMMAND, async ({ values }) => {
  const { measure } = await import('../src/rules/testing/coverage.ts');
  const areas = measure();
  if (values.json) process.stdout.write(`${JSON.stringify(areas, null, 2)}\n`);
  else {
    for (const { name, of, lacking } of areas) {
      const covered = Math.max(0, of - lacking.length);
      const percent = Math.floor((100 * covered) / of);
      process.stdout.write(`${String(percent).padStart(3)} %  ${covered} of ${of}  ${name}\n`);
      for (const item of lacking) process.stdout.write(`       ${item}\n`);
    }
  }
  return areas.some(({ lacking }) => lacking.length > 0) ? 1 : 0;
});
