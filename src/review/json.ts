import type { Review } from './answer.ts';
import { DISCLAIMER } from './words.ts';

/** A review as data for programs: schemas/tools/review.schema.json. */
export function reviewData(review: Review) {
  const { functions, bring, known } = review;
  return {
    series: {
      title: review.title,
      patches: review.patches,
      files: review.files,
      touches: review.touches,
      kernel: review.kernel,
      concerns: review.concerns,
      because: review.because,
      known: known.series.map(({ id, title, url, state }) => ({ id, title, url, state })),
      note: DISCLAIMER,
    },
    adds: review.names.map(({ path, uapi, ...rest }) => ({ ...rest, file: path, uapi })),
    functions: functions.map(({ id, name, url, score, likely, level, terms, near }) => ({
      id,
      name,
      url,
      score,
      likely,
      level,
      because: [
        ...terms.map((term) => `word: ${term}`),
        ...near.map((operation) => `near: ${operation.name} (${operation.platform})`),
      ],
    })),
    existing: functions.flatMap(({ id, there, topics }) => [
      ...there.neutral.map((one) => ({ function: id, kind: 'neutral' as const, ...one })),
      ...there.own.map((one) => ({ function: id, kind: 'own' as const, ...one })),
      ...there.proposed.map((one) => ({ function: id, kind: 'proposed' as const, ...one })),
      ...topics.map((one) => ({ function: id, kind: 'topic' as const, topic: one.id, name: one.title, url: one.url })),
    ]),
    dropped: functions.flatMap(({ id, decisions }) =>
      decisions.map(({ id: decision, what, outcome, date, forum, url, why, instead }) => ({
        function: id,
        decision,
        what,
        outcome,
        date,
        forum,
        url,
        ...(why === undefined ? {} : { why }),
        ...(instead === undefined ? {} : { instead }),
      })),
    ),
    aspects: functions.flatMap(({ id, aspects }) =>
      aspects.map(({ path, ...one }) => ({ function: id, ...one, ...(path === undefined ? {} : { file: path }) })),
    ),
    structs: review.structs.map(({ path, ...rest }) => ({ ...rest, file: path })),
    clashes: review.clashes.map(({ path, ...rest }) => ({ ...rest, file: path })),
    rules: review.findings.map(({ path, ...rest }) => ({ ...rest, file: path })),
    to: [
      ...bring.topics.map(({ id, title, url, why }) => ({ kind: 'topic' as const, id, name: title, url, why })),
      ...bring.forums.map((name) => ({ kind: 'forum' as const, name })),
      ...bring.maintained.map((name) => ({ kind: 'maintainers' as const, name })),
    ],
    notes: review.notes,
  };
}
