/** What a review needs in a browser, where the catalog comes as a file. */
export { RULES } from './abi-rules.ts';
export { type LikelyFunction, type Review, reviewOf } from './answer.ts';
export type { Knowledge } from './knowledge.ts';
export { profilesOf } from './rank.ts';
export { readProposal } from './read-proposal.ts';
export { reviewText } from './text.ts';
export { addedByKind, DISCLAIMER, reconcileLine, thereLines, touchedLines, verdictOf } from './words.ts';
