import { knowledgeOf } from '../../review/index.ts';
import { getCatalog } from '../../site/catalog.ts';

/** What the review in the browser loads on first use: all that it knows of the catalog. */
export function GET(): Response {
  return new Response(`${JSON.stringify(knowledgeOf(getCatalog()))}\n`);
}
