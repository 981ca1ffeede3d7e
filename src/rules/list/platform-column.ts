import type { Rule } from '../rule.ts';

export const platformColumn: Rule = {
  code: 'platform-column',
  title: 'Two platforms claim the same column',
  severity: 'error',
  explanation:
    'The place among the columns (`order`) and the short code (`code`) of every platform are its own; and only one platform is the neutral one.',
  bad: '# two platforms with\ncode: TDX',
  good: 'code: TDX      # and SNP for the other',
  *run(context) {
    for (const key of ['order', 'code', 'neutral'] as const) {
      const owners = new Map<unknown, string>();
      for (const { file, data } of context.sound('platform')) {
        const value = data[key];
        if (value === undefined) continue;
        const owner = owners.get(value);
        if (owner === undefined) owners.set(value, data.id);
        else yield { file, path: [key], message: `"${key}" is ${value} for ${owner} already`, hint: 'choose another' };
      }
    }
  },
};
