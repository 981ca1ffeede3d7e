import type { Knowledge } from './knowledge.ts';
import { hunksOf, type Proposal } from './proposal.ts';

/** Names of the catalog, as code has them, that stand in added lines: a proposal that builds on them. */
export function ownNames(proposal: Proposal, knowledge: Knowledge): { name: string; interface: string; url: string }[] {
  const known = new Map(
    knowledge.operations.flatMap((one) =>
      [one.symbol, one.name]
        .filter((name) => name !== undefined && /^[A-Za-z_]\w{5,}$/.test(name))
        .map((name) => [name as string, one] as const),
    ),
  );
  const found = new Map<string, { name: string; interface: string; url: string }>();
  for (const { file, hunk } of hunksOf(proposal)) {
    if (/^(?:tools|samples)\//.test(file.path)) continue;
    for (const { text, added } of hunk.lines) {
      if (!added) continue;
      for (const word of text.match(/[A-Za-z_]\w{5,}/g) ?? []) {
        const one = known.get(word);
        if (one && /_/.test(word)) found.set(word, { name: word, interface: one.interface, url: one.url });
      }
    }
  }
  return [...found.values()];
}
