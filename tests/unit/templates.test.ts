import { expect, test } from 'vitest';
import { TEMPLATES } from '../support/pages.ts';
import { guidePages, pageTemplates, templateOf } from '../support/templates.ts';

const templates = pageTemplates();
/** What the accessibility and no-console runs would miss. */
const missing = (all: readonly string[]): string[] => {
  const seen = new Set(TEMPLATES.map((path) => templateOf(path, all)));
  return all.filter((template) => !seen.has(template));
};

test('every page template has a page in TEMPLATES (tests/support/pages.ts)', () => {
  expect(templates.length).toBeGreaterThan(30);
  expect(missing(templates)).toEqual([]);
});

test('every guide is in TEMPLATES', () => {
  const guides = guidePages();
  expect(guides.length).toBeGreaterThan(0);
  expect(guides.filter((path) => !TEMPLATES.some((listed) => listed === path))).toEqual([]);
});

test('every page of TEMPLATES has a template', () => {
  expect(TEMPLATES.filter((path) => templateOf(path, templates) === undefined)).toEqual([]);
});

test('a new template is missed', () => {
  expect(missing(['index.astro', 'attic/index.astro'])).toEqual(['attic/index.astro']);
  // The literal name takes its page away from the parameter's template.
  expect(missing(['kernels/[id].astro', 'kernels/6.12.astro', 'platforms/[id]/[part].astro'])).toEqual([
    'platforms/[id]/[part].astro',
  ]);
});
