import type { OpportunityKind } from '../overlap/index.ts';
import { opportunitiesOf } from '../overlap/index.ts';
import { getCatalog } from './catalog.ts';
import { newest } from './model.ts';

/** What each kind of opportunity is, in a word and in a sentence. */
export const OPPORTUNITY: Readonly<Record<OpportunityKind, { name: string; means: string }>> = {
  separate: {
    name: 'separate interfaces',
    means: 'Two or more platforms each have their own, and no neutral interface reaches any of them.',
  },
  'merged-and-proposed': {
    name: 'one merged, another proposed',
    means: 'One platform has its own interface and another is about to get one: the moment before a second ABI lands.',
  },
  'only-proposed': { name: 'only proposed', means: 'Nobody has it yet, and two or more platforms have proposals.' },
  join: {
    name: 'others could join',
    means: 'A neutral interface serves some platforms; others still have only their own.',
  },
  'second-provider': {
    name: 'a second provider is missing',
    means: 'A neutral interface is there with one platform behind it.',
  },
};

/** Opportunities in the newest kernel, best score first. */
export const opportunities = (platforms?: readonly string[]) => opportunitiesOf(getCatalog(), newest(), platforms);
