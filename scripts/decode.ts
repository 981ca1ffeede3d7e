/** Decodes evidence: see COMMAND. */
import type { Piece } from '../src/decode/given.ts';
import { type Command, Failure, JSON_OPTION, main, UsageError } from './support/cli.ts';
import { readAtMost } from './support/read-at-most.ts';

const OPTIONS = {
  format: { type: 'string', value: 'ID', about: 'the format; found by its looks when left out' },
  json: JSON_OPTION,
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'decode',
  usage: ['FILE [options]'],
  options: OPTIONS,
  most: 1,
  more: () => [
    '',
    'FILE may be - for standard input. It holds binary, hex, base64, numbers as in source code, or a JSON document with one',
    'of these in a value.',
  ],
  exit: '0: decoded; 1: not decodable; 2: wrong usage or an internal fault',
};

await main(import.meta.url, COMMAND, async ({ values, words: [file] }) => {
  if (file === undefined) throw new UsageError('name one file');
  const [{ decodeGiven }, { INPUT_LIMIT }, { loadFormats }, { renderText }] = await Promise.all([
    import('../src/decode/packed.ts'),
    import('../src/decode/decode.ts'),
    import('../src/decode/load.ts'),
    import('../src/decode/text.ts'),
  ]);
  const set = loadFormats();
  const wanted = values.format;
  if (wanted !== undefined && !set.byId.has(wanted) && !set.aliases.has(wanted)) {
    throw new UsageError(`there is no format "${wanted}"; the catalog has ${[...set.byId.keys()].join(', ')}`);
  }
  let bytes: Uint8Array;
  try {
    bytes = await readAtMost(file, INPUT_LIMIT);
  } catch (error) {
    throw new Failure(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
  const given = await decodeGiven(bytes, set, wanted === undefined ? {} : { format: wanted });
  const { decoded } = given;
  const shape = ({ decoded: one, input: { encoding, pointer } }: Piece) => ({ ...one, encoding, pointer });
  if (values.json) {
    const pieces = given.pieces.length > 0 ? { pieces: given.pieces.map(shape) } : {};
    process.stdout.write(`${JSON.stringify({ ...shape(given), ...pieces }, null, 2)}\n`);
  } else if (decoded.format !== null) {
    process.stdout.write(renderText(decoded));
    for (const { decoded: one, input } of given.pieces) {
      process.stdout.write(`\npiece   ${input.pointer ?? ''}\n${renderText(one)}`);
    }
  }
  if (decoded.error) process.stderr.write(`decode: ${decoded.error}\n`);
  return decoded.error ? 1 : 0;
});
