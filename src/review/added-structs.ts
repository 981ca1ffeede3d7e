import { UAPI } from './added-header.ts';
import { withComment } from './comments.ts';
import type { AddedName } from './names.ts';
import type { FileChange, Hunk } from './proposal.ts';

const MEMBER =
  /^\s+((?:(?:const|volatile|struct|union|enum|unsigned|signed)\s+)*[A-Za-z_]\w*)\s+(\**\w+)\s*(?:\[([^\]]*)\]|:\s*\d+)?\s*(?:\[[^\]]*\])*\s*(?:__\w+(?:\([^)]*\))?\s*)*;/;

/** Structs that are new, and members that one gets which is there. */
export function* structs({ path }: FileChange, hunk: Hunk): Generator<AddedName> {
  const uapi = UAPI.test(path);
  if (!uapi) return;
  let open: AddedName | undefined = extension(path, hunk);
  let depth = open ? 1 : 0;
  for (const [at, { text, number, added }] of hunk.lines.entries()) {
    const start = /^struct\s+(\w+)\s*\{?\s*$/.exec(text);
    if (start?.[1] && depth === 0) {
      open = { kind: 'struct', name: start[1], path, line: number, uapi, members: [], ...withComment(hunk.lines, at) };
      if (!added) open.extended = true;
      depth = 1;
      continue;
    }
    if (!open) continue;
    const member = MEMBER.exec(text);
    if (member && (added || !open.extended)) {
      const [, type = '', name = '', count] = member;
      open.members?.push({
        name: name.replace(/^\*+/, ''),
        type: type.replace(/\s+/g, ' ') + (name.startsWith('*') ? ' *' : ''),
        ...(count === undefined ? {} : { count: count.trim() }),
      });
    }
    depth += /\{\s*$/.test(text) && !start ? 1 : 0;
    if (/^\s*\}/.test(text)) depth -= 1;
    if (depth === 0) {
      if ((open.members ?? []).length > 0) yield open;
      open = undefined;
    }
  }
  if (open && (open.members ?? []).length > 0) yield open;
}

/** Members that a hunk adds to a struct whose beginning stands above it. */
function extension(path: string, { within, lines }: Hunk): AddedName | undefined {
  const name = /^struct\s+(\w+)\s*\{?/.exec(within)?.[1];
  if (name === undefined) return undefined;
  return { kind: 'struct', name, path, line: lines[0]?.number ?? 0, uapi: true, members: [], extended: true };
}
