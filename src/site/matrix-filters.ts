import { LEVELS, STATES } from '../overlap/levels.ts';

/** Rules that hide what the chosen radio button of the matrix does not ask for; without them nothing is hidden. */

const chosen = (name: string, value: string): string => `:has([name="${name}"][value="${value}"]:checked)`;
const MAIN = chosen('platforms', 'main');
const ALL_COLUMNS = `.m:not(${MAIN})`;
const MAIN_COLUMNS = `.m${MAIN}`;

/** Hides rows that `row` does not match, and blocks in which nothing matches `inside`. */
const hide = (columns: string, name: string, value: string, row: string, inside: string): string[] => [
  `${columns}${chosen(name, value)} tbody tr:not(.group, ${row})`,
  `${columns}${chosen(name, value)} tbody:not(:has(${inside}))`,
];

/** The level is that over all platforms, or over the main ones when only these are shown. */
const byLevel = (level: string): string[] => [
  ...hide(ALL_COLUMNS, 'level', level, `[data-level="${level}"]`, `[data-level="${level}"]`),
  ...hide(MAIN_COLUMNS, 'level', level, `[data-main="${level}"]`, `[data-main="${level}"]`),
];

/** Rows with a cell of that state among the columns shown; `x` marks the columns outside the main ones. */
const byState = (state: string): string[] => [
  ...hide(ALL_COLUMNS, 'state', state, `:has(> .s-${state})`, `.s-${state}`),
  ...hide(MAIN_COLUMNS, 'state', state, `:has(> .s-${state}:not(.x))`, `.s-${state}:not(.x)`),
];

/** Style sheet of the matrix's filters by level and by state; the cells of the chosen state stand out. */
export function matrixFilterCss(): string {
  const hidden = [...LEVELS.flatMap(byLevel), ...STATES.flatMap(byState)];
  const marked = STATES.map((state) => `.m${chosen('state', state)} td.s-${state}`);
  return `@layer tokens, base, pieces, page;
@layer page {
${hidden.join(',\n')} { display: none; }
${marked.join(',\n')} { background: color-mix(in oklab, var(--link) 9%, var(--paper)); }
}
`;
}

/** Style sheet of the filters of changes between kernels: by platform and by side; blocks without a line go too. */
export function changeFilterCss(platforms: readonly { id: string }[]): string {
  const rows = [
    ...platforms.map(({ id }) => ({
      when: chosen('platform', id),
      out: `[data-platforms]:not([data-platforms~="${id}"])`,
    })),
    { when: chosen('side', 'guest'), out: '[data-side="host"]' },
    { when: chosen('side', 'host'), out: '[data-side="guest"]' },
  ];
  const hidden = rows.map(({ when, out }) => `.kd${when} tbody tr${out}`);
  const sides = ['', '[data-side="host"]', '[data-side="guest"]'];
  const blocks = platforms.flatMap(({ id }) => [
    ...sides.map((out) => {
      const side = out === '' ? '' : chosen('side', out.includes('host') ? 'guest' : 'host');
      const not = out === '' ? '' : `:not(${out})`;
      return `.kd${chosen('platform', id)}${side} section:not(:has(tbody tr:is([data-platforms~="${id}"], :not([data-platforms]))${not}))`;
    }),
  ]);
  const bySide = sides
    .slice(1)
    .map(
      (out) => `.kd${chosen('side', out.includes('host') ? 'guest' : 'host')} section:not(:has(tbody tr:not(${out})))`,
    );
  return `@layer tokens, base, pieces, page;
@layer page {
${[...hidden, ...blocks, ...bySide].join(',\n')} { display: none; }
}
`;
}
