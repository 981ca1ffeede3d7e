/** Number of single-character edits, swaps of neighbours among them, that turn a into b; stops counting beyond `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] as number;
}

const normal = (word: string): string => word.toLowerCase().replaceAll('_', '-').replaceAll(' ', '-');

/** The candidate that the writer most likely meant, or undefined when none is near. Earlier candidates win ties. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = normal(word);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const other = normal(candidate);
    // A one-letter word is near to every other one, which helps nobody.
    if (candidate === word || (wanted.length < 2 && other.length < 2)) continue;
    const cost = distance(wanted, other, Math.min(limit, least));
    if (cost < least) {
      best = candidate;
      least = cost;
    }
  }
  if (best !== undefined || wanted.length < 4) return best;
  // A word that was cut short, or carries too much, is beyond the edit limit but still plain to a reader.
  for (const candidate of candidates) {
    const other = normal(candidate);
    if (other.length >= 4 && candidate !== word && (other.startsWith(wanted) || wanted.startsWith(other)))
      return candidate;
  }
  return undefined;
}

/** "did you mean …?" for the nearest candidate, or ''. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates);
  return near === undefined ? '' : `did you mean "${near}"?`;
}
