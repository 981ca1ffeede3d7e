import { parseSubject } from '../mail/subject.ts';
import type { Knowledge } from './knowledge.ts';
import { ownNames } from './mentions.ts';
import type { AddedName } from './names.ts';
import type { Proposal } from './proposal.ts';
import { signsOf } from './signs.ts';

/** Why a proposal is of this catalog's matter; empty when nothing says so. */
export interface Concern {
  because: string[];
  /** Paths that it changes and that entries name, with the entries. */
  files: { path: string; interfaces: string[]; topics: string[] }[];
  /** Names of the catalog that it mentions in added lines. */
  names: { name: string; interface: string; url: string }[];
}

/** The part of the changed files that has to be of this matter for files to be a sign. */
const OWN_SHARE = 0.2;

/** Whether and why a proposal concerns confidential computing. */
export function concernOf(proposal: Proposal, names: readonly AddedName[], knowledge: Knowledge): Concern {
  const signs = signsOf(knowledge);
  const changed = [...new Set(proposal.patches.flatMap(({ files }) => files.map(({ path }) => path)))];
  const files = changed.flatMap((path) => {
    const under = (file: string) => file === path || (file.endsWith('/') && path.startsWith(file));
    const interfaces = knowledge.interfaces.filter((entry) => entry.files.some(under)).map(({ id }) => id);
    const topics = knowledge.topics.filter((topic) => topic.files.some(under)).map(({ id }) => id);
    return interfaces.length + topics.length > 0 ? [{ path, interfaces, topics }] : [];
  });
  const mentioned = ownNames(proposal, knowledge);
  const titles = [proposal.title, ...proposal.patches.map(({ subject }) => parseSubject(subject).title)];
  const inTitle = titles.flatMap((title) => signs.in(title));
  // A change of a whole subsystem passes by files of this matter; that is no sign.
  const signed = changed.filter((path) => signs.in(path).length > 0);
  const inPaths = signed.length >= OWN_SHARE * changed.length ? signed.flatMap((path) => signs.in(path)) : [];
  const inNames = names.flatMap(({ name }) => signs.in(name, 'names'));
  const inWords = proposal.patches.flatMap(({ words }) => signs.in(words));
  const because: string[] = [];
  const say = (where: string, words: string[]) => {
    const own = [...new Set(words)];
    if (own.length > 0) because.push(`${where}: ${own.slice(0, 5).join(', ')}`);
  };
  const shown = [...inTitle, ...inPaths, ...inNames];
  const strong = shown.flatMap((word) => signs.strong(word));
  const weak = new Set([...shown, ...inWords]);
  // A file that this matter alone has counts as a sign; of signs that others use too, several have to come together.
  const telling = files.filter(({ path }) => signed.length >= OWN_SHARE * changed.length && signs.in(path).length > 0);
  const together = new Set(shown).size >= 2 || (weak.size >= 3 && inTitle.length > 0);
  if (strong.length === 0 && telling.length === 0 && !together) return { because, files, names: mentioned };
  say('words of the titles', inTitle);
  say('paths', inPaths);
  say('names', inNames);
  if (because.length < 2) say('what it says', inWords);
  if (telling.length > 0)
    because.push(
      `files of the catalog: ${telling
        .slice(0, 3)
        .map(({ path }) => path)
        .join(', ')}`,
    );
  return { because, files, names: mentioned };
}
