// The floor of a build: as many trivial pages as the site has, by Astro with nothing of ours, and Pagefind over them.
// usage: node scripts/bench/bare-site.mjs DIR PAGES     DIR is made below the repository, where packages are found
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [root = '', pages = ''] = process.argv.slice(2);
process.env.ASTRO_TELEMETRY_DISABLED = '1';
rmSync(root, { recursive: true, force: true });
mkdirSync(join(root, 'src', 'pages'), { recursive: true });
writeFileSync(
  join(root, 'src', 'pages', '[id].astro'),
  `---
export const getStaticPaths = () => Array.from({ length: ${Number(pages)} }, (_, id) => ({ params: { id: String(id) } }));
const { id } = Astro.params;
---
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Page {id}</title></head><body><main data-pagefind-body><h1>Page {id}</h1><p>Nothing else.</p></main></body></html>
`,
);
process.chdir(root);
const { build } = await import('astro');
await build({ root, outDir: './dist', logLevel: 'warn' });
const { close, createIndex } = await import('pagefind');
const { index } = await createIndex({ forceLanguage: 'en' });
await index.addDirectory({ path: join(root, 'dist') });
await index.writeFiles({ outputPath: join(root, 'dist', 'pagefind') });
await close();
rmSync(root, { recursive: true });
