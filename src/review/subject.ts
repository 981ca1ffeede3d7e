import { parseSubject } from '../mail/subject.ts';
import { addedNames } from './added.ts';
import type { Knowledge } from './knowledge.ts';
import type { AddedName } from './names.ts';
import { hunksOf, type Proposal } from './proposal.ts';
import type { Subject } from './rank.ts';
import { sideOf } from './sides.ts';
import { addTerms, type Bag } from './terms.ts';

/** How much each part of a proposal tells. */
const TELLS = { title: 4, subject: 2, name: 2, member: 0.5, comment: 0.5, document: 0.3, words: 0.25 } as const;

/** Names by which a single patch tells what it serves. */
const TOLD_BY_PATCH: ReadonlySet<AddedName['kind']> = new Set([
  'ioctl',
  'sub-command',
  'capability',
  'exit',
  'attribute',
  'abi-document',
  'device',
  'constant',
  'parameter',
]);

/** The whole first, then each patch that adds a name: a long series serves several functions. */
export function subjectsOf(
  proposal: Proposal,
  names: readonly AddedName[],
  without: ReadonlySet<string>,
  knowledge: Pick<Knowledge, 'platforms'>,
): Subject[] {
  const whole = subjectOf(proposal, names, without, knowledge);
  const making = proposal.patches.filter(({ files }) => files.length > 0);
  if (making.length < 2) return [whole];
  const parts = making.flatMap((patch) => {
    const alone = { title: parseSubject(patch.subject).title, patches: [patch], notes: [] };
    const own = addedNames(alone, knowledge).filter(({ kind }) => TOLD_BY_PATCH.has(kind));
    if (own.length === 0) return [];
    const part = subjectOf(alone, own, without, knowledge);
    return [whole.side === undefined ? part : { ...part, side: whole.side }];
  });
  return [whole, ...parts];
}

/** What a proposal is compared by: its title, the names that it adds, what it says. */
export function subjectOf(
  proposal: Proposal,
  names: readonly AddedName[],
  without: ReadonlySet<string>,
  knowledge: Pick<Knowledge, 'platforms'>,
): Subject {
  const bag: Bag = new Map();
  addTerms(bag, proposal.title, TELLS.title, without);
  const patches = proposal.patches.filter(({ files }) => files.length > 0);
  for (const { subject } of patches)
    addTerms(bag, parseSubject(subject).title, TELLS.subject / Math.sqrt(patches.length), without);
  const told = names.filter(({ kind }) => kind !== 'tracepoint' && kind !== 'kconfig');
  const share = 1 / Math.sqrt(Math.max(1, told.length));
  for (const { name, members, comment } of told) {
    addTerms(bag, name, TELLS.name * share, without);
    for (const member of members ?? []) addTerms(bag, member.name, TELLS.member * share, without);
    addTerms(bag, comment, TELLS.comment * share, without);
  }
  for (const { words } of proposal.patches)
    addTerms(bag, words, TELLS.words / Math.sqrt(proposal.patches.length), without);
  for (const { file, hunk } of hunksOf(proposal)) {
    if (!file.path.startsWith('Documentation/')) continue;
    for (const { text, added } of hunk.lines)
      if (added) addTerms(bag, text, TELLS.document / Math.sqrt(patches.length), without);
  }
  const side = sideOf(proposal, knowledge);
  return { bag, ...(side === undefined ? {} : { side }) };
}
