import { pathToFileURL } from 'node:url';
import sitemap from '@astrojs/sitemap';
import { DEFAULT_SITE, normaliseBase } from '../../../src/site/url.ts';

/** Pages that no search engine should list: what is not found, and indexes that only search uses. */
const LEFT_OUT = /\/(404|search(\/names\/[^/]+)?)\/?$/;

/** Writes sitemap-index.xml and its parts into `outDir` for the pages among `files`; gives the names of what it wrote. */
export async function writeSitemap(outDir: string, files: readonly string[]): Promise<string[]> {
  const pages = files
    .filter((file) => file.endsWith('index.html'))
    .map((file) => ({ pathname: file.slice(0, -'index.html'.length) }));
  const { hooks } = sitemap({ filter: (page) => !LEFT_OUT.test(page) });
  const config = {
    site: process.env.SITE ?? DEFAULT_SITE,
    base: normaliseBase(process.env.BASE),
    trailingSlash: 'always',
    build: { format: 'directory' },
  };
  const faults: string[] = [];
  const logger = {
    info: () => {},
    warn: (text: string) => faults.push(text),
    error: (text: string) => faults.push(text),
  };
  // The integration is asked as Astro's own build would ask it.
  await hooks['astro:routes:resolved']?.({ routes: [] } as never);
  await hooks['astro:config:done']?.({ config } as never);
  await hooks['astro:build:done']?.({ dir: pathToFileURL(`${outDir}/`), pages, logger } as never);
  if (faults.length > 0) throw new Error(`The sitemap could not be written: ${faults.join('; ')}`);
  return ['sitemap-index.xml', 'sitemap-0.xml'];
}
