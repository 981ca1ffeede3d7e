import type { Catalog } from '../catalog/model.ts';
import { LEVELS } from '../overlap/levels.ts';
import { count, list } from '../text.ts';
import type { CatalogDiff, EntryChange, LevelDifference } from './catalog-diff.ts';
import type { ChangeReport, ClaimDifference } from './change-report.ts';

/** A change in one paragraph, as a person would tell it to a reviewer. */

/** More than this are counted. */
const NAMED = 3;

/** `more` is the noun of those that are only counted, in the plural. */
const some = (items: readonly string[], more: string): string =>
  items.length <= NAMED
    ? list(items)
    : list([...items.slice(0, NAMED - 1), `${items.length - NAMED + 1} more ${more}`]);

const verb = { added: 'adds', removed: 'removes', renamed: 'renames', changed: 'touches' } as const;

function entrySentence(entries: readonly EntryChange[]): string {
  const parts = (Object.keys(verb) as EntryChange['change'][]).flatMap((change) => {
    const of = entries.filter((entry) => entry.change === change);
    const names = of.map((entry) => `the ${entry.kind} ${entry.name}`);
    return of.length > 0 ? [`${verb[change]} ${some(names, 'entries')}`] : [];
  });
  return parts.length > 0 ? `This change ${list(parts)}.` : '';
}

function claimSentences(claims: readonly ClaimDifference[]): string {
  const came = claims.filter(({ before }) => !before).length;
  const went = claims.filter(({ after }) => !after).length;
  const other = claims.filter(({ before, after, from }) => before && after && from === undefined);
  const moved = claims.filter(({ from }) => from !== undefined);
  const said = other.filter(({ before, after }) => before?.text !== after?.text);
  const [one] = said;
  const [put] = moved;
  if (moved.length === 1 && put && other.length + came + went === 0)
    return `One claim of ${put.entry} stands elsewhere: ${put.from} becomes ${put.row} (“${put.after?.text}”).`;
  if (said.length === 1 && one && came + went + moved.length === 0) {
    return `One claim says something else: ${one.entry}, ${one.row}, “${one.before?.text}” becomes “${one.after?.text}”, ${evidenceWords(one)}.`;
  }
  const parts = [
    came > 0 && `${count(came, 'claim')} ${came === 1 ? 'comes' : 'come'} in`,
    went > 0 && `${count(went, 'claim')} ${went === 1 ? 'goes' : 'go'}`,
    moved.length > 0 && `${count(moved.length, 'claim')} ${moved.length === 1 ? 'stands' : 'stand'} elsewhere`,
    said.length > 0 && `${count(said.length, 'claim')} ${said.length === 1 ? 'says' : 'say'} something else`,
    other.length > said.length &&
      `${other.length - said.length} only ${other.length - said.length === 1 ? 'rests' : 'rest'} on other evidence`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return '';
  const bare = claims.filter(({ after }) => after && after.evidence.length === 0).length;
  const sentence = list(parts);
  return `${sentence[0]?.toUpperCase()}${sentence.slice(1)}${bare > 0 ? `; ${bare} of them without evidence` : ''}.`;
}

function evidenceWords({ before, after }: ClaimDifference): string {
  const evidence = after?.evidence ?? [];
  if (evidence.length === 0) return 'without evidence';
  return JSON.stringify(before?.evidence) === JSON.stringify(evidence)
    ? `on the same evidence (${evidence.join('; ')})`
    : `now resting on ${evidence.join('; ')}`;
}

function levelSentence(levels: readonly LevelDifference[], name: (id: string) => string): string {
  if (levels.length === 0) return 'No level moves.';
  const moves = levels.map(({ function: id, before, after, kernels }) => {
    const known = before !== null && after !== null;
    const direction = !known ? 'goes' : LEVELS.indexOf(after) > LEVELS.indexOf(before) ? 'rises' : 'falls';
    const span = kernels.length > 1 ? `${kernels[0]} to ${kernels.at(-1)}` : kernels[0];
    return `“${name(id)}” ${direction} from ${before ?? 'nowhere'} to ${after ?? 'nowhere'} (${span})`;
  });
  return `The level of ${some(moves, 'moves')}.`;
}

/** The paragraph; a sentence that nothing changed when nothing did. */
export function changeParagraph(
  base: Catalog,
  head: Catalog,
  diff: CatalogDiff,
  { claims, opportunities, reviewers }: ChangeReport,
): string {
  if (diff.entries.length + diff.facts.length + diff.cells.length === 0) return 'Nothing changed in the catalog.';
  const names = new Map([...base.functions, ...head.functions].map((entry) => [entry.id, entry.name]));
  const name = (id: string): string => names.get(id) ?? id;
  const cells = diff.cells.filter(({ before, after }) => before?.state !== after?.state);
  const won = opportunities.filter(({ before }) => !before).map((one) => `“${name(one.function)}”`);
  const lost = opportunities.filter(({ after }) => !after).map((one) => `“${name(one.function)}”`);
  return [
    entrySentence(diff.entries),
    claimSentences(claims),
    cells.length > 0 &&
      `${count(cells.length, 'cell')} of the matrix ${cells.length === 1 ? 'changes its' : 'change their'} state.`,
    levelSentence(diff.levels, name),
    won.length > 0 && `New among the opportunities: ${some(won, 'needs')}.`,
    lost.length > 0 && `No longer an opportunity: ${some(lost, 'needs')}.`,
    diff.facts.length > 0 &&
      `${count(diff.facts.length, 'name')} of the headers ${diff.facts.length === 1 ? 'reads' : 'read'} otherwise.`,
    reviewers.length > 0 && `For review by ${list(reviewers)}.`,
  ]
    .filter((sentence) => sentence !== false && sentence !== '')
    .join(' ');
}
