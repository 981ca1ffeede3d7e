import { usesIn } from '../../kernel/uses.ts';
import type { FactChange } from '../../overlap/diff.ts';
import { factText } from '../../overlap/uapi.ts';
import { getFiles, memo, memoBy } from '../catalog.ts';
import { diffOf } from '../kernels.ts';
import { findInterface, platformsOf } from '../model.ts';
import { paths } from '../url.ts';
import { type Change, idOf, oneSide } from './change.ts';

/** Entries by the names of the headers that they use, and those that use all names with a prefix. */
const uses = memo(() => {
  const exact = new Map<string, Set<string>>();
  const prefixes: { name: string; entry: string }[] = [];
  for (const { name, entry, prefix } of usesIn(getFiles())) {
    if (prefix) prefixes.push({ name, entry });
    else exact.set(name, (exact.get(name) ?? new Set()).add(entry));
  }
  return { exact, prefixes };
});

/** Entries that refer to a name of the headers; a struct stands for its fields as well. */
const referring = memoBy((name: string): readonly string[] => {
  const { exact, prefixes } = uses();
  const struct = name.split('.')[0] ?? name;
  return [
    ...(exact.get(name) ?? []),
    ...(struct === name ? [] : (exact.get(struct) ?? [])),
    ...prefixes.filter((one) => name.startsWith(one.name)).map((one) => one.entry),
  ];
});

/** Changed names of the headers that entries refer to, and how many others changed. */
interface Names {
  changes: readonly Change[];
  others: number;
}

/** What changed in the headers between two kernels, with equal changes of several architectures on one line. */
export const namesBetween = (from: string, to: string): Names => names(`${from}..${to}`);
const names = memoBy((key: string): Names => {
  const [from = '', to = ''] = key.split('..');
  return namesOf(diffOf(from, to).facts);
});

function namesOf(facts: readonly FactChange[]): Names {
  const folded = new Map<string, Change & { arches: string[] }>();
  let others = 0;
  for (const fact of facts) {
    if (fact.kind === 'field' && (fact.before === null || fact.after === null)) continue;
    const entries = referring(fact.name);
    if (entries.length === 0) {
      others += 1;
      continue;
    }
    const text = (value: FactChange['before']): string => (value === null ? '–' : factText(value));
    const key = [fact.kind, fact.name, text(fact.before), text(fact.after)].join('\n');
    const found = folded.get(key);
    if (found) {
      if (!found.arches.includes(fact.arch)) found.arches.push(fact.arch);
      continue;
    }
    const items = entries.flatMap((entry) => findInterface(entry.replace(/^interface\//, '')) ?? []);
    const sides = new Set(items.map((item) => item.side));
    folded.set(key, {
      id: idOf('n', fact.kind, fact.name, fact.arch),
      name: fact.name,
      code: true,
      ...(items[0] ? { url: paths.interface(items[0].id) } : {}),
      what: `${fact.kind}, ${fact.header}`,
      before: text(fact.before),
      after: text(fact.after),
      platforms: [...new Set(items.flatMap((item) => platformsOf(item).map((platform) => platform.id)))],
      side: sides.size === 1 ? oneSide([...sides][0]) : '',
      arches: [fact.arch],
    });
  }
  return { changes: [...folded.values()], others };
}
