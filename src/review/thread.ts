import type { Message } from '../mail/message.ts';
import { parseSubject } from '../mail/subject.ts';
import { type Review, reviewOf } from './answer.ts';
import type { Knowledge } from './knowledge.ts';
import { MOST, type Patch, type Proposal } from './proposal.ts';
import type { Profiles } from './rank.ts';
import { readDiff } from './read-diff.ts';
import { ordered, titleOf, wordsOf } from './read-proposal.ts';

/** What a thread of mails proposes: its patches, or its first letter; answers propose nothing. */
export function proposalOfThread(mails: readonly Message[]): Proposal {
  const notes: string[] = [];
  const patches: Patch[] = [];
  let hunks = 0;
  for (const { subject, from, days, id, text } of mails.slice(0, MOST.mails)) {
    if (parseSubject(subject).reply) continue;
    if (text === undefined) {
      notes.push(`${subject}: too large to be read`);
      continue;
    }
    const diff = readDiff(text, Math.max(0, MOST.hunks - hunks));
    hunks += diff.hunks;
    const day = days[0] === undefined ? {} : { day: days[0] };
    patches.push({ subject, from, ...day, id, words: wordsOf(diff.words), files: diff.files });
  }
  const own = ordered(patches);
  return { title: titleOf(own), patches: own, notes };
}

/** Why a thread matters: the functions that it likely serves, with scores and reasons; none when nothing like it is known. */
export interface Matter {
  concerns: boolean;
  functions: { id: string; name: string; score: number; because: string[] }[];
}

/** Asks the review about a thread. */
export function matterOf(mails: readonly Message[], knowledge: Knowledge, profiles: Profiles): Matter {
  const { concerns, functions }: Review = reviewOf(proposalOfThread(mails), knowledge, profiles);
  return {
    concerns,
    functions: functions.slice(0, 3).map(({ id, name, score, terms, near }) => ({
      id,
      name,
      score,
      because: [
        ...terms.map((term) => `word: ${term}`),
        ...near.slice(0, 1).map((one) => `near: ${one.name} (${one.platform})`),
      ],
    })),
  };
}
