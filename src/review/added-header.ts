import { withComment } from './comments.ts';
import type { AddedName, NameKind } from './names.ts';
import type { FileChange, Hunk } from './proposal.ts';

type KindOf = (name: string) => NameKind;

/** Headers that userspace includes. */
export const UAPI = /(?:^|\/)include\/uapi\//;
const DIRECTION = { IO: 'none', IOR: 'out', IOW: 'in', IOWR: 'in-out' } as const;

/** `#define NAME value`, also over two lines: numbers of ioctls, and constants of headers for userspace. */
export function* macros(
  { path }: FileChange,
  { lines }: Hunk,
  gone: ReadonlySet<string>,
  kindOf: KindOf,
): Generator<AddedName> {
  const uapi = UAPI.test(path);
  for (const [at, { text, number, added }] of lines.entries()) {
    const define = added && !gone.has(text.trim()) ? /^\s*#\s*define\s+([A-Za-z_]\w*)\s+(.*)$/.exec(text) : null;
    if (!define) continue;
    const name = define[1] ?? '';
    const value =
      `${(define[2] ?? '').replace(/\\\s*$/, '')}${text.trimEnd().endsWith('\\') ? (lines[at + 1]?.text ?? '') : ''}`
        .replace(/\/\*.*?(?:\*\/|$)/g, '')
        .trim();
    const number_ = /\b_(IOWR|IOW|IOR|IO)\s*\(\s*([^,()]+),\s*([^,()]+?)\s*(?:,\s*([^()]+?)\s*)?\)/.exec(value);
    const common = { name, path, line: number, uapi, ...withComment(lines, at) };
    if (number_ && uapi) {
      const [, direction = 'IO', type = '', nr = '', argument] = number_;
      yield {
        kind: 'ioctl',
        ...common,
        value: `${type.trim()},${nr.trim()}`,
        direction: DIRECTION[direction as keyof typeof DIRECTION],
        ...(argument === undefined ? {} : { argument: argument.replace(/^struct\s+/, '').trim() }),
      };
    } else if (uapi && /_IOC(?:TL)?_\w+$/.test(name) && /^\w+\s*\(/.test(value)) {
      // By a macro of the header's own, which tells no more.
      yield { kind: 'ioctl', ...common };
    } else if (uapi && value !== '' && !/^_+UAPI|_H_*$/.test(name)) {
      yield { kind: kindOf(name), ...common, value };
    }
  }
}

/** Members of enums in headers for userspace. */
export function* enumerators(
  { path }: FileChange,
  hunk: Hunk,
  gone: ReadonlySet<string>,
  kindOf: KindOf,
): Generator<AddedName> {
  if (!UAPI.test(path)) return;
  let inside = /^(?:typedef\s+)?enum\b/.test(hunk.within);
  for (const [at, { text, number, added }] of hunk.lines.entries()) {
    if (/^\s*(?:typedef\s+)?enum\b.*\{?\s*$/.test(text)) inside = true;
    const member =
      inside && added && !gone.has(text.trim())
        ? /^\s+([A-Z][A-Z0-9_]+)\s*(?:=\s*([^,/]+?))?\s*(?:,|\/\*|$)/.exec(text)
        : null;
    if (member?.[1] && member[1].length > 3) {
      const value = member[2]?.trim();
      const common = { name: member[1], path, line: number, uapi: true, ...withComment(hunk.lines, at) };
      yield { kind: kindOf(member[1]), ...common, ...(value === undefined ? {} : { value }) };
    }
    if (/^\s*\}/.test(text)) inside = false;
  }
}
