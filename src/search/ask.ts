import { isErrno, takeErrnos } from './errnos.ts';
import { plainForm, spellings } from './forms.ts';
import { normalise } from './normalise.ts';
import { isIdle } from './stop.ts';
import { ASKED_PHRASES, groupsIn } from './synonyms.ts';
import { shardOf, termsOf } from './terms.ts';

/** A name that a question may hold. */
export interface AskedName {
  /** As it was typed. */
  text: string;
  /** In its normal form: spellings of the same words, the likeliest first. */
  keys: string[];
  /** How many of the question's tokens it takes. */
  length: number;
  /** Whether it is written as only names are: with an underscore, a slash, a digit, capitals. */
  isSymbol: boolean;
  /** Whether it takes the whole question. */
  isWhole: boolean;
}

/** A thing that a text should speak of: one of these terms, each with what it counts. */
export interface Concept {
  word: string;
  /** Whether it is of several words, each of which is a concept too. */
  isPhrase: boolean;
  terms: { text: string; counts: number }[];
}

/** A question, taken apart. */
export interface Asked {
  text: string;
  names: AskedName[];
  concepts: Concept[];
  errnos: string[];
  /** Releases, in the order of the question. */
  versions: string[];
  wants: { comparison: boolean; changes: boolean; layout: boolean; code: boolean };
  /** The side that is asked about; undefined when it is none or both. */
  side: 'guest' | 'host' | undefined;
}

/** Tokens as people separate them; what is inside a name stays. */
const TOKEN = /[^\s,;()"'`“”‘’{}<>|?!]+/g;
const SYMBOL = /[_/\d=]|\w-\w|^-?E[A-Z]{2,}$|^[A-Z][A-Z0-9]{2,}$|[a-z][A-Z]/;
const COMPARES = /\b(?:compar\w*|vs|versus|differ\w*|against|than|side by side|instead of)\b/i;
const CHANGES =
  /\b(?:diff|chang\w*|new|news|since|between|added|removed|upgrad\w*|backport\w*|release notes|changelog)\b/i;
const LAYOUT = /\b(?:formats?|layouts?|offsets?|fields?|encod\w*|bytes|version \d)\b/i;
const CODE = /\b(?:codes?|status(?:es)?|fw_err\w*|sev_ret\w*|0x[0-9a-f]+)\b/i;
const HOST = /\b(?:hosts?|vmm|qemu|libvirt|hypervisor|owner of the machine)\b/i;
const GUEST = /\b(?:guests?|inside|in (?:a|the|my) (?:vm|td|realm|enclave|container))\b/i;
const VERSION = /^v?(\d\.\d{1,2})(?:[.-].*)?$/;
/** Words of a name at most. */
const LONGEST = 6;

/** What a name of these words may be known as. Fields and symbols are often said with blanks. */
function keysOf(words: readonly string[]): string[] {
  const text = words.join(' ');
  const spelt =
    words.length === 1 ? spellings(text) : words.length <= 3 ? [text, words.join('_'), words.join('-')] : [text];
  return [...new Set(spelt.map(normalise))].filter((key) => key.length > 1);
}

/** `isAll`: whether nothing but the tokens is asked. */
function namesOf(tokens: readonly string[], whole: string, isAll: boolean): AskedName[] {
  const names: AskedName[] = [];
  const seen = new Set<string>();
  const add = (text: string, length: number, keys: string[]): void => {
    const key = keys[0] ?? '';
    if (key.length < 2 || seen.has(key)) return;
    seen.add(key);
    names.push({
      text,
      keys,
      length,
      isSymbol: length === 1 && SYMBOL.test(text),
      isWhole: key === whole || (isAll && length === 1 && tokens.length === 1),
    });
  };
  // What was taken apart is no name any more, but may be one as it was typed.
  const [only = ''] = tokens;
  if (tokens.length !== 1 || normalise(only) !== whole)
    add(whole, Math.max(tokens.length, 2), keysOf(whole.split(' ')));
  for (let length = Math.min(LONGEST, tokens.length); length >= 1; length -= 1) {
    for (let at = 0; at + length <= tokens.length; at += 1) {
      const words = tokens.slice(at, at + length);
      if (length > 1 && (isIdle(words[0]?.toLowerCase() ?? '') || isIdle(words.at(-1)?.toLowerCase() ?? ''))) continue;
      const token = words.join(' ');
      add(token, length, keysOf(words));
    }
  }
  return names;
}

function conceptsOf(words: readonly string[]): Concept[] {
  const concepts: Concept[] = [];
  const terms = words.flatMap((word) => [...termsOf(word)].map((term) => ({ ...term, word })));
  const plain = terms.filter(({ part, text }) => !part && !text.includes('_'));
  const groups = groupsIn(
    plain.map(({ text }) => text),
    ASKED_PHRASES,
  );
  const inGroups = new Map<string, string[]>();
  for (const { at, length, term } of groups) {
    // A phrase is a matter of its own; a single word is the same matter as its group.
    if (length > 1)
      concepts.push({
        word: plain
          .slice(at, at + length)
          .map(({ word }) => word)
          .join(' '),
        isPhrase: true,
        terms: [{ text: term, counts: 1 }],
      });
    else {
      const text = plain[at]?.text ?? '';
      inGroups.set(text, [...(inGroups.get(text) ?? []), term]);
    }
  }
  const seen = new Set<string>();
  for (const { text, part, word } of terms) {
    if (seen.has(text)) continue;
    seen.add(text);
    concepts.push({
      word,
      isPhrase: false,
      terms: [
        { text, counts: part ? 0.5 : 1 },
        ...(inGroups.get(text) ?? []).map((group) => ({ text: group, counts: part ? 0.4 : 0.75 })),
      ],
    });
  }
  return concepts;
}

/** The side that a question is about, when it is one. */
function sideIn(text: string): Asked['side'] {
  const [host, guest] = [HOST.test(text), GUEST.test(text)];
  return host === guest ? undefined : host ? 'host' : 'guest';
}

/** Takes a question apart: forms, errors, releases, names, and the words that are left. */
export function ask(text: string): Asked {
  const whole = normalise(text);
  const { errnos, rest } = takeErrnos(plainForm(text));
  const tokens = (rest.match(TOKEN) ?? [])
    .map((token) => token.replace(/^[:.=*&[\]-]+|[:.=*&]+$/g, '').replace(/^\[|(?<!\[\w*)\]$/g, ''))
    .filter((token) => token !== '');
  const versions = tokens.flatMap((token) => token.split('..')).flatMap((token) => VERSION.exec(token)?.[1] ?? []);
  const telling = tokens.filter(
    (token) => !VERSION.test(token) && !token.includes('..') && !isIdle(token.toLowerCase()),
  );
  const words = telling.length > 0 || errnos.length > 0 || versions.length > 0 ? telling : tokens;
  const names = namesOf(tokens, whole, errnos.length === 0);
  return {
    text,
    names,
    concepts: conceptsOf(words.filter((word) => !isErrno(word))),
    errnos,
    versions,
    wants: {
      comparison: COMPARES.test(text),
      changes: CHANGES.test(text),
      layout: LAYOUT.test(text),
      code: CODE.test(text),
    },
    side: sideIn(text),
  };
}

/** The term under whose file a name is kept: its first word. */
export const keyTerm = (key: string): string => {
  for (const { text } of termsOf(key)) return text;
  return key;
};

/** The words of a question, without what is put together of them. */
export const singleWords = ({ concepts }: Asked): Concept[] => concepts.filter(({ isPhrase }) => !isPhrase);

/**
 * The files of terms that a question needs, the most telling first: those of symbols, of rare words, of what means the
 * same, at last of words that are everywhere; at most as many as said.
 */
export function filesFor(asked: Asked, isCommon: (term: string) => boolean, most: number): number[] {
  const files = new Set<number>();
  const add = (term: string): void => {
    if (files.size < most) files.add(shardOf(term));
  };
  for (const { isSymbol, isWhole, keys } of asked.names) {
    if (isSymbol || isWhole) for (const key of keys.slice(0, 3)) add(keyTerm(key));
  }
  const words = singleWords(asked).flatMap(({ terms }) => terms.slice(0, 1));
  for (const errno of asked.errnos) if (words.length === 0) add(keyTerm(normalise(errno)));
  const others = asked.concepts.flatMap(({ terms, isPhrase }) => (isPhrase ? terms : terms.slice(1)));
  const ordered = [
    ...words.filter(({ text }) => !isCommon(text)),
    ...others,
    ...words.filter(({ text }) => isCommon(text)),
  ];
  for (const { text } of ordered) add(text);
  return [...files];
}
