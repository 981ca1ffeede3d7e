import { FILES } from '../../catalog/addresses.ts';
import { fitting, mayBeLine } from '../log-match.ts';
import type { SentLine } from '../log-patterns.ts';
import { link } from './dom.ts';
import type { Hit } from './search.ts';

/** Lines of the kernel's log: a pasted one leads to its cause. Loaded when a question may be a line. */

let lines: Promise<SentLine[]> | undefined;
const loadLines = (): Promise<SentLine[]> => {
  lines ??= fetch(link(FILES.logLines)).then((response) => response.json() as Promise<SentLine[]>);
  return lines;
};

export async function logHits(query: string): Promise<Hit[]> {
  if (!mayBeLine(query)) return [];
  const known = await loadLines();
  return fitting(
    query,
    known.map(([text]) => text),
  ).flatMap((place) => {
    const line = known[place];
    return line ? [{ url: link(line[1]), title: line[0], context: line[2], kind: 'log line', exact: true }] : [];
  });
}
