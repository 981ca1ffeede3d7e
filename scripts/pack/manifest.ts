import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** package.json of the package of the data. Its version is that of the project; `data` says which data it has. */
export function manifest(root: string, modules: readonly string[], data: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const { REPO_URL } = process.env;
  const entry = (name: string) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
  return `${JSON.stringify(
    {
      name: 'coco-abi-catalog-data',
      version,
      description: 'The kernel interfaces of Linux confidential computing as data, with comparison, decoder and query',
      license: 'Apache-2.0 AND CC-BY-4.0',
      ...(REPO_URL ? { repository: { type: 'git', url: `git+${REPO_URL}.git` }, homepage: REPO_URL } : {}),
      keywords: ['linux', 'kernel', 'confidential-computing', 'attestation', 'tdx', 'sev-snp', 'cca'],
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20' },
      catalog: { data },
      exports: {
        '.': entry('index'),
        ...Object.fromEntries(modules.map((name) => [`./${name}`, entry(name)])),
        './schemas/*': './schemas/*',
        './package.json': './package.json',
      },
    },
    null,
    2,
  )}\n`;
}
