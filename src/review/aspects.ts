import type { KnownFunction } from './knowledge.ts';
import type { AddedName } from './names.ts';
import { hunksOf, type Proposal } from './proposal.ts';

/** An aspect that an entry would have to state, with what the patch tells of it. */
export interface Stated {
  id: string;
  name: string;
  type: string;
  /** As far as added lines tell; undefined: to be stated by its author. */
  value?: string;
  /** Where that stands. */
  path?: string;
  line?: number;
}

/** Aspects of a function, filled where an added line says so by itself. */
export function statedAspects({ aspects }: KnownFunction, proposal: Proposal, names: readonly AddedName[]): Stated[] {
  const lines = [...hunksOf(proposal)]
    .filter(({ file }) => /\.[ch]$/.test(file.path) && !/^(?:tools|samples)\//.test(file.path))
    .flatMap(({ file, hunk }) =>
      hunk.lines.filter(({ added }) => added).map(({ text, number }) => ({ text, path: file.path, line: number })),
    );
  return aspects.map((aspect) => ({ ...aspect, ...told(aspect, lines, names) }));
}

function told(
  { id, type }: { id: string; type: string },
  lines: { text: string; path: string; line: number }[],
  names: readonly AddedName[],
): Partial<Stated> {
  if (type === 'errnos') {
    const own = new Set(
      lines.flatMap(({ text }) =>
        [...text.matchAll(/return\s+-(E[A-Z0-9]+)\b|=\s*-(E[A-Z0-9]+);/g)].map((found) => found[1] ?? found[2] ?? ''),
      ),
    );
    const at = lines.find(({ text }) => /-(E[A-Z0-9]+)\b/.test(text));
    return own.size > 0 && at ? { value: `at least ${[...own].sort().join(', ')}`, path: at.path, line: at.line } : {};
  }
  if (id === 'privilege') {
    const check = lines.find(({ text }) => /\b(?:ns_)?capable\s*\(|perfmon_capable\s*\(/.test(text));
    if (check)
      return {
        value: `capability: ${/CAP_\w+/.exec(check.text)?.[0] ?? 'tested in the code'}`,
        path: check.path,
        line: check.line,
      };
    const mode = lines.find(({ text }) => /\.mode\s*=\s*0?[0-7]{3,4}/.test(text));
    return mode
      ? { value: `the node's mode, ${/0?[0-7]{3,4}/.exec(mode.text)?.[0]}`, path: mode.path, line: mode.line }
      : {};
  }
  if (type === 'size') {
    const words = id.split('-').filter((word) => word.length > 3);
    for (const { members, path, line, kind } of names) {
      if (kind !== 'struct') continue;
      const member = members?.find(({ name, count }) => count && words.some((word) => name.includes(word)));
      if (member) return { value: `${member.name}[${member.count}] of ${member.type}`, path, line };
    }
  }
  return {};
}
