import { RECORD_KINDS } from '../../catalog/kinds.ts';
import type { Evidence } from '../../catalog/types.ts';
import { soundFiles } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';
import { toPath, walk } from '../walk.ts';

/** Most words of a quotation. */
const MOST = 40;

export const quoteLimits: Rule = {
  code: 'quote-limits',
  title: 'A quotation is too long, or leads to no message',
  severity: 'error',
  explanation:
    'The record quotes the few words that matter, at most 40, and links to the message, the minutes or the page that holds them. A reader finds the rest there.',
  bad: 'quote: "…" # 60 words',
  good: 'quote: this should all be uniform\nevidence: [{ lore: 1@example.org, subject: "Re: [PATCH 0/3] …", date: "2026-04-14" }]',
  *run(context) {
    for (const file of soundFiles(context)) {
      if (!RECORD_KINDS.has(file.kind)) continue;
      const found: Finding[] = [];
      walk(file.data, (value, stack) => {
        if (typeof value !== 'object' || value === null || !('quote' in value)) return undefined;
        const { quote, evidence, record, meeting } = value as Quoting;
        if (typeof quote !== 'string') return undefined;
        const words = quote.trim().split(/\s+/).length;
        const path = toPath(stack, 'quote');
        if (words > MOST) {
          found.push({ file, path, message: `the quotation has ${words} words`, hint: `at most ${MOST}` });
        } else if (meeting === undefined && ![...(evidence ?? []), ...(record ?? [])].some(isLink)) {
          found.push({
            file,
            path,
            message: 'the quotation leads to no message',
            hint: 'add the message or page that holds it to the evidence beside it',
          });
        }
        return undefined;
      });
      yield* found;
    }
  },
};

interface Quoting {
  quote?: unknown;
  evidence?: readonly Evidence[];
  record?: readonly Evidence[];
  meeting?: string;
}

const isLink = ({ lore, url }: Evidence): boolean => lore !== undefined || url !== undefined;
