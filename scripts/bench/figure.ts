/** One measured budget. */
export interface Figure {
  name: string;
  value: number;
  budget: number;
  unit: 's' | 'ms' | 'kB' | 'MB';
  /** What the same machine needs at the very least for work of this kind, and what that work was. */
  floor?: { value: number; what: string };
}

/** Prints the figures as a table: value, budget, and the ratio to the floor where there is one. */
export function print(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map((figure) => figure.name.length));
  console.log(`${'figure'.padEnd(width)}       value     budget        of it   × floor`);
  for (const { name, value, budget, unit, floor } of figures) {
    const shown = `${round(value)} ${unit}`.padStart(11);
    const limit = `≤ ${budget} ${unit}`.padStart(11);
    const share = `${value <= budget ? '✓' : '✗'} ${((100 * value) / budget).toFixed(0)} %`.padStart(12);
    const ratio = floor ? `${round(value / floor.value)} × ${round(floor.value)} ${unit} (${floor.what})` : '';
    console.log(`${name.padEnd(width)} ${shown} ${limit} ${share}   ${ratio}`);
  }
}

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2));
