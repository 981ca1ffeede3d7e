import type { Rule } from '../rule.ts';

export const decisionRecord: Rule = {
  code: 'decision-record',
  title: 'A decision without the record of its forum',
  severity: 'error',
  explanation:
    'A decision is attributed to a forum only by that forum’s own record (`record`: its mail, minutes or commit), or as reported by somebody who was there (`reported-by`), and is then shown so. A commit shows that something was taken, and not that anybody agreed. Only a body ratifies, and only its own record shows it.',
  bad: 'what: No common exit for reports.\noutcome: dropped\nforum: acme-call',
  good: 'what: No common exit for reports.\noutcome: dropped\nforum: acme-call\nreported-by: { person: Ann Example, evidence: [{ lore: 1@example.org, subject: "[PATCH v3 0/4] …" }] }',
  *run(context) {
    for (const { file, data } of context.sound('decision')) {
      const path = ['forum'];
      const own = data.record?.some(({ lore, commit, url, claimed }) => lore || commit || (url && !claimed));
      if (data.outcome === 'ratified') {
        const forum = context.find('forum', data.forum);
        if (forum && forum.kind !== 'body')
          yield { file, path, message: `"${data.forum}" is no body`, hint: 'only a body ratifies' };
        else if (!own)
          yield { file, path, message: 'a ratified decision has no record of its body', hint: 'add it under "record"' };
      } else if (data.outcome === 'agreed' && own && data.record?.every(({ commit }) => commit !== undefined)) {
        const hint = 'add the mail, minutes or page with the words, or write "taken"';
        yield { file, path: ['outcome'], message: 'a merge shows no agreement', hint };
      } else if (data.record && !own) {
        const hint = 'name a mail, a commit or a page that is itself the record';
        yield { file, path: ['record'], message: 'the record is a secondary source', hint };
      } else if (!data.record && !data['reported-by']) {
        const hint = 'add the forum’s own record under "record", or who reports it under "reported-by"';
        yield { file, path, message: `the decision has no record of "${data.forum}"`, hint };
      }
    }
  },
};
