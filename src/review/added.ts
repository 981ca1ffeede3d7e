import { registered } from './added-code.ts';
import { enumerators, macros, UAPI } from './added-header.ts';
import { structs } from './added-structs.ts';
import { kindsOf } from './constant-kind.ts';
import type { Knowledge } from './knowledge.ts';
import type { AddedName, NameKind } from './names.ts';
import { type FileChange, type Hunk, hunksOf, type NewLine, type Patch, type Proposal } from './proposal.ts';

/** Copies and tests: what they add was added elsewhere. */
const COPIES = /^(?:tools|samples|scripts|rust\/bindings)\/(?!.*Kconfig)/;

/** Every name that the proposal adds to what a program or an administrator may use, in the order of the patches. */
export function addedNames(proposal: Proposal, knowledge: Pick<Knowledge, 'platforms'>): AddedName[] {
  const kindOf = kindsOf(knowledge);
  const out: AddedName[] = [];
  const seen = new Set<string>();
  // A line that stood elsewhere before is none that was added.
  const gone = new Set([...hunksOf(proposal)].flatMap(({ hunk }) => hunk.removed.map((text) => text.trim())));
  for (const { file, hunk, patch } of hunksOf(proposal)) {
    if (COPIES.test(file.path)) continue;
    for (const name of namesIn(file, hunk, patch, gone, kindOf)) {
      const key = `${name.kind} ${name.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      out.push(name);
    }
  }
  return out;
}

function namesIn(
  file: FileChange,
  hunk: Hunk,
  patch: Patch,
  gone: ReadonlySet<string>,
  kindOf: (name: string) => NameKind,
): AddedName[] {
  const { path } = file;
  const base = (line: number) => ({ path, line, uapi: UAPI.test(path) });
  const added = hunk.lines.filter((line) => line.added);
  const fresh = added.filter(({ text }) => !gone.has(text.trim()));
  const found: AddedName[] = [];
  if (/(?:^|\/)Kconfig/.test(path)) {
    for (const { text, number } of fresh) {
      const name = /^\s*(?:menu)?config ([A-Z0-9_]+)\s*$/.exec(text)?.[1];
      if (name) found.push({ kind: 'kconfig', name, ...base(number) });
    }
    return found;
  }
  if (path.startsWith('Documentation/')) return [...documented(path, fresh)];
  if (!/\.[ch]$/.test(path)) return found;
  found.push(...macros(file, hunk, gone, kindOf), ...structs(file, hunk), ...enumerators(file, hunk, gone, kindOf));
  found.push(...registered(path, hunk, fresh, patch));
  return found;
}

function* documented(path: string, lines: NewLine[]): Generator<AddedName> {
  const abi = path.startsWith('Documentation/ABI/');
  for (const { text, number } of lines) {
    const what = abi ? /^What:\s*(\S.*)$/.exec(text)?.[1]?.trim() : undefined;
    if (what) yield { kind: 'abi-document', name: what, path, line: number, uapi: false };
    const option = path.endsWith('kernel-parameters.txt') ? /^\t([a-z][\w.-]*)=\s/.exec(text)?.[1] : undefined;
    if (option) yield { kind: 'parameter', name: option, path, line: number, uapi: false };
  }
}
