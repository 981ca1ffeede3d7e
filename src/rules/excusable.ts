import { aspectWhen } from './list/aspect-when.ts';
import { discrepancyRepeat } from './list/discrepancy-repeat.ts';
import { errnosComplete } from './list/errnos-complete.ts';
import { kconfigMissing } from './list/kconfig-missing.ts';
import { remedyEvidence } from './list/remedy-evidence.ts';
import { universalWords } from './list/universal-words.ts';
import type { Rule } from './rule.ts';

/** Rules whose findings an entry's exceptions may excuse. */
export const EXCUSABLE: readonly Rule[] = [
  aspectWhen,
  discrepancyRepeat,
  errnosComplete,
  kconfigMissing,
  remedyEvidence,
  universalWords,
];
