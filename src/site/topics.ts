import { type Proposal, STAGES, type Stage, type Topic } from '../catalog/types.ts';

export type StageName = Stage['stage'];

export const STAGE: Readonly<Record<StageName, string>> = {
  need: 'The need is stated.',
  proposals: 'Somebody proposed an interface.',
  consensus: 'A message that can be quoted shows agreement.',
  patches: 'Patches of the agreed form are under review.',
  merged: 'An interface is in a released kernel.',
  ratified: 'A body recorded a decision.',
};

/** The furthest stage that a topic's records reach. */
export function stageOf(topic: Topic): StageName {
  const reached = topic.stages.map((item) => STAGES.indexOf(item.stage));
  return STAGES[Math.max(...reached)] ?? 'need';
}

/** Day of the newest record: a stage or a proposal. '' when none is dated. */
export function lastRecord(topic: Topic): string {
  const days = [...topic.stages, ...(topic.proposals ?? [])].map((item) => item.date ?? '');
  return days.sort().at(-1) ?? '';
}

export const PROPOSAL_STATE: Readonly<Record<Proposal['state'], string>> = {
  posted: 'posted',
  'out-of-tree': 'out of tree',
  merged: 'merged',
  superseded: 'superseded',
  withdrawn: 'withdrawn',
};
