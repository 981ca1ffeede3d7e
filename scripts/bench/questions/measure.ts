import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Finder, type Results } from '../../../src/search/finder.ts';
import type { SentLine } from '../../../src/search/log-match.ts';
import type { SentPages, SentTerms, SentWords } from '../../../src/search/write.ts';
import { DIST } from '../../../tests/support/dist.ts';
import type { Figure } from '../figure.ts';

/** A question that somebody asked in public: see questions.yaml. */
export interface Question {
  at: string;
  words: string;
  asks: string;
  /** Pages that answer, without the slash before and after, with an anchor where a part of the page does. */
  pages: string[];
}

/** The forms in which each question is asked. */
const FORMS = ['words', 'asks'] as const;
type Form = (typeof FORMS)[number];
const NAMES: Readonly<Record<Form, string>> = { words: 'words', asks: 'whole' };

/** The half to which the search may be tuned, and the one that tells how good it is. */
export type Half = 'tune' | 'test';

/** A question asked in one form, and the place of the first page that answers; undefined when none is among the answers. */
export interface Asked {
  question: Question;
  form: Form;
  place: number | undefined;
  /** Addresses of the answers, each page once. */
  found: string[];
}

/** The half of a question, by a hash of where it was asked and its words: it stays when others come and go. */
export function halfOf({ at, words }: Question): Half {
  let hash = 0x811c9dc5;
  for (const letter of `${at} ${words}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 16) & 1) === 0 ? 'tune' : 'test';
}

export const readQuestions = (): Question[] =>
  parse(readFileSync(join(import.meta.dirname, 'questions.yaml'), 'utf8')) as Question[];

const file = async <T>(name: string): Promise<T> =>
  JSON.parse(readFileSync(join(DIST, 'search', 'index', `${name}.json`), 'utf8')) as T;

/** The search over the index of the built site, as a browser has it. */
export const openFinder = (): Finder =>
  new Finder({
    pages: () => file<SentPages>('pages'),
    terms: (shard) => file<SentTerms>(`terms-${shard}`),
    words: (letter) => file<SentWords>(`words-${letter}`).catch(() => undefined),
    logLines: () => file<SentLine[]>('log'),
  });

const pageOf = (url: string): string => (url.split('#')[0] ?? '').replace(/^\/|\/$/g, '');

function placeIn({ found }: Results, { pages }: Question): Pick<Asked, 'place' | 'found'> {
  const listed = [...new Set(found.map(({ url }) => pageOf(url)))];
  const place = listed.findIndex((page) => pages.some((right) => pageOf(right) === page));
  return { place: place < 0 ? undefined : place, found: found.map(({ url }) => url) };
}

/** Asks every question of a half in both forms. */
export async function askAll(half: Half): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const question of readQuestions().filter((one) => halfOf(one) === half)) {
    for (const form of FORMS) {
      // Each with an index that knows nothing yet: what was fetched for others must not help.
      asked.push({ question, form, ...placeIn(await openFinder().search(question[form]), question) });
    }
  }
  return asked;
}

/** Shares of the questions whose right page was not first, and not among the first three. */
export async function measureQuestions(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const half of ['test', 'tune'] as const) {
    const asked = await askAll(half);
    for (const form of FORMS) {
      const mine = asked.filter((one) => one.form === form);
      const missed = (most: number): number =>
        (100 * mine.filter(({ place }) => place === undefined || place >= most).length) / mine.length;
      const name = `questions to ${half}, ${NAMES[form]} (${mine.length})`;
      const budget = (value: number): { budget?: number } => (half === 'test' ? { budget: value } : {});
      figures.push({ name: `${name}, not first`, value: missed(1), unit: '%', ...budget(10) });
      figures.push({ name: `${name}, not among three`, value: missed(3), unit: '%', ...budget(2) });
    }
  }
  return figures;
}

/** What the half to tune misses, for reading. The other half is never listed, so that nobody tunes to it. */
export async function printMisses(): Promise<void> {
  for (const { question, form, place, found } of await askAll('tune')) {
    if (place === 0) continue;
    console.log(`\n${place === undefined ? 'not found' : `place ${place + 1}`}: ${question[form]}`);
    console.log(`  right: ${question.pages.join(' ')}`);
    console.log(`  found: ${found.slice(0, 4).join(' ')}`);
  }
}
