import type { NotAlone } from './alone.ts';
import { ARCHES } from './arches.ts';
import type { Extraction, Skipped } from './extract.ts';
import { expandFacts } from './facts.ts';

/** Text of a kernel's uapi.log: how the facts were made, and every name of the headers that gave none. */
export function formatLog(extraction: Extraction, alone: readonly NotAlone[]): string {
  const { file, setup, skipped } = extraction;
  const facts = expandFacts(file.facts);
  const counts = ARCHES.map((arch) => `${arch} ${facts.filter((fact) => fact.arch === arch).length}`).join(', ');
  const compilerSays = skipped.filter(({ why }) => !/^(takes arguments|a string)/.test(why));
  const of = (start: string) => skipped.filter(({ why }) => why.startsWith(start));
  const lines = [
    `UAPI facts of kernel ${file.kernel}, from ${file.package}`,
    `facts: ${facts.length} (${counts})`,
    '',
    'How they were made',
    ...setup.map((line) => `  ${line}`),
    '',
    'Names that do not compile, with the message of the compiler',
    ...group(compilerSays, ({ why }) => why),
    '',
    'Names that compile only after another header, which the extraction includes first',
    ...group(
      alone,
      ({ needs, why }) =>
        `needs ${needs?.map((name) => `<${name}>`).join(', ') ?? 'something else'} first; alone: ${why}`,
    ),
    '',
    'Texts, not numbers',
    ...names(of('a string')),
    '',
    'Macros with arguments: they have no value of their own',
    ...names(of('takes arguments')),
  ];
  return `${lines.join('\n')}\n`;
}

/** One line per name and reason, targets joined. */
function group<T extends Skipped | NotAlone>(items: readonly T[], why: (item: T) => string): string[] {
  const rows = new Map<string, string[]>();
  for (const item of items) {
    const key = `${item.header} ${item.name}: ${why(item)}`;
    rows.set(key, [...(rows.get(key) ?? []), item.arch]);
  }
  return rows.size === 0 ? ['  none'] : [...rows].map(([key, arches]) => `  ${key} (${arches.join(', ')})`);
}

/** One line per header. */
function names(items: readonly Skipped[]): string[] {
  const rows = new Map<string, Set<string>>();
  for (const { header, name } of items) rows.set(header, (rows.get(header) ?? new Set()).add(name));
  return rows.size === 0 ? ['  none'] : [...rows].map(([header, set]) => `  ${header}: ${[...set].join(' ')}`);
}
