import { parseSubject } from '../mail/subject.ts';
import { type AddedName, addedNames } from './added.ts';
import { hunksOf, type Proposal } from './proposal.ts';
import type { Subject } from './rank.ts';
import { addTerms, type Bag } from './terms.ts';

/** How much each part of a proposal tells. */
const TELLS = { title: 4, subject: 2, name: 2, member: 0.5, comment: 0.5, document: 0.3, words: 0.25 } as const;

/** Names by which a single patch tells what it serves. */
const TOLD_BY_PATCH: ReadonlySet<AddedName['kind']> = new Set([
  'ioctl',
  'sub-command',
  'capability',
  'exit',
  'attribute',
  'abi-document',
  'device',
  'constant',
  'parameter',
]);

/** The whole first, then each patch that adds a name: a long series serves several functions. */
export function subjectsOf(proposal: Proposal, names: readonly AddedName[], without: ReadonlySet<string>): Subject[] {
  const whole = subjectOf(proposal, names, without);
  const making = proposal.patches.filter(({ files }) => files.length > 0);
  if (making.length < 2) return [whole];
  const parts = making.flatMap((patch) => {
    const alone = { title: parseSubject(patch.subject).title, patches: [patch], notes: [] };
    const own = addedNames(alone).filter(({ kind }) => TOLD_BY_PATCH.has(kind));
    if (own.length === 0) return [];
    const part = subjectOf(alone, own, without);
    return [whole.side === undefined ? part : { ...part, side: whole.side }];
  });
  return [whole, ...parts];
}

/** Paths of code that runs in a guest or in a host; others tell nothing. */
const GUEST =
  /^(?:drivers\/virt\/coco\/|arch\/x86\/coco\/|arch\/\w+\/hyperv\/|drivers\/firmware\/efi\/|include\/uapi\/linux\/(?:sev-guest|tdx-guest)\.h)/;
const HOST_IN_COCO = /(?:-host|\/host)\b|tsm-core|drivers\/virt\/coco\/(?:tdx|arm-cca)-host/;
const HOST =
  /^(?:arch\/\w+\/kvm\/|virt\/kvm\/|arch\/x86\/virt\/|drivers\/crypto\/ccp\/|drivers\/iommu\/|drivers\/vfio\/|include\/uapi\/linux\/(?:kvm|psp-sev|iommufd|vfio)\.h)/;

/** What a proposal is compared by: its title, the names that it adds, what it says. */
export function subjectOf(proposal: Proposal, names: readonly AddedName[], without: ReadonlySet<string>): Subject {
  const bag: Bag = new Map();
  addTerms(bag, proposal.title, TELLS.title, without);
  const patches = proposal.patches.filter(({ files }) => files.length > 0);
  for (const { subject } of patches)
    addTerms(bag, parseSubject(subject).title, TELLS.subject / Math.sqrt(patches.length), without);
  const told = names.filter(({ kind }) => kind !== 'tracepoint' && kind !== 'kconfig');
  const share = 1 / Math.sqrt(Math.max(1, told.length));
  for (const { name, members, comment } of told) {
    addTerms(bag, name, TELLS.name * share, without);
    for (const member of members ?? []) addTerms(bag, member.name, TELLS.member * share, without);
    addTerms(bag, comment, TELLS.comment * share, without);
  }
  for (const { words } of proposal.patches)
    addTerms(bag, words, TELLS.words / Math.sqrt(proposal.patches.length), without);
  for (const { file, hunk } of hunksOf(proposal)) {
    if (!file.path.startsWith('Documentation/')) continue;
    for (const { text, added } of hunk.lines)
      if (added) addTerms(bag, text, TELLS.document / Math.sqrt(patches.length), without);
  }
  const side = sideOf(proposal);
  return { bag, ...(side === undefined ? {} : { side }) };
}

/** The side that most of the changed files are of; undefined when it is not clear. */
export function sideOf({ patches }: Proposal): 'guest' | 'host' | undefined {
  const paths = new Set(patches.flatMap(({ files }) => files.map(({ path }) => path)));
  let [guest, host] = [0, 0];
  for (const path of paths) {
    if (HOST_IN_COCO.test(path) || HOST.test(path)) host += 1;
    else if (GUEST.test(path)) guest += 1;
  }
  if (guest >= 3 * Math.max(1, host)) return 'guest';
  return host >= 3 * Math.max(1, guest)
    ? 'host'
    : guest > 0 && host === 0
      ? 'guest'
      : host > 0 && guest === 0
        ? 'host'
        : undefined;
}
