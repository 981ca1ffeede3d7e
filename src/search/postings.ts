/**
 * Where a term occurs, as text that packs well: for each unit the distance from the one before in letters, then how much
 * the term weighs there in one digit, 1 to 9.
 */
export interface Posting {
  unit: number;
  weight: number;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export function writePostings(postings: readonly Posting[]): string {
  let text = '';
  let before = 0;
  for (const { unit, weight } of postings) {
    let distance = unit - before;
    before = unit;
    let letters = '';
    do {
      letters = (LETTERS[distance % 26] ?? '') + letters;
      distance = Math.floor(distance / 26);
    } while (distance > 0);
    text += letters + weight;
  }
  return text;
}

export function readPostings(text: string): Posting[] {
  const postings: Posting[] = [];
  let unit = 0;
  let distance = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 97) {
      distance = distance * 26 + code - 97;
      continue;
    }
    unit += distance;
    distance = 0;
    postings.push({ unit, weight: code - 48 });
  }
  return postings;
}
