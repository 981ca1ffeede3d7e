/** Decodes evidence: see COMMAND. */
import type { Given, Piece } from '../src/decode/given.ts';
import { type Command, Failure, JSON_OPTION, main, UsageError } from './support/cli.ts';
import { readAtMost } from './support/read-at-most.ts';

const OPTIONS = {
  format: { type: 'string', value: 'ID', about: 'the format; found by its looks when left out' },
  json: JSON_OPTION,
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'decode',
  usage: ['FILE [options]', 'FILE OTHER [options]'],
  options: OPTIONS,
  most: 2,
  more: () => [
    '',
    'FILE may be - for standard input. It holds binary, hex, base64, numbers as in source code, or a JSON document with one',
    'of these in a value. With a second file the two are compared: field by field within a family of formats, else by concept.',
  ],
  exit: '0: decoded, or equal; 1: not decodable, or different; 2: wrong usage or an internal fault',
};

await main(import.meta.url, COMMAND, async ({ values, words: [file, other] }) => {
  if (file === undefined) throw new UsageError('name one file, or two to compare');
  if (file === '-' && other === '-') throw new UsageError('standard input can be one of the two only');
  const [{ decodeBoth, decodeGiven }, { INPUT_LIMIT }, { loadFormats }] = await Promise.all([
    import('../src/decode/packed.ts'),
    import('../src/decode/decode.ts'),
    import('../src/decode/load.ts'),
  ]);
  const set = loadFormats();
  const wanted = values.format;
  if (wanted !== undefined && !set.byId.has(wanted) && !set.aliases.has(wanted)) {
    throw new UsageError(`there is no format "${wanted}"; the catalog has ${[...set.byId.keys()].join(', ')}`);
  }
  const read = async (name: string): Promise<Uint8Array> => {
    try {
      return await readAtMost(name, INPUT_LIMIT);
    } catch (error) {
      throw new Failure(`cannot read ${name}: ${error instanceof Error ? error.message : error}`);
    }
  };
  const options = wanted === undefined ? {} : { format: wanted };
  if (other === undefined) return show(await decodeGiven(await read(file), set, options), values.json === true);
  const both = await decodeBoth([await read(file), await read(other)], set, [options, options]);
  return showBoth([file, other], both, values.json === true);
});

function shape({ decoded, input: { encoding, pointer } }: Piece) {
  return { ...decoded, encoding, pointer };
}

async function show(given: Given, json: boolean): Promise<number> {
  const { decoded, pieces } = given;
  if (json) {
    const more = pieces.length > 0 ? { pieces: pieces.map(shape) } : {};
    process.stdout.write(`${JSON.stringify({ ...shape(given), ...more }, null, 2)}\n`);
  } else if (decoded.format !== null) {
    const { renderText } = await import('../src/decode/text.ts');
    process.stdout.write(renderText(decoded));
    for (const { decoded: one, input } of pieces) {
      process.stdout.write(`\npiece   ${input.pointer ?? ''}\n${renderText(one)}`);
    }
  }
  if (decoded.error) process.stderr.write(`decode: ${decoded.error}\n`);
  return decoded.error ? 1 : 0;
}

async function showBoth(names: readonly string[], given: readonly [Given, Given], json: boolean): Promise<number> {
  const [first, second] = given;
  for (const [index, { decoded }] of given.entries()) {
    if (decoded.error) process.stderr.write(`decode: ${names[index]}: ${decoded.error}\n`);
  }
  if (given.some(({ decoded }) => decoded.format === null)) return 1;
  const [{ compare }, { renderChecked, renderComparison }] = await Promise.all([
    import('../src/decode/compare.ts'),
    import('../src/decode/text.ts'),
  ]);
  const result = compare(first.decoded, second.decoded);
  const formats = { first: first.decoded.format, second: second.decoded.format };
  const checked = given.map((one) => [one, ...one.pieces].flatMap(({ decoded }) => decoded.checked));
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...formats, ...result, checked: { first: checked[0], second: checked[1] } }, null, 2)}\n`
      : `${renderComparison(result)}${renderChecked(names, checked)}`,
  );
  return result.equal ? 0 : 1;
}
