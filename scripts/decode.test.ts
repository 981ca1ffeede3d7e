import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFormats } from '../src/decode/load.ts';
import { encode } from '../src/decode/sample/encode.ts';
import { seeded } from '../src/decode/sample/random.ts';
import type { Format } from '../src/decode/types.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'decode-'));
  const set = loadFormats();
  const { bytes } = encode(set.byId.get('tdreport-1-5') as Format, set, { random: seeded(1) });
  writeFileSync(join(dir, 'report.bin'), bytes);
  writeFileSync(join(dir, 'report.txt'), Buffer.from(bytes).toString('base64'));
  writeFileSync(join(dir, 'cut.bin'), bytes.subarray(0, 900));
  writeFileSync(join(dir, 'other.bin'), 'this is no evidence at all');
});
afterAll(() => rmSync(dir, { recursive: true }));

function run(...args: string[]) {
  const script = join(import.meta.dirname, 'decode.ts');
  return spawnSync(process.execPath, [script, ...args], { cwd: dir, encoding: 'utf8' });
}

test('JSON of evidence in any of the three encodings', () => {
  for (const [file, encoding] of [
    ['report.bin', 'binary'],
    ['report.txt', 'base64'],
  ] as const) {
    const { status, stdout, stderr } = run(file, '--json');
    expect([status, stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ format: 'tdreport-1-5', variant: 'TDX 1.5', size: 1024, encoding });
    expect(result.fields[0]).toMatchObject({
      name: 'REPORTTYPE.TYPE',
      offset: 0,
      size: 1,
      value: 0x81,
      concept: 'format-version',
    });
    expect(Array.isArray(result.warnings)).toBe(true);
  }
});

test('text, and a format by alias', () => {
  const { status, stdout } = run('report.bin', '--format', 'tdreport-1.5');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^format {2}tdreport-1-5\n/);
  expect(stdout).toMatch(/holds: TEE_INFO_HASH is the SHA-384/);
});

test('what cannot be decoded gives 1 and one message', () => {
  const cut = run('cut.bin', '--json');
  expect(cut.status).toBe(1);
  expect(cut.stderr).toBe(
    'decode: TDREPORT of TDX 1.5 cannot be read to the end: RTMR3 needs 48 bytes from offset 864, but only 36 are left; 124 bytes of 1024 are missing\n',
  );
  expect(JSON.parse(cut.stdout).error).toContain('124 bytes');
  const other = run('other.bin');
  expect([other.status, other.stdout]).toEqual([1, '']);
  expect(other.stderr).toMatch(/^decode: unknown format: .*\n$/);
});

test('wrong use gives 2', () => {
  for (const args of [[], ['a', 'b'], ['--nothing'], ['missing.bin'], ['report.bin', '--format', 'nothing']]) {
    const { status, stderr } = run(...args);
    expect(status, args.join(' ')).toBe(2);
    expect(stderr).toMatch(/^decode: .*\n$/);
  }
});
