import table from './said.json' with { type: 'json' };

/** What people say when they look for a page, by its path; see said.json, which anybody may extend. */
const SAID = new Map(Object.entries(table as Readonly<Record<string, readonly string[]>>));

/** What people say when they look for the page at a site path. */
export const saidOf = (url: string): readonly string[] => SAID.get(url.replace(/^\/|\/$/g, '')) ?? [];
