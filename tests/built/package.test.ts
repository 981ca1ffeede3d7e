import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BROWSER_FLAGS, browserPath } from '../support/browser.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** What a user would write, with every export, and types that must hold. */
const USE = `import { about, type MatrixDocument } from 'coco-abi-catalog-data';
import functions from 'coco-abi-catalog-data/functions';
import matrices from 'coco-abi-catalog-data/matrices';
import { compare, type Comparison } from 'coco-abi-catalog-data/compare';
import { decode } from 'coco-abi-catalog-data/decode';
import { query, QueryError } from 'coco-abi-catalog-data/query';

const matrix: MatrixDocument | undefined = matrices['6.12'];
const cells = matrix?.functions.find(({ id }) => id === 'attestation-report')?.cells ?? [];
const compared: Comparison = compare('attestation-report', { kernel: '6.12', platforms: ['intel-tdx', 'amd-sev-snp'] });
let column = 0;
try {
  query('platform:txd');
} catch (error) {
  if (error instanceof QueryError) column = error.column;
}
export const said = {
  data: about.data,
  functions: functions.length,
  states: cells.map(({ state }) => state),
  level: compared.level,
  aspects: compared.aspects.length,
  found: query('platform:snp state:own').rows.length,
  column,
  unknown: decode('00').format,
};
`;

let folder: string;
let names: string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  const run = (command: string, args: string[], cwd: string): void => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
    expect(status, `${stdout}${stderr}`).toBe(0);
  };
  for (const out of ['a', 'b'])
    run(process.execPath, [join(ROOT, 'scripts', 'pack.ts'), '--out', join(folder, out)], ROOT);
  names = readdirSync(join(folder, 'a'));
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"name":"empty","private":true,"type":"module"}');
  run('npm', ['install', '--offline', '--ignore-scripts', join(folder, 'a', names[0] ?? '')], project);
  writeFileSync(join(project, 'use.ts'), USE);
  const plain = ts.transpileModule(USE, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  writeFileSync(join(project, 'use.mjs'), plain.outputText);
});
afterAll(() => rmSync(folder, { recursive: true }));

const expected = expect.objectContaining({ level: 'common', column: 10, unknown: null });
function expectSaid(text: string): void {
  const said = JSON.parse(text);
  expect(said).toEqual(expected);
  expect(said.functions).toBeGreaterThan(50);
  expect(said.found).toBeGreaterThan(5);
  expect(said.aspects).toBeGreaterThan(3);
  expect(said.states).toContain('common');
}

const PRINT = "import { said } from './use.mjs'; console.log(JSON.stringify(said));";
const ask = (node: string): string =>
  spawnSync(node, ['--input-type=module', '-e', PRINT], { cwd: join(folder, 'project'), encoding: 'utf8' }).stdout;

test('two archives are the same, and have no dependencies', () => {
  expect(names).toHaveLength(1);
  const [a, b] = ['a', 'b'].map((out) => readFileSync(join(folder, out, names[0] ?? '')));
  expect(a?.equals(b ?? Buffer.of())).toBe(true);
  const manifest = JSON.parse(
    readFileSync(join(folder, 'project/node_modules/coco-abi-catalog-data/package.json'), 'utf8'),
  );
  expect(manifest.dependencies).toBeUndefined();
});

test('it works where it is installed alone, on the Node of the tests', () => {
  expectSaid(ask(process.execPath));
});

/** A Node 20 on the path, beside the one that runs the tests. */
const node20 = (process.env.PATH ?? '')
  .split(delimiter)
  .map((directory) => join(directory, 'node'))
  .find((node) => spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v20.'));

// Without a Node 20 on this machine it is reported as skipped.
test.skipIf(node20 === undefined)('it works on Node 20', () => {
  expectSaid(ask(node20 ?? ''));
});

test('its types hold in the strictest mode, those of its own files included', () => {
  const program = ts.createProgram([join(folder, 'project', 'use.ts')], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
  });
  const found = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(found).toEqual([]);
});

test('it works in a browser, from a bundle', async () => {
  const { outputFiles } = await build({
    stdin: { contents: PRINT.replace('console.log', 'globalThis.said = '), resolveDir: join(folder, 'project') },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'silent',
  });
  const executablePath = browserPath();
  const browser = await chromium.launch({ args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    expectSaid(await page.evaluate(() => (globalThis as { said?: string }).said ?? ''));
  } finally {
    await browser.close();
  }
});
