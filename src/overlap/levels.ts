/** Levels in the order of the definition; adding a provider never moves a function backwards in it. */
export const LEVELS = ['absent', 'single', 'neutral-single', 'divergent', 'converging', 'common'] as const;

/** Convergence of one function over a set of platforms. */
export type Level = (typeof LEVELS)[number];

/** Cell states in their order of precedence. */
export const STATES = ['common', 'own', 'proposed', 'none', 'not-applicable', 'unknown'] as const;

/** State of one cell of the matrix. Never blank. */
export type CellState = (typeof STATES)[number];

/** Convergence level of one function from the states of its cells. */
export function levelOf(states: Iterable<CellState>): Level {
  let common = 0;
  let own = 0;
  for (const state of states) {
    if (state === 'common') common += 1;
    else if (state === 'own') own += 1;
  }
  if (common === 0) return own === 0 ? 'absent' : own === 1 ? 'single' : 'divergent';
  if (own > 0) return 'converging';
  return common === 1 ? 'neutral-single' : 'common';
}
