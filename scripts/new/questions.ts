import type { Kind } from '../../src/catalog/kinds.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { listedValues } from '../../src/catalog/schemas.ts';
import { nearest } from '../../src/catalog/suggest.ts';

/** What a new entry is made from, as words typed on the command line or as answers. */
export type Answers = Record<string, string | undefined>;

/** One thing to ask for. */
export interface Question {
  key: string;
  ask: string;
  /** The answers that there are; with `many`, a list of them. */
  choices?: readonly string[];
  many?: boolean;
  /** Without an answer this holds; undefined: there has to be one. */
  otherwise?: string;
}

const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

/** What has to be known of an entry of a kind, or is worth knowing, in the order in which it is asked. */
export function questionsOf(kind: Kind, catalog: Catalog): Question[] {
  const forum: Question = { key: 'forum', ask: 'Forum or body', choices: ids(catalog.forums) };
  const date: Question = { key: 'date', ask: 'Day, YYYY-MM-DD', otherwise: '' };
  const side: Question = {
    key: 'side',
    ask: 'Who uses it',
    choices: listedValues('function', 'side'),
    otherwise: 'guest',
  };
  const own: Partial<Record<Kind, Question[]>> = {
    interface: [
      side,
      {
        key: 'function',
        ask: 'Functions that it performs',
        choices: ids(catalog.functions),
        many: true,
        otherwise: '',
      },
      { key: 'header', ask: 'UAPI header, such as linux/sev-guest.h, or a file', otherwise: '' },
    ],
    function: [
      { key: 'group', ask: 'Group', choices: listedValues('function', 'group'), otherwise: 'attestation' },
      side,
    ],
    platform: [
      { key: 'vendor', ask: 'Who defines it', otherwise: '' },
      { key: 'arch', ask: "Directory of the kernel's arch/, such as x86", otherwise: '' },
    ],
    kernel: [{ key: 'released', ask: 'Day of the release, YYYY-MM-DD', otherwise: '' }],
    meeting: [forum, date],
    decision: [forum, date],
    document: [forum, date],
    consultation: [{ key: 'topic', ask: 'Topic', choices: ids(catalog.topics) }, date],
  };
  const placed: Question[] =
    kind === 'interface' || kind === 'format'
      ? [{ key: 'platform', ask: 'Platform', choices: ids(catalog.platforms) }]
      : [];
  const id: Question =
    kind === 'kernel' ? { key: 'id', ask: 'Version' } : { key: 'id', ask: 'Id: lower-case words with hyphens' };
  const named = !['kernel', 'decision', 'consultation'].includes(kind);
  const name: Question[] = named ? [{ key: 'name', ask: 'Name that readers see', otherwise: '' }] : [];
  return [...placed, id, ...name, ...(own[kind] ?? [])];
}

/** Why an answer will not do, in a sentence; undefined when it will. */
export function refusal({ choices, many, otherwise }: Question, answer: string): string | undefined {
  if (answer === '') return otherwise === undefined ? 'this has to be known' : undefined;
  if (!choices) return undefined;
  const words = many ? answer.split(/[\s,]+/).filter((word) => word !== '') : [answer];
  const stranger = words.find((word) => !choices.includes(word));
  if (stranger === undefined) return undefined;
  const near = nearest(stranger, choices);
  return `there is no "${stranger}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
}

/** How a question is put: with its choices, and what holds without an answer. */
export function put({ ask, choices, many, otherwise }: Question): string {
  const list = choices ? ` (${many ? 'any of ' : ''}${choices.join(', ')})` : '';
  return `${ask}${list}${otherwise ? ` [${otherwise}]` : otherwise === '' ? ' [leave out]' : ''}: `;
}

/** Asks what is not known yet, again where an answer will not do. `answer` gives undefined when the input ends. */
export async function askFor(
  questions: readonly Question[],
  given: Answers,
  answer: (question: string) => Promise<string | undefined>,
  say: (sentence: string) => void,
): Promise<Answers | undefined> {
  const known: Answers = { ...given };
  for (const question of questions) {
    while (known[question.key] === undefined) {
      const word = (await answer(put(question)))?.trim();
      if (word === undefined) return undefined;
      const wrong = refusal(question, word);
      if (wrong === undefined) known[question.key] = word || (question.otherwise ?? '');
      else say(wrong);
    }
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''));
}
