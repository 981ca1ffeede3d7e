import { describe, expect, test } from 'vitest';
import { circles, importsOf, reached, readSources } from '../support/imports.ts';
import { faultOf, roomOf } from '../support/rooms.ts';

const edges = importsOf(readSources());
const faults = (list: typeof edges): string[] => list.map(faultOf).filter((fault) => fault !== undefined);
/** Imports of one made-up file. */
const planted = (path: string, text: string): typeof edges => importsOf(new Map([[path, text]]));

describe('direction', () => {
  test('no import leads up', () => {
    expect(edges.length).toBeGreaterThan(1000);
    expect(faults(edges)).toEqual([]);
  });

  test.each([
    ['src/catalog/kinds.ts', "import { loadCatalog } from './read/load.ts';"],
    ['src/catalog/read/load.ts', "import { format } from '../write/canonical.ts';"],
    ['src/overlap/presence.ts', "import type { Page } from '../site/page.ts';"],
    ['src/overlap/presence.ts', "type Page = import('../site/page.ts').Page;"],
    ['src/kernel/facts.ts', "export * from '../export/api.ts';"],
    ['src/query/run.ts', "const load = () => import('../decode/load.ts');"],
    ['src/export/api.ts', "import { defineConfig } from 'astro/config';"],
    ['src/decode/index.ts', "import { byteMapOf } from '../site/bytemap.ts';"],
    ['src/components/Tag.astro', "---\nimport Layout from '../layouts/Layout.astro';\n---\n<p>import</p>"],
    ['src/site/url.ts', "import { serve } from '../../scripts/serve.ts';"],
    ['src/site/client/dialog.ts', "import Tag from '../../components/Tag.astro';"],
    ['src/layouts/Layout.astro', "---\n---\n<script>import '../pages/start.ts';</script>"],
    ['src/overlap/index.ts', "export { synthetic } from './testing/synthetic.ts';"],
    ['scripts/start.ts', "import { DIST } from '../tests/support/dist.ts';"],
    ['src/text.ts', "import { KINDS } from './catalog/kinds.ts';"],
    ['src/attic/box.ts', "import { KINDS } from '../catalog/kinds.ts';"],
  ])('%s: %s is one that does', (path, text) => {
    const [fault, ...more] = faults(planted(path, text));
    expect(fault).toMatch(new RegExp(`^${path} imports [^ ]+: .+`));
    expect(more).toEqual([]);
  });
});

describe('circles', () => {
  test('only the two of the grammar: binary inside CBOR inside binary', () => {
    expect(circles(edges)).toEqual([
      ['src/decode/binary.ts', 'src/decode/cbor-walk.ts'],
      ['src/decode/sample/encode-cbor.ts', 'src/decode/sample/encode.ts'],
    ]);
  });

  test('are found through any number of files, and not among types', () => {
    const files = new Map([
      ['src/a.ts', "import { b } from './b.ts';"],
      ['src/b.ts', "export { c } from './c.ts';"],
      ['src/c.ts', "import { a } from './a.ts';\nimport { d } from './d.ts';"],
      ['src/d.ts', "import type { C } from './c.ts';"],
      ['src/e.ts', "import { b } from './b.ts';"],
    ]);
    expect(circles(importsOf(files))).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']]);
  });
});

describe('what runs in a browser', () => {
  /** Whole rooms that do, the decoder, and everything that a page's scripts load. */
  const starts = [...new Set(edges.map(({ from }) => from))].filter(
    (path) =>
      !/\.test\.ts$|\/testing\//.test(path) &&
      (path.startsWith('src/site/client/') ||
        path === 'src/decode/index.ts' ||
        ['overlap', 'query', 'review'].includes(roomOf(path) ?? '')),
  );

  test('loads nothing of Node', () => {
    expect(starts.length).toBeGreaterThan(40);
    const nodes = [...reached(starts, edges)].filter(([name]) => name.startsWith('node:'));
    expect(nodes.map(([name, from]) => `${from} imports ${name}, and runs in a browser`)).toEqual([]);
  });

  test('is followed through every file', () => {
    const files = new Map([
      ['src/site/client/a.ts', "import { b } from '../../decode/b.ts';"],
      ['src/decode/b.ts', "import { readFileSync } from 'node:fs';\nimport type { D } from './d.ts';"],
      ['src/decode/d.ts', "import { join } from 'node:path';"],
    ]);
    const found = reached(['src/site/client/a.ts'], importsOf(files));
    expect([...found].at(-1)).toEqual(['node:fs', 'src/decode/b.ts']);
  });
});
