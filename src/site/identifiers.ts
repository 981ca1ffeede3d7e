import type { Interface } from '../catalog/types.ts';
import { getOrMake } from '../maps.ts';
import { memo } from './catalog.ts';
import { constantRows } from './constants.ts';
import { findPlatform, functionsOf, operationPath, platformsOf } from './model.ts';
import { normalise } from './normalise.ts';
import { newestFact, structLayout } from './uapi.ts';
import { paths } from './url.ts';

/**
 * Every exact name of the catalog and the page that it stands for: symbols, paths and their endings, numbers, structs,
 * fields, constants, error numbers, Kconfig symbols, modules, aliases. Search looks here first, so that a name always
 * finds its own page.
 */
export interface Target {
  /** Site path with its anchor. */
  url: string;
  title: string;
  /** Where it belongs: the interface's name. */
  context: string;
  kind: string;
  platforms: readonly string[];
  sides: readonly string[];
  functions: readonly string[];
}

interface Found {
  target: Target;
  weight: number;
  /** The name as written. */
  name: string;
}

/** Names by their normal form, best target first. */
export type NameIndex = ReadonlyMap<string, readonly Found[]>;

/** How well a kind of name stands for its page; more is better. */
const WEIGHT = {
  operation: 100,
  path: 96,
  id: 94,
  struct: 92,
  field: 90,
  constant: 88,
  number: 86,
  format: 84,
  platform: 102,
  kconfig: 78,
  provider: 75,
  suffix: 70,
  fieldPart: 66,
  operationAlias: 62,
  interfaceAlias: 61,
  function: 60,
  functionAlias: 58,
  concept: 56,
  platformAlias: 54,
  topic: 52,
  rule: 50,
} as const;

/** Endings of a path, from its whole down to its last part; variable parts count as any other. */
function endings(path: string): string[] {
  const parts = path.split('/').filter(Boolean);
  const fixed = parts.filter((part) => !part.startsWith('$'));
  const all = [parts, fixed].flatMap((list) => list.map((_, index) => list.slice(index).join('/')));
  return [...new Set([...all, ...parts.map((_, index) => parts.slice(0, index + 1).join('/')).slice(3)])];
}

export const nameIndex = memo((catalog): NameIndex => {
  const index = new Map<string, Found[]>();
  /** By key and address: a name that thousands of entries share is not looked for among them all. */
  const known = new Map<string, Found>();
  const add = (name: string | undefined, target: Target, weight: number): void => {
    if (!name) return;
    const key = normalise(name);
    if (key.length < 2) return;
    const same = known.get(`${key}\n${target.url}`);
    if (same) {
      same.weight = Math.max(same.weight, weight);
      return;
    }
    const found: Found = { target, weight, name };
    known.set(`${key}\n${target.url}`, found);
    getOrMake(index, key, () => []).push(found);
  };

  const errors = new Map<string, Map<string, { item: Interface; anchor: string; count: number }>>();

  for (const item of catalog.interfaces) {
    const base = {
      platforms: platformsOf(item).map((platform) => platform.code),
      sides: item.side === 'both' ? ['guest', 'host'] : [item.side],
      functions: functionsOf(item).map((entry) => entry.function.name),
    };
    const code = findPlatform(item.platform)?.code ?? '';
    const page: Target = { ...base, url: paths.interface(item.id), title: item.name, context: code, kind: 'interface' };
    const part = (anchor: string, title: string, kind: string): Target => ({
      ...base,
      url: paths.interface(item.id, anchor),
      title,
      context: item.name,
      kind,
    });
    add(item.id, page, WEIGHT.id);
    add(item.name, page, WEIGHT.id);
    for (const path of [item.opens.path, ...(item.opens.paths ?? [])]) {
      if (!path) continue;
      // Many interfaces share a path such as /dev/kvm; the one that has it alone, or is neutral, comes first.
      add(path, page, WEIGHT.path);
      for (const ending of endings(path)) add(ending, page, ending.includes('/') ? WEIGHT.suffix + 1 : WEIGHT.suffix);
    }
    add(item.module, page, WEIGHT.kconfig);
    for (const symbol of item.kconfig ?? []) add(symbol, page, WEIGHT.kconfig);
    for (const header of item.header ?? []) add(header, page, WEIGHT.suffix);
    const names = [...item.operations.map((operation) => operation.name), ...(item.aliases ?? [])].map(normalise);
    for (const alias of item.aliases ?? []) {
      // An interface whose operations are called after the alias is the one that is meant.
      const key = normalise(alias);
      const close = names.filter((name) => name !== key && name.startsWith(key)).length;
      add(alias, page, WEIGHT.interfaceAlias + Math.min(close, 8) / 10);
    }
    for (const provider of item.providers ?? []) {
      const target = part(`provider-${provider.platform}`, provider.name, 'provider');
      add(provider.name, target, WEIGHT.provider);
      add(provider.module, target, WEIGHT.provider - 1);
      for (const symbol of provider.kconfig ?? []) add(symbol, target, WEIGHT.kconfig - 1);
      for (const alias of provider.aliases ?? []) add(alias, target, WEIGHT.interfaceAlias);
    }
    for (const operation of item.operations) {
      const target = part(operation.id, operation.name, operation.kind);
      add(operation.name, target, WEIGHT.operation);
      add(operation.symbol, target, WEIGHT.operation);
      const path = operationPath(item, operation);
      if (path) {
        add(path, target, WEIGHT.path);
        for (const ending of endings(path)) if (ending.endsWith(operation.name)) add(ending, target, WEIGHT.suffix);
      }
      for (const alias of operation.aliases ?? []) add(alias, target, WEIGHT.operationAlias);
      const fact = operation.symbol ? newestFact(operation.symbol, item.arch)?.fact : undefined;
      if (fact?.kind === 'ioctl' && fact.value && 'value' in fact.value) {
        add(fact.value.value, target, WEIGHT.number);
        add(fact.value.value.replace(/^0x/, ''), target, WEIGHT.number);
        add(String(Number(fact.value.value)), target, WEIGHT.number);
      }
    }
    for (const struct of item.structs ?? []) {
      add(struct.name, part(`struct-${struct.name}`, `struct ${struct.name}`, 'struct'), WEIGHT.struct);
      const fields = structLayout(struct.name, item.arch)?.fields ?? [];
      for (const field of fields) {
        const target = part(`${struct.name}.${field.name}`, `${struct.name}.${field.name}`, 'field');
        add(`${struct.name}.${field.name}`, target, WEIGHT.field);
        add(field.name, target, WEIGHT.fieldPart);
      }
    }
    for (const row of constantRows(item)) {
      if (row.fact) add(row.name, part(row.name, row.name, 'constant'), WEIGHT.constant);
    }
    const count = (errno: string, anchor: string): void => {
      const byInterface = getOrMake(errors, errno, () => new Map());
      const entry = byInterface.get(item.id);
      if (entry) entry.count += 1;
      else byInterface.set(item.id, { item, anchor, count: 1 });
    };
    for (const operation of item.operations) {
      for (const error of operation.errors ?? []) count(error.errno, `${operation.id}-${error.errno}`);
    }
    for (const provider of item.providers ?? []) {
      for (const error of provider.errors ?? []) count(error.errno, `provider-${provider.platform}-${error.errno}`);
    }
  }

  // An error number stands for the interfaces that give it, the one where it has most causes first.
  for (const [errno, byInterface] of errors) {
    for (const { item, anchor, count } of byInterface.values()) {
      const neutral = findPlatform(item.platform)?.neutral ? 0.5 : 0;
      add(
        errno,
        {
          url: paths.interface(item.id, anchor),
          title: `${errno} from ${item.name}`,
          context: `${count} ${count === 1 ? 'case' : 'cases'}`,
          kind: 'error',
          platforms: platformsOf(item).map((platform) => platform.code),
          sides: item.side === 'both' ? ['guest', 'host'] : [item.side],
          functions: functionsOf(item).map((entry) => entry.function.name),
        },
        Math.min(count + neutral, 40),
      );
    }
  }

  for (const entry of catalog.functions) {
    const target: Target = {
      url: paths.function(entry.id),
      title: entry.name,
      context: '',
      kind: 'function',
      platforms: [],
      sides: [entry.side],
      functions: [entry.name],
    };
    add(entry.id, target, WEIGHT.function);
    add(entry.name, target, WEIGHT.id);
    for (const alias of entry.aliases ?? []) add(alias, target, WEIGHT.functionAlias);
  }
  for (const platform of catalog.platforms) {
    const target = { ...simple(paths.platform(platform.id), platform.name, 'platform'), platforms: [platform.code] };
    add(platform.id, target, WEIGHT.platform);
    add(platform.code, target, WEIGHT.platform);
    add(platform.name, target, WEIGHT.platform);
    for (const alias of platform.aliases ?? []) add(alias, target, WEIGHT.platformAlias);
  }
  for (const [list, path, kind, weight] of [
    [catalog.formats, paths.format, 'format', WEIGHT.format],
    [catalog.concepts, paths.concept, 'concept', WEIGHT.concept],
    [catalog.topics, paths.topic, 'topic', WEIGHT.topic],
  ] as const) {
    for (const item of list) {
      const named = item as { id: string; name?: string; title?: string; aliases?: string[] };
      const target = simple(path(item.id), named.name ?? named.title ?? item.id, kind);
      add(item.id, target, weight);
      add(named.name ?? named.title, target, weight);
      for (const alias of named.aliases ?? []) add(alias, target, weight - 1);
    }
  }
  for (const kernel of catalog.kernels) {
    add(kernel.id, simple(paths.kernel(kernel.id), `Linux ${kernel.id}`, 'kernel'), WEIGHT.platform);
    add(`v${kernel.id}`, simple(paths.kernel(kernel.id), `Linux ${kernel.id}`, 'kernel'), WEIGHT.platform);
  }
  for (const list of index.values()) list.sort((a, b) => b.weight - a.weight);
  return index;
});

const simple = (url: string, title: string, kind: string): Target => ({
  url,
  title,
  context: '',
  kind,
  platforms: [],
  sides: [],
  functions: [],
});

/** The index as it is sent: targets once, names with the places of theirs. */
export interface SentIndex {
  /** url, title, context, kind, platforms, sides, functions; the last three as places in `words`. */
  targets: [string, string, string, string, number[], number[], number[]][];
  words: string[];
  names: Record<string, number[]>;
}

/** At most this many targets a name; more would not be looked at. */
const MOST = 12;

export function sentIndex(): SentIndex {
  const targets: SentIndex['targets'] = [];
  const words: string[] = [];
  const places = new Map<string, number>();
  const wordPlaces = new Map<string, number>();
  const word = (text: string): number => getOrMake(wordPlaces, text, () => words.push(text) - 1);
  const place = (target: Target): number => {
    const key = `${target.url} ${target.title}`;
    let at = places.get(key);
    if (at === undefined) {
      at =
        targets.push([
          target.url,
          target.title,
          target.context,
          target.kind,
          target.platforms.map(word),
          target.sides.map(word),
          target.functions.map(word),
        ]) - 1;
      places.set(key, at);
    }
    return at;
  };
  const names: SentIndex['names'] = {};
  for (const [key, list] of [...nameIndex()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    names[key] = list.slice(0, MOST).map((found) => place(found.target));
  }
  return { targets, words, names };
}

/** Names of operations, for the search page itself; the letters have the others. */
export const operationNames = memo((): { name: string; target: Target }[] => {
  const MOST_PRINTED = 1000;
  return [...nameIndex().values()]
    .flatMap((list) => list.filter((found) => found.weight === WEIGHT.operation).slice(0, 1))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
    .slice(0, MOST_PRINTED);
});

/** Names for the printed index, under their first letter; long letters are cut into parts. */
export const printedIndex = memo((): { id: string; title: string; names: { name: string; target: Target }[] }[] => {
  const letters = new Map<string, { name: string; target: Target }[]>();
  for (const list of nameIndex().values()) {
    const found = list[0];
    // Endings of paths and words of prose are for the search only.
    if (!found || found.weight <= WEIGHT.suffix + 1) continue;
    const first = found.name
      .replace(/^[^A-Za-z0-9]+/, '')
      .charAt(0)
      .toLowerCase();
    const letter = /[a-z]/.test(first) ? first : '0';
    getOrMake(letters, letter, () => []).push({ name: found.name, target: found.target });
  }
  const LONGEST = 900;
  return [...letters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([letter, names]) => {
      names.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
      const parts = Math.ceil(names.length / LONGEST);
      const title = letter === '0' ? '0–9' : letter.toUpperCase();
      return Array.from({ length: parts }, (_, part) => ({
        id: parts > 1 ? `${letter}-${part + 1}` : letter,
        title: parts > 1 ? `${title} (${part + 1} of ${parts})` : title,
        names: names.slice(part * LONGEST, (part + 1) * LONGEST),
      }));
    });
});
