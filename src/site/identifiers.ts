import { kconfigSymbols } from '../catalog/kconfig.ts';
import type { Catalog } from '../catalog/model.ts';
import type { FunctionEntry, Interface, Operation, Platform } from '../catalog/types.ts';
import { getOrMake } from '../maps.ts';
import { normalise } from '../search/normalise.ts';
import { memo } from './catalog.ts';
import { citedFunctions, filesOf, numberedConstants, numberOf } from './code-names.ts';
import { constantRows } from './constants.ts';
import { findPlatform, functionsOf, operationPath, platformsOf } from './model.ts';
import { addStatus } from './status-names.ts';
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
export const WEIGHT = {
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
  series: 51,
  rule: 50,
  /** Of the kernel's sources. */
  file: 48,
  code: 46,
} as const;

/** Endings of a path, from its whole down to its last part; variable parts count as any other. */
function endings(path: string): string[] {
  const parts = path.split('/').filter(Boolean);
  const fixed = parts.filter((part) => !part.startsWith('$'));
  const all = [parts, fixed].flatMap((list) => list.map((_, index) => list.slice(index).join('/')));
  return [...new Set([...all, ...parts.map((_, index) => parts.slice(0, index + 1).join('/')).slice(3)])];
}

type Add = (name: string | undefined, target: Target, weight: number) => void;

/** Adds the names of one kind of thing. */
type Provider = (add: Add, catalog: Catalog) => void;

/** An entry that is known by its id, its title and its aliases alone. */
const named =
  <T extends { id: string; aliases?: string[] }>(
    list: (catalog: Catalog) => readonly T[],
    targetOf: (item: T) => Target,
    weight: number,
  ): Provider =>
  (add, catalog) => {
    for (const item of list(catalog)) addNamed(add, item, targetOf(item), weight);
  };

/** Everything that has names. What shall be found by name gets a line here, and search needs nothing else of it. */
const PROVIDERS: readonly Provider[] = [
  (add, catalog) => {
    for (const item of catalog.interfaces) addInterface(add, item);
    addErrors(add, catalog.interfaces);
  },
  (add, catalog) => {
    for (const entry of catalog.functions) addFunction(add, entry);
  },
  (add, catalog) => {
    for (const platform of catalog.platforms) addPlatform(add, platform);
  },
  named(
    (catalog) => catalog.formats,
    (item) => simple(paths.format(item.id), item.name, 'format'),
    WEIGHT.format,
  ),
  named(
    (catalog) => catalog.concepts,
    (item) => simple(paths.concept(item.id), item.name, 'concept'),
    WEIGHT.concept,
  ),
  named(
    (catalog) => catalog.topics,
    (item) => simple(paths.topic(item.id), item.title, 'topic'),
    WEIGHT.topic,
  ),
  named(
    (catalog) => catalog.series,
    (item) => simple(paths.series(item.id), item.title, 'series'),
    WEIGHT.series,
  ),
  named(
    (catalog) => catalog.decisions,
    (item) => simple(paths.decision(item.id), item.what, 'decision'),
    WEIGHT.series,
  ),
  addStatus,
  (add, catalog) => {
    for (const { id } of catalog.kernels) {
      for (const name of [id, `v${id}`]) add(name, simple(paths.kernel(id), `Linux ${id}`, 'kernel'), WEIGHT.platform);
    }
  },
];

export const nameIndex = memo((catalog): NameIndex => {
  const { index, add } = emptyIndex();
  for (const provide of PROVIDERS) provide(add, catalog);
  for (const list of index.values()) list.sort((a, b) => b.weight - a.weight);
  return index;
});

/** An index, and what adds to it: a name and address that are there already keep the greater weight. */
function emptyIndex(): { index: Map<string, Found[]>; add: Add } {
  const index = new Map<string, Found[]>();
  /** By key and address: a name that thousands of entries share is not looked for among them all. */
  const known = new Map<string, Found>();
  const add: Add = (name, target, weight) => {
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
  return { index, add };
}

/** What every target on an interface's page has in common. */
const concernsOf = (item: Interface): Pick<Target, 'platforms' | 'sides' | 'functions'> => ({
  platforms: platformsOf(item).map((platform) => platform.code),
  sides: item.side === 'both' ? ['guest', 'host'] : [item.side],
  functions: functionsOf(item).map((entry) => entry.function.name),
});

/** Makes the target of a part of an interface's page. */
type Part = (anchor: string, title: string, kind: string) => Target;

function addInterface(add: Add, item: Interface): void {
  const concerns = concernsOf(item);
  const page: Target = {
    ...concerns,
    url: paths.interface(item.id),
    title: item.name,
    context: findPlatform(item.platform)?.code ?? '',
    kind: 'interface',
  };
  const part: Part = (anchor, title, kind) => ({
    ...concerns,
    url: paths.interface(item.id, anchor),
    title,
    context: item.name,
    kind,
  });
  addOwnNames(add, item, page);
  addProviders(add, item, part);
  for (const operation of item.operations) addOperation(add, item, operation, part);
  addStructs(add, item, part);
  addCode(add, item, page, part);
  for (const row of constantRows(item)) {
    if (row.fact) add(row.name, part(row.name, row.name, 'constant'), WEIGHT.constant);
  }
}

/** Names of the interface as a whole. */
function addOwnNames(add: Add, item: Interface, page: Target): void {
  add(item.id, page, WEIGHT.id);
  add(item.name, page, WEIGHT.id);
  for (const path of [item.opens.path, ...(item.opens.paths ?? [])]) {
    if (!path) continue;
    // Many interfaces share a path such as /dev/kvm; the one that has it alone, or is neutral, comes first.
    // The interface that is called after its path is meant before others behind it.
    add(path, page, path === item.name ? WEIGHT.path + 1 : WEIGHT.path);
    for (const ending of endings(path)) add(ending, page, ending.includes('/') ? WEIGHT.suffix + 1 : WEIGHT.suffix);
  }
  add(item.module, page, WEIGHT.kconfig);
  for (const symbol of kconfigSymbols(item.kconfig)) add(symbol, page, WEIGHT.kconfig);
  for (const header of item.header ?? []) add(header, page, WEIGHT.suffix);
  const names = [...item.operations.map((operation) => operation.name), ...(item.aliases ?? [])].map(normalise);
  for (const alias of item.aliases ?? []) {
    // An interface whose operations are called after the alias is the one that is meant.
    const key = normalise(alias);
    const close = names.filter((name) => name !== key && name.startsWith(key)).length;
    add(alias, page, WEIGHT.interfaceAlias + Math.min(close, 8) / 10);
  }
}

function addProviders(add: Add, item: Interface, part: Part): void {
  for (const provider of item.providers ?? []) {
    const target = part(`provider-${provider.platform}`, provider.name, 'provider');
    add(provider.name, target, WEIGHT.provider);
    add(provider.module, target, WEIGHT.provider - 1);
    for (const symbol of kconfigSymbols(provider.kconfig)) add(symbol, target, WEIGHT.kconfig - 1);
    for (const alias of provider.aliases ?? []) add(alias, target, WEIGHT.interfaceAlias);
  }
}

function addOperation(add: Add, item: Interface, operation: Operation, part: Part): void {
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

/** Files and functions of the kernel that an interface is made of, and numbers of its constants. */
function addCode(add: Add, item: Interface, page: Target, part: Part): void {
  for (const file of filesOf(item)) add(file, page, WEIGHT.file);
  const { operations, providers = [], ...rest } = item;
  for (const operation of operations) {
    const target = part(operation.id, operation.name, operation.kind);
    // Of two that stand for a number, the one that is called by its symbol is meant.
    add(numberOf(operation, item), target, operation.name === operation.symbol ? WEIGHT.number + 1 : WEIGHT.number);
    for (const name of citedFunctions(operation)) add(name, target, WEIGHT.code);
  }
  for (const provider of providers)
    for (const name of citedFunctions(provider))
      add(name, part(`provider-${provider.platform}`, provider.name, 'provider'), WEIGHT.code - 1);
  for (const name of citedFunctions(rest)) add(name, page, WEIGHT.code - 1);
  for (const { name, number } of numberedConstants(item)) add(number, part(name, name, 'constant'), WEIGHT.number - 1);
}

function addStructs(add: Add, item: Interface, part: Part): void {
  for (const struct of item.structs ?? []) {
    add(struct.name, part(`struct-${struct.name}`, `struct ${struct.name}`, 'struct'), WEIGHT.struct);
    for (const field of structLayout(struct.name, item.arch)?.fields ?? []) {
      const name = `${struct.name}.${field.name}`;
      const target = part(name, name, 'field');
      add(name, target, WEIGHT.field);
      add(field.name, target, WEIGHT.fieldPart);
    }
  }
}

/** An interface that gives an error, the place of its first case, and how many there are. */
interface ErrorPlace {
  item: Interface;
  anchor: string;
  count: number;
}

/** An error number stands for the interfaces that give it, the one where it has most causes first. */
function addErrors(add: Add, items: readonly Interface[]): void {
  for (const [errno, places] of errorPlaces(items)) {
    for (const { item, anchor, count } of places.values()) {
      const neutral = findPlatform(item.platform)?.neutral ? 0.5 : 0;
      const target: Target = {
        url: paths.interface(item.id, anchor),
        title: `${errno} from ${item.name}`,
        context: `${count} ${count === 1 ? 'case' : 'cases'}`,
        kind: 'error',
        ...concernsOf(item),
      };
      add(errno, target, Math.min(count + neutral, 40));
    }
  }
}

/** Places of the errors by their numbers, then by interface. */
function errorPlaces(items: readonly Interface[]): Map<string, Map<string, ErrorPlace>> {
  const errors = new Map<string, Map<string, ErrorPlace>>();
  for (const item of items) {
    const cases = [...item.operations, ...(item.providers ?? [])].flatMap((part) => {
      const place = 'platform' in part ? `provider-${part.platform}` : part.id;
      return (part.errors ?? []).map(({ errno }) => ({ errno, anchor: `${place}-${errno}` }));
    });
    for (const { errno, anchor } of cases) {
      const places = getOrMake(errors, errno, () => new Map<string, ErrorPlace>());
      getOrMake(places, item.id, () => ({ item, anchor, count: 0 })).count += 1;
    }
  }
  return errors;
}

function addFunction(add: Add, entry: FunctionEntry): void {
  const target: Target = {
    ...simple(paths.function(entry.id), entry.name, 'function'),
    sides: [entry.side],
    functions: [entry.name],
  };
  add(entry.id, target, WEIGHT.function);
  add(entry.name, target, WEIGHT.id);
  for (const alias of entry.aliases ?? []) add(alias, target, WEIGHT.functionAlias);
}

function addPlatform(add: Add, platform: Platform): void {
  const target = { ...simple(paths.platform(platform.id), platform.name, 'platform'), platforms: [platform.code] };
  for (const name of [platform.id, platform.code, platform.name]) add(name, target, WEIGHT.platform);
  for (const alias of platform.aliases ?? []) add(alias, target, WEIGHT.platformAlias);
}

function addNamed(add: Add, item: { id: string; aliases?: string[] }, target: Target, weight: number): void {
  add(item.id, target, weight);
  add(target.title, target, weight);
  for (const alias of item.aliases ?? []) add(alias, target, weight - 1);
}

const simple = (url: string, title: string, kind: string): Target => ({
  url,
  title,
  context: '',
  kind,
  platforms: [],
  sides: [],
  functions: [],
});
