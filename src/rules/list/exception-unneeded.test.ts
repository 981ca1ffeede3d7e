import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readCatalog } from '../../catalog/read/load.ts';
import { checkLoaded } from '../check.ts';
import { type Edit, miniFiles } from '../testing/mini.ts';

const FILE = 'interfaces/borealis/borealis-device.yaml';
const CAUSE = '        when: the length is wrong\n';
const made: string[] = [];
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

/** Codes and messages for the small catalog on disk, with remedies that lack evidence and what excuses them. */
function codes(
  exceptions: string,
  edit: Edit = { [FILE]: [[CAUSE, `${CAUSE}        do: Write 64 bytes.\n`]] },
): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'catalog-'));
  made.push(directory);
  const files = new Map([...miniFiles(edit), ['exceptions/interfaces/borealis/borealis-device.json', exceptions]]);
  for (const [file, text] of files) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
  return checkLoaded(readCatalog(directory, { results: new Map() })).map(({ code, message }) => `${code}: ${message}`);
}

test('what is excused is not reported', () => {
  expect(codes('{ "remedy-evidence": 1 }')).toEqual([]);
});

test('one more than is excused', () => {
  const second = `${CAUSE}        do: Write 64 bytes.\n        evidence: [{ spec: acme-spec, section: "1" }]\n      - errno: EIO\n        when: it fails\n        do: Again.\n`;
  expect(codes('{ "remedy-evidence": 1 }', { [FILE]: [[CAUSE, second]] })).toEqual([
    'remedy-evidence: the way out of EIO has no evidence (2 such places, of which exceptions/interfaces/borealis/borealis-device.json excuses 1)',
  ]);
});

test('an exception that excuses too much, or a rule that excuses nothing', () => {
  const said = 'exception-unneeded: exceptions/interfaces/borealis/borealis-device.json excuses';
  expect(codes('{ "remedy-evidence": 3 }')).toEqual([`${said} 3 findings of remedy-evidence, and there are 1`]);
  expect(codes('{ "remedy-evidence": 1, "text-space": 2 }')).toEqual([
    `${said} 2 findings of text-space, and there are 0`,
  ]);
});

test('a file that cannot be read excuses nothing', () => {
  expect(codes('{ "remedy-evidence": ')).toEqual(['remedy-evidence: the way out of EINVAL has no evidence']);
});
