const MILLISECONDS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds of a duration such as 30s, 500ms, 2min or 1h30min; undefined when it is none. */
export function durationMs(text: string): number | undefined {
  const compact = text.replaceAll(/[\s_]/g, '');
  if (!/^(\d+(\.\d+)?(ns|us|ms|s|min|h|d))+$/.test(compact)) return undefined;
  let total = 0;
  for (const [, amount, unit] of compact.matchAll(/(\d+(?:\.\d+)?)(ns|us|ms|min|s|h|d)/g)) {
    total += Number(amount) * (MILLISECONDS[unit as string] as number);
  }
  return total;
}

/** A number of milliseconds in the largest unit that divides it: 120000 gives `2 min`. */
export function durationText(milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < 1) return `${Math.round(milliseconds * 1e6) / 1e3} us`;
  for (const unit of ['h', 'min', 's']) {
    const length = MILLISECONDS[unit] as number;
    if (milliseconds >= length && milliseconds % length === 0) return `${milliseconds / length} ${unit}`;
  }
  return `${milliseconds} ms`;
}
