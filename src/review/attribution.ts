import type { Knowledge } from './knowledge.ts';
import type { AddedName, NameKind } from './names.ts';

/** A name that a proposal adds, and the entry that has it already. */
export type ReviewedName = AddedName & { interface?: string };

/** Names that mean something only where they stand: a hundred drivers have an attribute of the same name. */
const LOCAL: ReadonlySet<NameKind> = new Set(['attribute', 'parameter', 'device']);
/** The list of all parameters: what stands in it has its own name, behind that of its module. */
const PARAMETERS = /(?:^|\/)kernel-parameters\.txt$/;

/**
 * Gives a name the entry that has it: by the name itself or the longest prefix that an entry has as `PREFIX_*`; where names
 * are many drivers' own, only an entry that cites the file or its directory; and the one entry that cites a file, for what
 * documents and attributes it adds.
 */
export function entryOf(knowledge: Knowledge): (name: AddedName) => ReviewedName {
  const cited = new Map(knowledge.interfaces.map(({ id, files }) => [id, files]));
  const families = Object.keys(knowledge.names)
    .filter((name) => /^\w{3,}\*$/.test(name))
    .map((name) => name.slice(0, -1))
    .sort((a, b) => b.length - a.length);
  const having = (name: string): readonly string[] =>
    Object.hasOwn(knowledge.names, name) ? (knowledge.names[name] ?? []) : [];
  const near = (id: string, path: string): boolean =>
    (cited.get(id) ?? []).some((file) => path.startsWith(file.slice(0, file.lastIndexOf('/') + 1)));
  return (name) => {
    const plain = PARAMETERS.test(name.path) ? name.name.slice(name.name.lastIndexOf('.') + 1) : name.name;
    const family = families.find((start) => plain.startsWith(start));
    const ids = [...having(name.name), ...having(plain), ...(family === undefined ? [] : having(`${family}*`))];
    const local = LOCAL.has(name.kind) && !PARAMETERS.test(name.path);
    const whose = () => ids.find((id) => cited.get(id)?.includes(name.path)) ?? ids.find((id) => near(id, name.path));
    const entry = (local ? whose() : ids[0]) ?? citing(name);
    return entry === undefined ? name : { ...name, interface: entry };
  };

  function citing({ kind, path }: AddedName): string | undefined {
    if (kind !== 'abi-document' && kind !== 'attribute') return undefined;
    const those = knowledge.interfaces.filter(({ files }) => files.includes(path));
    return those.length === 1 ? those[0]?.id : undefined;
  }
}
