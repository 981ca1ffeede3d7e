import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import table from './said.json' with { type: 'json' };
import { saidOf } from './said.ts';
import { stemsIn } from './terms.ts';

const { catalog } = loadCatalog();
const of = (section: string, entries: readonly { id: string }[]): string[] =>
  entries.map(({ id }) => `${section}/${id}`);
const GUIDES = ['first-report', 'portable-attester', 'add-a-provider', 'follow-a-proposal', 'the-node-is-missing'];
const PAGES = new Set([
  ...of('functions', catalog.functions),
  ...of('concepts', catalog.concepts),
  ...of('topics', catalog.topics),
  ...of('status', catalog.status),
  ...of('platforms', catalog.platforms),
  ...of('interfaces', catalog.interfaces),
  ...of('formats', catalog.formats),
  ...GUIDES.map((id) => `guides/${id}`),
]);
const entries = Object.entries(table as Readonly<Record<string, readonly string[]>>);

describe('what people say when they look for a page', () => {
  it('is told of pages that there are', () => {
    expect(entries.map(([page]) => page).filter((page) => !PAGES.has(page))).toEqual([]);
  });

  it('is told of every need', () => {
    expect(of('functions', catalog.functions).filter((page) => !(page in table))).toEqual([]);
  });

  it('is a phrase with a telling word, said once of a page', () => {
    for (const [page, phrases] of entries) {
      expect(new Set(phrases).size, page).toBe(phrases.length);
      for (const phrase of phrases) expect(stemsIn(phrase).length, `${page}: ${phrase}`).toBeGreaterThan(0);
    }
  });

  it('is found by the address of the page', () => {
    expect(saidOf('/functions/sealing-key/')).toContain('derive a key for the disk');
    expect(saidOf('/nowhere/')).toEqual([]);
  });
});
