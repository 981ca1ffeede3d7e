/**
 * npm run decode -- FILE [--format ID] [--json]
 * Decodes evidence with the layouts of the catalog: binary, hex, base64, numbers as in source code, or a JSON document
 * with one of these in a value. FILE may be - for standard input.
 * Exit 0: decoded; 1: not decodable; 2: wrong use.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { decodeInput } from '../src/decode/decode.ts';
import { loadFormats } from '../src/decode/load.ts';
import { renderText } from '../src/decode/text.ts';

const USAGE = 'usage: npm run decode -- FILE [--format ID] [--json]';

function main(): number {
  let args: ReturnType<typeof readArgs>;
  try {
    args = readArgs();
  } catch (error) {
    return wrongUse((error as Error).message);
  }
  const [file, ...more] = args.positionals;
  if (args.values.help) {
    console.log(USAGE);
    return 0;
  }
  if (file === undefined || more.length > 0) return wrongUse('name one file');
  const set = loadFormats();
  const wanted = args.values.format;
  if (wanted !== undefined && !set.byId.has(wanted) && !set.aliases.has(wanted)) {
    return wrongUse(`there is no format "${wanted}"; the catalog has ${[...set.byId.keys()].join(', ')}`);
  }
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    return wrongUse(`cannot read ${file}: ${(error as Error).message}`);
  }
  const { decoded, input } = decodeInput(bytes, set, wanted === undefined ? {} : { format: wanted });
  const { encoding, pointer } = input;
  if (args.values.json) process.stdout.write(`${JSON.stringify({ ...decoded, encoding, pointer }, null, 2)}\n`);
  else if (decoded.format !== null) process.stdout.write(renderText(decoded));
  if (decoded.error) console.error(`decode: ${decoded.error}`);
  return decoded.error ? 1 : 0;
}

function readArgs() {
  return parseArgs({
    allowPositionals: true,
    options: { format: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
}

function wrongUse(message: string): number {
  console.error(`decode: ${message}\n${USAGE}`);
  return 2;
}

process.exitCode = main();
