/** What a kernel tree, or its headers for userspace, has more than an older one: a proposal made of two directories. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addedNames, type Knowledge } from '../../src/review/index.ts';
import type { FileChange, Proposal } from '../../src/review/proposal.ts';
import { Failure } from '../support/cli.ts';

/** A file of a tree that is larger is no header and no driver. */
const MOST_BYTES = 4 * 1024 * 1024;
const READ = /\.[ch]$|(?:^|\/)Kconfig|^Documentation\/ABI\/|kernel-parameters\.txt$/;

/** Where a tree keeps what programs see: headers, documents, and the directories of code that the catalog cites. */
function placesOf(tree: string, knowledge: Knowledge): string[] {
  const cited = knowledge.interfaces
    .flatMap(({ files }) => files)
    .map((file) => (file.endsWith('/') ? file.slice(0, -1) : dirname(file)));
  const arches = existsSync(join(tree, 'arch')) ? readdirSync(join(tree, 'arch')) : [];
  const wide = [
    'include/uapi',
    'Documentation/ABI',
    'Documentation/admin-guide',
    'include/trace/events',
    ...arches.map((arch) => `arch/${arch}/include/uapi`),
  ];
  const kernel = existsSync(join(tree, 'include', 'uapi'));
  // Packages of headers have them below include/, with no uapi in the path.
  const places = kernel ? [...wide, ...cited.filter((place) => !place.startsWith('Documentation'))] : ['.'];
  const unique = [...new Set(places)].filter(
    (place) => existsSync(join(tree, place)) && statSync(join(tree, place)).isDirectory(),
  );
  return unique.filter((place) => !unique.some((other) => other !== place && place.startsWith(`${other}/`)));
}

/** What of a tree is read: the files below the places that matter, and the Kconfig of everything. */
function filesOf(tree: string, knowledge: Knowledge): Set<string> {
  const files = new Set(placesOf(tree, knowledge).flatMap((place) => filesBelow(tree, place)));
  for (const path of kconfigBelow(tree, '')) files.add(path);
  return files;
}

/** Files named Kconfig, also Kconfig.debug; directories whose names begin with a dot hold none. */
function kconfigBelow(tree: string, place: string): string[] {
  return readdirSync(join(tree, place), { withFileTypes: true }).flatMap((entry) => {
    const path = place === '' ? entry.name : `${place}/${entry.name}`;
    if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : kconfigBelow(tree, path);
    return entry.isFile() && entry.name.startsWith('Kconfig') ? [path] : [];
  });
}

function filesBelow(tree: string, place: string): string[] {
  return readdirSync(join(tree, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(tree.length + 1))
    .filter((path) => READ.test(path));
}

const textOf = (path: string): string | undefined =>
  existsSync(path) && statSync(path).size <= MOST_BYTES ? readFileSync(path, 'utf8') : undefined;

/** Paths as a tree of the kernel has them, also for a package of headers. */
const asInKernel = (path: string): string =>
  /^(?:Documentation|arch|include|drivers|virt|fs|kernel|mm|lib|security|net)\//.test(path)
    ? path
    : `include/uapi/${path.replace(/^(?:usr\/)?include\//, '')}`;

/** Every name that a tree has, wherever it stands: what merely moved is none that was added. */
export function namesOfTree(tree: string, knowledge: Knowledge): Set<string> {
  const root = tree.replace(/\/+$/, '');
  const files = [...filesOf(root, knowledge)].map((path): FileChange => {
    const lines = (textOf(join(root, path)) ?? '')
      .split('\n')
      .map((text, index) => ({ number: index + 1, text, added: true }));
    return { path: asInKernel(path), created: true, hunks: [{ within: '', lines, removed: [] }] };
  });
  const names = addedNames({ title: '', patches: [{ subject: '', words: '', files }], notes: [] }, knowledge);
  return new Set(names.map(({ kind, name }) => `${kind} ${name}`));
}

/** The lines of each file that an older tree lacks, as patches without words. */
export function proposalOfTrees(older: string, newer: string, knowledge: Knowledge): Proposal {
  for (const tree of [older, newer]) {
    if (!existsSync(tree) || !statSync(tree).isDirectory()) throw new Failure(`there is no directory ${tree}`);
  }
  const [from, to] = [older, newer].map((tree) => tree.replace(/\/+$/, '')) as [string, string];
  const files: FileChange[] = [];
  for (const path of filesOf(to, knowledge)) {
    const text = textOf(join(to, path));
    const before = textOf(join(from, path));
    if (text === undefined || text === before) continue;
    const old = new Set((before ?? '').split('\n').map((line) => line.trim()));
    const lines = text
      .split('\n')
      .map((line, index) => ({ number: index + 1, text: line, added: !old.has(line.trim()) }));
    if (lines.some(({ added }) => added)) {
      files.push({
        path: asInKernel(path),
        created: before === undefined,
        hunks: [{ within: '', lines, removed: [] }],
      });
    }
  }
  if (files.length === 0)
    throw new Failure(`${newer} has no header, document or driver that ${older} lacks or has otherwise`);
  return { title: `what ${newer} adds to ${older}`, patches: [{ subject: '', words: '', files }], notes: [] };
}
