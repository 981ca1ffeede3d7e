import { parseSubject } from '../mail/subject.ts';
import type { AddedName } from './added.ts';
import type { Knowledge } from './knowledge.ts';
import { ownNames } from './mentions.ts';
import type { Proposal } from './proposal.ts';

/** Why a proposal is of this catalog's matter; empty when nothing says so. */
export interface Concern {
  because: string[];
  /** Paths that it changes and that entries name, with the entries. */
  files: { path: string; interfaces: string[]; topics: string[] }[];
  /** Names of the catalog that it mentions in added lines. */
  names: { name: string; interface: string; url: string }[];
}

/** Words that are said of confidential computing and of little else, as they stand in titles, paths and names. */
const SIGNS =
  /(?<![A-Za-z0-9])(?:confidential (?:comput\w*|vms?|guests?|vmbus)|coco|cocos|cvms?|tdx|tdvmcall|seamcall|sev|sev-?es|sev-?snp|snp|svsm|vmpl|rmpopt|ghcb|realms?|arm[- ]?cca|cca|rmm|rmi|rsi|pkvm|tdisp|tee-io|sev-tio|tsm|guest memfd|guestmem|gmem|private (?:guest )?memory|guest private|memory attributes|unaccepted memory|(?:remote )?attestation reports?|launch measurements?|protected (?:vms?|virtualization|guests?)|protvirt|pv dump|isolated vms?|secure[- ]vms?|ultravisor|uvdevice|enclaves?|nitro|isolation vms?|vtom|hygon csv|cove|cove-?host|covh|covg)(?![A-Za-z0-9])/gi;
/** Of these, what others say as well; alone they prove nothing. */
const WEAK = /^(?:cca|realms?|rmi|rsi|tsm|cove|nitro|snp|enclaves?|private memory|memory attributes)$/i;

/** The part of the changed files that has to be of this matter for files to be a sign. */
const OWN_SHARE = 0.2;

/** Words of this matter that stand in a text. */
export const signsIn = (text: string): string[] => [
  ...new Set((text.replaceAll('_', ' ').match(SIGNS) ?? []).map((word) => word.toLowerCase())),
];

/** Of these, the ones that others do not use. */
export const strongSigns = (text: string): string[] => signsIn(text).filter((word) => !WEAK.test(word));

/** Whether and why a proposal concerns confidential computing. */
export function concernOf(proposal: Proposal, names: readonly AddedName[], knowledge: Knowledge): Concern {
  const changed = [...new Set(proposal.patches.flatMap(({ files }) => files.map(({ path }) => path)))];
  const files = changed.flatMap((path) => {
    const under = (file: string) => file === path || (file.endsWith('/') && path.startsWith(file));
    const interfaces = knowledge.interfaces.filter((entry) => entry.files.some(under)).map(({ id }) => id);
    const topics = knowledge.topics.filter((topic) => topic.files.some(under)).map(({ id }) => id);
    return interfaces.length + topics.length > 0 ? [{ path, interfaces, topics }] : [];
  });
  const mentioned = ownNames(proposal, knowledge);
  const titles = [proposal.title, ...proposal.patches.map(({ subject }) => parseSubject(subject).title)];
  const inTitle = titles.flatMap(signsIn);
  const inPath = (path: string) => signsIn(path.replaceAll(/[/.-]/g, ' '));
  // A change of a whole subsystem passes by files of this matter; that is no sign.
  const signed = changed.filter((path) => inPath(path).length > 0);
  const inPaths = signed.length >= OWN_SHARE * changed.length ? signed.flatMap(inPath) : [];
  const inNames = names.flatMap(({ name }) => signsIn(name.replaceAll('_', ' ')));
  const inWords = proposal.patches.flatMap(({ words }) => signsIn(words));
  const because: string[] = [];
  const say = (where: string, words: string[]) => {
    const own = [...new Set(words)];
    if (own.length > 0) because.push(`${where}: ${own.slice(0, 5).join(', ')}`);
  };
  const shown = [...inTitle, ...inPaths, ...inNames];
  const strong = [...inTitle, ...inPaths, ...inNames.filter((word) => word !== 'sev')].filter(
    (word) => !WEAK.test(word),
  );
  const weak = new Set([...shown, ...inWords]);
  // A file that this matter alone has counts as a sign; of signs that others use too, several have to come together.
  const telling = files.filter(
    ({ path }) =>
      signed.length >= OWN_SHARE * changed.length &&
      /coco|sev|tdx|uvdevice|cca|rsi|guest_memfd|tsm|nsm|nitro/.test(path),
  );
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
