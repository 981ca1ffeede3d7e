export * from './agenda.ts';
export { type ConsultationOutcome, consultationOutcome } from './consultation.ts';
export { dataDay, daysBetween, isEarlier, newestOf } from './days.ts';
export * from './lookup.ts';
export { isOpenObjection } from './support.ts';
export { type Happening, happenings } from './timeline.ts';
export { LOOKED_AGE, STALLED_AFTER, topicState, topicStateOf, topicStates } from './topic-state.ts';
export * from './types.ts';
export {
  isReported,
  messageOf,
  newestKnown,
  type Posting,
  postingsOf,
  versionAnchor,
  versionName,
} from './versions.ts';
