import type { LikelyFunction, Review } from './answer.ts';
import type { AddedName } from './names.ts';

/** The sentences of a review, the same in all its forms. */

export const DISCLAIMER =
  'Made by a program from the names and words of the patches and from this catalog. It may miss what a reader sees; no one was asked.';

const KIND_WORDS: Readonly<Record<AddedName['kind'], [one: string, many: string]>> = {
  ioctl: ['ioctl', 'ioctls'],
  struct: ['struct', 'structs'],
  capability: ['capability', 'capabilities'],
  exit: ['exit', 'exits'],
  'vm-type': ['VM type', 'VM types'],
  'device-attribute': ['device attribute', 'device attributes'],
  'sub-command': ['command', 'commands'],
  hypercall: ['hypercall', 'hypercalls'],
  flag: ['flag', 'flags'],
  constant: ['constant', 'constants'],
  attribute: ['attribute', 'attributes'],
  'abi-document': ['documented path', 'documented paths'],
  kconfig: ['Kconfig symbol', 'Kconfig symbols'],
  parameter: ['parameter', 'parameters'],
  tracepoint: ['tracepoint', 'tracepoints'],
  device: ['device', 'devices'],
};

/** What a proposal adds, by kind: `2 ioctls: A, B`. */
export function addedByKind(names: readonly AddedName[], most = 12): string[] {
  return [...Map.groupBy(names, ({ kind }) => kind)].map(([kind, those]) => {
    const [one, many] = KIND_WORDS[kind];
    const shown = those
      .slice(0, most)
      .map((name) => (name.kind === 'struct' && name.extended ? `${name.name} (extended)` : name.name));
    const rest = those.length - shown.length;
    return `${those.length} ${those.length === 1 ? one : many}: ${shown.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`;
  });
}

/** The first sentence of an answer. */
export function verdictOf(review: Review): string {
  if (!review.concerns) return 'Nothing says that this is of confidential computing; nothing like it was found.';
  const likely = review.functions.filter((one) => one.likely === 'likely');
  if (likely.length === 0) return 'It is of confidential computing, and nothing like it was found in the catalog.';
  return `It looks like: ${likely.map(({ name }) => name).join('; ')}.`;
}

/** What is there for a function, a sentence each; at least one. */
export function thereLines({ there, decisions, topics }: LikelyFunction): { text: string; url?: string }[] {
  const lines: { text: string; url?: string }[] = [];
  for (const { name, providers, url } of there.neutral) {
    lines.push({
      text: `neutral: ${name}${providers.length > 0 ? `, with providers for ${providers.join(', ')}` : ''}`,
      url,
    });
  }
  for (const { name, platform, url } of there.own) lines.push({ text: `${platform}: ${name}`, url });
  for (const { name, platform, url } of there.proposed) lines.push({ text: `proposed, ${platform}: ${name}`, url });
  if (lines.length === 0) lines.push({ text: 'no interface in the catalog serves it' });
  for (const { what, outcome, date, forum, why, instead, url } of decisions) {
    const more = [why === undefined ? '' : `Why: ${why}`, instead === undefined ? '' : `Instead: ${instead}`]
      .filter(Boolean)
      .join(' ');
    lines.push({ text: `${outcome} on ${date} (${forum}): ${what}${more === '' ? '' : ` ${more}`}`, url });
  }
  for (const { title, url } of topics) lines.push({ text: `discussed as: ${title}`, url });
  return lines;
}

/** What a common interface would have to reconcile, when others have one of their own. */
export function reconcileLine({ there, aspects }: LikelyFunction): string | undefined {
  if (there.neutral.length === 0 && there.own.length === 0) return undefined;
  const told = aspects.filter(({ value }) => value !== undefined);
  const open = aspects.filter(({ value }) => value === undefined);
  const parts = [
    told.length > 0
      ? `The patch tells: ${told.map(({ name, value }) => `${name.toLowerCase()}: ${value}`).join('; ')}.`
      : '',
    open.length > 0 ? `To be stated by its author: ${open.map(({ name }) => name.toLowerCase()).join(', ')}.` : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** What a proposal changes, in two sentences at most. */
export function touchedLines({ touches: { files, code } }: Review, most = 8): string[] {
  const some = (names: readonly string[]) =>
    `${names.slice(0, most).join(', ')}${names.length > most ? `, and ${names.length - most} more` : ''}`;
  return [
    ...(files.length > 0 ? [`files: ${some(files)}`] : []),
    ...(code.length > 0 ? [`functions and types: ${some(code)}`] : []),
  ];
}
