import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newAjv, type Validate } from '../../tests/support/ajv.ts';
import type { Catalog } from '../catalog/model.ts';
import { loadCatalog } from '../catalog/read/load.ts';
import { convergenceOf, evaluatorOf } from '../overlap/index.ts';
import { catalogArbitrary, KERNELS, PLATFORMS } from '../overlap/testing/arbitrary.ts';
import {
  added,
  aspect,
  catalogOf,
  claim,
  fn,
  iface,
  op,
  platform,
  proposed,
  provider,
} from '../overlap/testing/synthetic.ts';
import { loadFiles, miniFiles } from '../rules/testing/mini.ts';
import { apiFiles, writeApi } from './api.ts';
import { API_DOCUMENTS } from './document-list.ts';
import { matrixDocument, uapiDocument } from './documents.ts';
import { schemaDocuments } from './schema-files.ts';

const SITE = 'https://test.example/base/';

/** Validators of the published schemas, by name. */
function validators(): (name: string) => Validate {
  const ajv = newAjv({ allErrors: true, strict: true });
  for (const { text } of schemaDocuments(SITE)) ajv.addSchema(JSON.parse(text()));
  return (name) => {
    const validate = ajv.getSchema(`${SITE}api/v1/schemas/${name}.schema.json`);
    if (!validate) throw new Error(`There is no schema ${name}.`);
    return validate;
  };
}

const schemaOf = (path: string): string | undefined =>
  API_DOCUMENTS.find((item) => new RegExp(`^${item.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path))?.schema;

/** Every document must be described by exactly the schema that the index names for it. */
function expectValid(catalog: Catalog, only = /./): number {
  const validator = validators();
  let count = 0;
  for (const { path, text } of apiFiles(catalog, SITE)) {
    expect(text.endsWith('\n'), path).toBe(true);
    const value: unknown = JSON.parse(text);
    if (path.startsWith('schemas/') || !only.test(path)) continue;
    const schema = schemaOf(path);
    expect(schema, path).toBeDefined();
    const validate = validator(schema as string);
    const fine = validate(value);
    expect(fine ? [] : validate.errors?.slice(0, 3), path).toEqual([]);
    count += 1;
  }
  return count;
}

const sized = (size: number) => ({
  kind: 'struct' as const,
  name: 'thing',
  header: 'linux/a.h',
  arch: 'x86',
  value: { sizeof: size },
});
const catalog = catalogOf({
  platforms: [platform('linux'), platform('alpha', { main: true }), platform('beta'), platform('gamma')],
  functions: [fn('report', { aspects: [aspect('size', 'size'), aspect('words', 'text')] }), fn('seal')],
  interfaces: [
    iface('tsm', 'linux', [added('6.2')], [op('out', ['report'])], {
      providers: [
        provider('alpha', [added('6.2')], { report: { operations: ['out'], aspects: { size: claim(64) } } }),
        provider('beta', [added('6.4', { 'not-in': '6.2' })], {
          report: { operations: ['out'], aspects: { size: claim(32) } },
        }),
      ],
    }),
    iface('dev', 'alpha', [added('6.1')], [op('get', ['report'], { request: 'thing' })]),
    iface('next', 'gamma', [proposed('2020-04-01', { version: 'v1', what: 'adds it' })], [op('seal', ['seal'])]),
  ],
  distributions: [
    {
      id: 'acme-linux',
      name: 'Acme Linux',
      system: 'Acme Linux',
      arch: 'x86',
      config: { kernel: '6.2', version: '1', date: '2026-01-01', packages: ['kernel'] },
      facts: { distribution: 'acme-linux', of: 'kernel=1', digest: '', symbols: { A: 'm' }, modules: { a: null } },
    },
    { id: 'borealis-linux', name: 'Borealis', system: 'Borealis', arch: 'arm64', unknown: 'not published' },
  ],
  uapi: { '6.2': [sized(8), { ...sized(1), name: 'gone' }], '6.5': [sized(16), { ...sized(4), name: 'fresh' }] },
});

describe('documents', () => {
  const directory = mkdtempSync(join(tmpdir(), 'api-'));
  let written: string[] = [];
  beforeAll(() => {
    written = writeApi(catalog, directory, SITE);
  });
  afterAll(() => rmSync(directory, { recursive: true }));
  const read = (path: string) => JSON.parse(readFileSync(join(directory, 'api/v1', path), 'utf8'));

  test('every path of the index is there, and each document fits its schema', () => {
    for (const { path } of API_DOCUMENTS) {
      const pattern = new RegExp(`^api/v1/${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      if (!/^(formats|topics|status|logs)\//.test(path))
        expect(
          written.some((name) => pattern.test(name)),
          path,
        ).toBe(true);
    }
    expect(expectValid(catalog)).toBeGreaterThan(15);
    expect(expectValid(loadFiles(miniFiles()).catalog, /^(topics|series|decisions|meetings|documents)/)).toBe(6);
    expect(expectValid(loadFiles(miniFiles()).catalog, /^(status|logs)/)).toBe(4);
  });

  test('matrix.json in the exact shape', () => {
    expect(Object.keys(read('matrix.json'))).toEqual(['revision', 'date', 'kernel', 'functions']);
    expect(read('kernels/6.2/matrix.json').functions[0]).toEqual({
      id: 'report',
      name: 'Do report',
      convergence: {
        level: 'neutral-single',
        reasons: [
          'Only alpha provides tsm.',
          'beta, none: Not in 6.2 or earlier; it is there in 6.4.',
          'gamma, not settled: Not researched yet.',
        ],
        differences: 0,
        timeline: ['single', 'neutral-single', 'neutral-single', 'common', 'common', 'common'].map((level, index) => ({
          kernel: KERNELS[index],
          level,
        })),
      },
      cells: [
        {
          platform: 'alpha',
          state: 'common',
          operations: [
            { interface: 'tsm', operation: 'out', since: '6.2' },
            { interface: 'dev', operation: 'get', since: '6.1' },
          ],
        },
        { platform: 'beta', state: 'none', operations: [] },
        { platform: 'gamma', state: 'unknown', operations: [] },
      ],
    });
    expect(read('matrix.json').functions[0].convergence.differences).toBe(1);
  });

  test('uapi.json: merged, null where a kernel lacks the name', () => {
    expect(uapiDocument(catalog)).toEqual([
      {
        kind: 'struct',
        name: 'thing',
        header: 'linux/a.h',
        arch: 'x86',
        versions: { '6.2': { sizeof: 8 }, '6.5': { sizeof: 16 } },
      },
      {
        kind: 'struct',
        name: 'fresh',
        header: 'linux/a.h',
        arch: 'x86',
        versions: { '6.2': null, '6.5': { sizeof: 4 } },
      },
      {
        kind: 'struct',
        name: 'gone',
        header: 'linux/a.h',
        arch: 'x86',
        versions: { '6.2': { sizeof: 1 }, '6.5': null },
      },
    ]);
  });

  test('two runs give the same bytes', () => {
    expect([...apiFiles(catalog, SITE)]).toEqual([...apiFiles({ ...catalog }, SITE)]);
  });

  test('every schema file is used by a document', () => {
    const used = new Set(API_DOCUMENTS.map((item) => `${item.schema}.schema.json`));
    expect(readdirSync(new URL('../../schemas/api/', import.meta.url)).sort()).toEqual([...used].sort());
  });
});

/** Levels computed anew from the cells alone, without anything of the project: a table of the counts. */
function levelFromCells(cells: readonly { platform: string; state: string }[], set: readonly string[]): string {
  const inSet = cells.filter((cell) => set.includes(cell.platform));
  const [c, o] = ['common', 'own'].map((state) => inSet.filter((cell) => cell.state === state).length) as [
    number,
    number,
  ];
  const table = [
    ['absent', 'single', 'divergent'],
    ['neutral-single', 'converging', 'converging'],
    ['common', 'converging', 'converging'],
  ];
  return table[Math.min(c, 2)]?.[Math.min(o, 2)] ?? '';
}

function expectLevelsAgree(item: Catalog, kernels: readonly string[], sets: readonly (readonly string[])[]): void {
  for (const kernel of kernels) {
    for (const row of matrixDocument(item, kernel).functions) {
      const all = row.cells.map((cell) => cell.platform);
      expect(row.convergence.level).toBe(levelFromCells(row.cells, all));
      expect(row.convergence.timeline.find((point) => point.kernel === kernel)?.level).toBe(row.convergence.level);
      for (const set of sets) {
        expect(convergenceOf(item, row.id, kernel, set).level, `${row.id} ${kernel} ${set}`).toBe(
          levelFromCells(row.cells, set),
        );
      }
    }
  }
}

test('levels recomputed from the cells agree, for every kernel and random sets of platforms', () => {
  fc.assert(
    fc.property(catalogArbitrary, fc.array(fc.subarray([...PLATFORMS]), { maxLength: 4 }), (random, sets) => {
      expectLevelsAgree(random, KERNELS, sets);
    }),
    { numRuns: 60 },
  );
});

describe('the real catalog', () => {
  const real = loadCatalog().catalog;
  test('fits the schemas, and its levels agree', () => {
    expect(real.functions.length).toBeGreaterThan(0);
    expectValid(real);
    const { columnIds, kernels } = evaluatorOf(real);
    expect(kernels.length).toBeGreaterThan(0);
    const sets = fc.sample(fc.subarray([...columnIds]), { numRuns: 8, seed: 7 });
    expectLevelsAgree(real, kernels, sets);
  });
});
