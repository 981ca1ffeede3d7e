import { eventLacks, exitLacks, type Lack, outcomeLacks, resolutionLacks } from '../../record/support.ts';
import type { Rule } from '../rule.ts';

const hint = 'add it, or say only what the evidence shows; "reported" is for what a secondary source tells';

export const stageEvidence: Rule = {
  code: 'stage-evidence',
  title: 'An event does not have the kind of evidence that it needs',
  severity: 'error',
  explanation:
    'States of topics follow from events, so each kind of event needs its own kind of evidence: posted a Message-ID, merged and reverted a commit, applied the tree with a commit or mail, discussed a meeting, a position the words of a named person, agreed words of somebody other than the author or a meeting. The end of a concern and the answer to a question need the event or the words that gave it. The same holds for the outcome of a series and for exits. Agreement does not follow from silence, from a merge or from tags.',
  bad: 'events:\n  - { id: 2023-02-merged, kind: merged, what: …, evidence: [{ url: https://news.example.org/, title: News }] }',
  good: 'events:\n  - { id: 2023-02-merged, kind: merged, what: …, evidence: [{ commit: 0123456789ab, subject: Add it }] }',
  *run(context) {
    const finding = (lack: Lack, word: string, at: readonly string[]) =>
      lack === undefined ? [] : [{ path: [...at], message: `"${word}" needs ${lack}`, hint }];
    for (const { file, data } of context.sound('topic')) {
      for (const [index, event] of data.events.entries()) {
        const at = ['events', String(index)];
        for (const found of finding(eventLacks(event), event.kind, [...at, 'kind'])) yield { file, ...found };
        const lack = event.resolved && resolutionLacks(event.resolved);
        for (const found of finding(lack, 'resolved', [...at, 'resolved', 'how'])) yield { file, ...found };
      }
      for (const [index, { answered }] of (data.questions ?? []).entries()) {
        const lack = answered && resolutionLacks(answered);
        const at = ['questions', String(index), 'answered', 'how'];
        for (const found of finding(lack, 'answered', at)) yield { file, ...found };
      }
      for (const [index, exit] of (data.exits ?? []).entries()) {
        for (const found of finding(exitLacks(exit), exit.state, ['exits', String(index), 'state']))
          yield { file, ...found };
      }
    }
    for (const { file, data } of context.sound('series')) {
      for (const found of finding(outcomeLacks(data.outcome), data.outcome.state, ['outcome', 'state']))
        yield { file, ...found };
    }
  },
};
