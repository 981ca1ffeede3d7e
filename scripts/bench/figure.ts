/** One measured budget. */
export interface Figure {
  name: string;
  value: number;
  unit: 's' | 'ms' | 'kB' | 'MB' | '×' | '%';
  /** Most that the value may be: in multiples of the floor where there is one, else in the unit. Left out: only told. */
  budget?: number;
  /** What the same machine needs for the least work of this kind, taken in the same run, and what that work was. */
  floor?: { value: number; what: string };
}

/** The value as its budget counts it: a ratio to the floor where there is one. */
export const measureOf = ({ value, floor }: Figure): number => (floor ? value / floor.value : value);

export const isWithin = (figure: Figure): boolean => figure.budget === undefined || measureOf(figure) <= figure.budget;

/** Prints the figures as a table: value, floor, ratio and budget. */
export function print(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map((figure) => figure.name.length));
  const row = (...cells: string[]): string =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(width) : index < 4 ? cell.padStart(12) : cell)).join(' ');
  console.log(row('figure', 'value', 'measure', 'budget', '  floor'));
  for (const figure of figures) {
    const { name, value, unit, budget, floor } = figure;
    const counted = floor ? '×' : unit;
    console.log(
      row(
        name,
        `${round(value)} ${unit}`,
        `${round(measureOf(figure))} ${counted}`,
        budget === undefined ? '' : `${isWithin(figure) ? '✓' : '✗'} ≤ ${budget} ${counted}`,
        floor ? `  ${round(floor.value)} ${unit}: ${floor.what}` : '',
      ),
    );
  }
}

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2));
