import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Catalog } from '../../src/catalog/model.ts';
import { apiFiles } from '../../src/export/api.ts';
import { API_DOCUMENTS } from '../../src/export/document-list.ts';
import { openApiDocument } from '../../src/export/openapi.ts';
import { documentName } from '../../src/export/openapi-schemas.ts';
import { keyInAll } from '../../src/export/whole.ts';
import { manifest } from './manifest.ts';
import { CODE, codeFile, declarationsOf, documentTypes } from './types.ts';

/** What the package holds of the data: the keys of all.json but those of what it is. */
export interface Kinds {
  /** Name of the module below the package's. */
  name: string;
  /** Its type, by the names of the generated types. */
  type: string;
}

/** Every key of all.json that is data, with its type. */
export function dataKinds(): Kinds[] {
  const found = new Map<string, string>();
  const out = new Set(['index', 'all', 'matrix', '404', 'openapi', 'kernels/{version}/all']);
  for (const { path, schema } of API_DOCUMENTS) {
    if (out.has(path.replace('.json', ''))) continue;
    const type = documentName(schema);
    const key = keyInAll(path);
    if (key === 'matrices') found.set(key, `Record<string, ${type}>`);
    else found.set(key, path.includes('{') ? `${type}[]` : type);
  }
  return [...found].map(([name, type]) => ({ name, type }));
}

/** JSON as a module: parsed at its first use, in Node, browsers and bundlers alike. */
const moduleOf = (json: string): string => `export default JSON.parse(${JSON.stringify(json)});\n`;

/** Puts the package's own data in the place of the catalog on disk. */
const packedData: Plugin = {
  name: 'packed-data',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/held\.ts$/ }, ({ resolveDir }) =>
      // Other rooms have a file of this name, too.
      resolveDir.endsWith(join('src', 'package')) ? { path: './catalog.js', external: true } : undefined,
    );
  },
};

/** Writes the package's files below a directory, which is emptied. Returns their paths. */
export async function stagePackage(catalog: Catalog, root: string, directory: string, site: string): Promise<string[]> {
  rmSync(directory, { recursive: true, force: true });
  const written: string[] = [];
  const put = (path: string, text: string): void => {
    const target = join(directory, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    written.push(path);
  };
  const texts = new Map([...apiFiles(catalog, site)].map(({ path, text }) => [path, text]));
  const all = JSON.parse(texts.get('all.json') ?? '{}') as Record<string, unknown>;
  const kinds = dataKinds();
  for (const { name, type } of kinds) {
    const types = [...new Set(type.match(/\w+Document/g) ?? [])].join(', ');
    put(`${name}.js`, moduleOf(JSON.stringify(all[name])));
    put(
      `${name}.d.ts`,
      `import type { ${types} } from './types.js';\ndeclare const data: ${type};\nexport default data;\n`,
    );
  }
  const { revision, date, api, data, kernel } = all;
  put('index.js', `export const about = ${JSON.stringify({ revision, date, api, data, kernel })};\n`);
  put(
    'index.d.ts',
    `export type * from './types.js';\n/** Of which data the package is. */\nexport declare const about: { revision: string; date: string; api: string; data: string; kernel: string };\n`,
  );
  put('types.js', 'export {};\n');
  put('types.d.ts', await documentTypes(openApiDocument(catalog).components.schemas));
  const { dir: _, files: __, ...lists } = catalog;
  const kept = { ...lists, kernels: lists.kernels.map(({ found: ___, ...kernelEntry }) => kernelEntry), dir: '' };
  put('catalog.js', moduleOf(JSON.stringify(kept)));
  for (const name of CODE) {
    const { outputFiles } = await build({
      entryPoints: [codeFile(root, name)],
      bundle: true,
      write: false,
      format: 'esm',
      target: ['es2022', 'node20'],
      platform: 'neutral',
      mainFields: ['module', 'main'],
      conditions: ['import', 'default'],
      legalComments: 'inline',
      charset: 'utf8',
      logLevel: 'silent',
      plugins: [packedData],
    });
    put(`${name}.js`, outputFiles[0]?.text ?? '');
    put(`${name}.d.ts`, declarationsOf(codeFile(root, name)));
  }
  for (const [path, text] of texts) if (path.startsWith('schemas/')) put(path, text);
  put('README.md', readFileSync(join(root, 'docs', 'package.md'), 'utf8'));
  put('LICENSE', readFileSync(join(root, 'LICENSE'), 'utf8'));
  put('LICENSE-data', readFileSync(join(root, 'catalog', 'LICENSE'), 'utf8'));
  put('package.json', manifest(root, [...kinds.map(({ name }) => name), ...CODE], String(data)));
  return written.sort();
}
