import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { convergenceOf, evaluatorOf } from '../overlap/index.ts';
import { badgeSets, embedDocuments } from './badges.ts';

const { catalog } = loadCatalog();
const files = new Map([...embedDocuments(catalog, 'https://catalog.example/')].map(({ path, text }) => [path, text()]));
const { newest } = evaluatorOf(catalog);

/** Fonts have other widths elsewhere, so a picture may name none that it needs, nor load anything. */
test('every picture is whole in itself: one root, a title, nothing loaded, no script', () => {
  for (const [path, text] of files) {
    if (!path.endsWith('.svg')) continue;
    expect(text, path).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img" aria-label="[^"]+">\n<title>/,
    );
    expect(text, path).not.toMatch(/<script|href=|url\((?!#)|@import|&(?!amp;|lt;|gt;|quot;|#)/);
    const open = [...text.matchAll(/<(\w+)(?:\s[^>]*)?(?<!\/)>/g)].map(([, name]) => name).sort();
    const shut = [...text.matchAll(/<\/(\w+)>/g)].map(([, name]) => name).sort();
    expect(open, path).toEqual(shut);
  }
});

test('a badge says the level over its set, as a picture and for shields.io', () => {
  expect(badgeSets(catalog).map(({ name }) => name)).toContain('intel-tdx+amd-sev-snp');
  for (const { id, name } of catalog.functions)
    for (const { name: set, platforms } of badgeSets(catalog)) {
      const path = `badges/${id}${set && `/${set}`}`;
      const { level } = convergenceOf(catalog, id, newest, platforms);
      expect(JSON.parse(files.get(`${path}.json`) ?? '{}')).toMatchObject({
        schemaVersion: 1,
        label: name,
        message: level,
      });
      expect(files.get(`${path}.svg`)).toContain(`>${level}</text>`);
    }
});

test('a timeline has a field for each kernel, and a comparison names its source', () => {
  const timeline = files.get('badges/attestation-report/timeline.svg') ?? '';
  expect(timeline.match(/<rect x=/g)).toHaveLength(catalog.kernels.length);
  const fragment = files.get('badges/attestation-report/comparison.html.txt') ?? '';
  expect(fragment).toContain('<a href="https://catalog.example/functions/attestation-report/">CoCo ABI Catalog</a>');
  expect(fragment).not.toMatch(/class=|style=|<script/);
});
