import type { HistoryEvent } from '../../catalog/types.ts';
import { compareVersions } from '../../catalog/versions.ts';
import type { Context } from '../context.ts';
import { errorCases } from '../parts.ts';
import type { Rule } from '../rule.ts';

/** Names of calls and constants as they stand in a sentence. */
const NAME = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;

const addedIn = (history: readonly HistoryEvent[] | undefined): string | undefined =>
  history?.find(({ change }) => change === 'added')?.kernel;

const later = (one: string | undefined, other: string | undefined): string | undefined =>
  one && other ? (compareVersions(one, other) > 0 ? one : other) : (one ?? other);

/** First kernel of each symbol that operations have, the earliest where several have it. */
function firstKernels(context: Context): ReadonlyMap<string, string> {
  const oldest = context.catalog.kernels.find(({ uapi }) => uapi);
  // A call of old may have an operation for what came to it later.
  const old = new Set(oldest?.uapi?.facts.flatMap(({ name, value }) => (value === null ? [] : [name])));
  const first = new Map<string, string>();
  for (const { data } of context.sound('interface')) {
    for (const { symbol, history } of data.operations) {
      const kernel = addedIn(history) ?? addedIn(data.history);
      if (symbol === undefined || kernel === undefined) continue;
      if (oldest && old.has(symbol) && compareVersions(kernel, oldest.id) > 0) continue;
      const known = first.get(symbol);
      if (known === undefined || compareVersions(kernel, known) < 0) first.set(symbol, kernel);
    }
  }
  return first;
}

export const remedyNewer: Rule = {
  code: 'remedy-newer',
  title: 'A way out that came later than the mistake',
  severity: 'error',
  explanation:
    'An error without since is there from the operation’s first kernel on, and so is its way out. Where the way out names a call that came later, a reader on an older kernel is sent to something that is not there: say since which release it works, and what to do before.',
  bad: 'do: Initialise it with KVM_SEV_INIT2.',
  good: 'do: Initialise it with KVM_SEV_INIT2, or before 6.10 with KVM_SEV_INIT.',
  *run(context) {
    const first = context.once('first kernels of symbols', () => firstKernels(context));
    for (const { file, path, error } of errorCases(context)) {
      const text = error.do;
      if (text === undefined || error.until !== undefined) continue;
      const data = context.find('interface', file.name);
      const part = data?.[path[0] === 'providers' ? 'providers' : 'operations']?.[Number(path[1])];
      const since = later(error.since, addedIn(part?.history) ?? addedIn(data?.history));
      if (since === undefined) continue;
      for (const [name] of text.matchAll(NAME)) {
        const kernel = first.get(name);
        if (kernel === undefined || compareVersions(kernel, since) <= 0 || text.includes(kernel)) continue;
        yield {
          file,
          path: [...path, 'do'],
          message: `${name} came in ${kernel}, and the error is there since ${since}`,
          hint: `name ${kernel} in the sentence, and the way out before it`,
        };
        break;
      }
    }
  },
};
