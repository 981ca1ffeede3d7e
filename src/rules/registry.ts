import type { Rule, RuleHelp } from './rule.ts';

/** Rules in the order in which they run. */
export const RULES: readonly Rule[] = [];

/** Every code that a diagnostic can have, with what its page says. */
export const HELP: ReadonlyMap<string, RuleHelp> = new Map(RULES.map((rule) => [rule.code, rule]));
