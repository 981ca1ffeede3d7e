import { usesIn } from '../kernel/uses.ts';
import type { CellView, FactChange, OfferView } from '../overlap/diff.ts';
import { factText } from '../overlap/uapi.ts';
import { getFiles, memo, memoBy } from './catalog.ts';
import { trustOf } from './evidence.ts';
import { diffOf } from './kernels.ts';
import { findFunction, findInterface, platformsOf } from './model.ts';
import { paths } from './url.ts';
import { LEVEL, STATE } from './words.ts';

/** What changed between two kernels, one line a change, each with both values, and with whom it concerns. */
export interface Change {
  /** Anchor on its page. */
  id: string;
  /** What it is about, its site path, and whether that is an identifier. */
  name: string;
  url?: string;
  code?: true;
  /** What of it changed: an aspect, the word of a step, a kind of name. */
  what: string;
  before: string;
  after: string;
  /** Platforms that it concerns; empty: all. */
  platforms: readonly string[];
  /** Empty: both sides. */
  side: 'guest' | 'host' | '';
  /** Architectures whose headers changed alike. */
  arches?: readonly string[];
  /** Trust mark of a step; its evidence opens on the page of the interface. */
  trust?: string;
  /** Class of its tone. */
  tone?: string;
}

export interface Block {
  id: string;
  name: string;
  changes: Change[];
}

const oneSide = (side: string | undefined): Change['side'] => (side === 'guest' || side === 'host' ? side : '');
const idOf = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');

const offerName = (offer: OfferView): string => findInterface(offer.interface)?.name ?? offer.interface;
const stateText = (view: CellView): string =>
  [STATE[view.state].name, [...new Set(view.offers.map(offerName))].join(', ')].filter(Boolean).join(': ');

/** Lines of a cell whose state stayed: one for each value, way or operation that changed. */
function refined(functionId: string, platform: string, before: CellView, after: CellView): Change[] {
  const entry = findFunction(functionId);
  const base = {
    name: entry?.name ?? functionId,
    url: paths.function(functionId, platform),
    platforms: [platform],
    side: oneSide(entry?.side),
  };
  const lines: Change[] = [];
  const add = (what: string, a: string, b: string, way = ''): void => {
    lines.push({ ...base, id: idOf('c', functionId, platform, what, way), what, before: a, after: b });
  };
  const same = (one: OfferView) => (other: OfferView) =>
    one.interface === other.interface && one.provider === other.provider;
  const several = Math.max(before.offers.length, after.offers.length) > 1;
  for (const offer of after.offers) {
    const old = before.offers.find(same(offer));
    if (!old) {
      add('way', '–', offerName(offer), offer.interface);
      continue;
    }
    const through = several ? ` (${offerName(offer)})` : '';
    for (const aspect of entry?.aspects ?? []) {
      const [a, b] = [old.values[aspect.id], offer.values[aspect.id]];
      if (a !== b) add(`${aspect.name}${through}`, a ?? 'unknown', b ?? 'unknown', offer.interface);
    }
    const came = offer.operations.filter((id) => !old.operations.includes(id));
    const went = old.operations.filter((id) => !offer.operations.includes(id));
    const names = (ids: readonly string[]): string =>
      ids.map((id) => findInterface(offer.interface)?.operations.find((one) => one.id === id)?.name ?? id).join(', ') ||
      '–';
    if (came.length + went.length > 0) add(`operations${through}`, names(went), names(came), offer.interface);
  }
  for (const old of before.offers) if (!after.offers.some(same(old))) add('way', offerName(old), '–', old.interface);
  return lines;
}

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

/** Names of the headers that entries refer to, with equal changes of several architectures on one line. */
function namesOf(facts: readonly FactChange[]): { changes: Change[]; others: number } {
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

/** Everything that changed from one kernel to another, in blocks; empty ones are left out. `others`: names left out. */
export function changesBetween(from: string, to: string): { blocks: Block[]; others: number } {
  const diff = diffOf(from, to);
  const levels = diff.levels.map((change): Change => {
    const entry = findFunction(change.function);
    return {
      id: idOf('level', change.function),
      name: entry?.name ?? change.function,
      url: paths.function(change.function),
      what: 'level',
      before: LEVEL[change.before].name,
      after: LEVEL[change.after].name,
      platforms: [...new Set(diff.cells.filter((one) => one.function === change.function).map((one) => one.platform))],
      side: oneSide(entry?.side),
      tone: `l-${change.after}`,
    };
  });
  const moved = diff.cells
    .filter((change) => change.before.state !== change.after.state)
    .map((change): Change => {
      const entry = findFunction(change.function);
      return {
        id: idOf('f', change.function, change.platform),
        name: entry?.name ?? change.function,
        url: paths.function(change.function, change.platform),
        what: 'offered',
        before: stateText(change.before),
        after: stateText(change.after),
        platforms: [change.platform],
        side: oneSide(entry?.side),
      };
    });
  const values = diff.cells
    .filter((change) => change.before.state === change.after.state)
    .flatMap((change) => refined(change.function, change.platform, change.before, change.after));
  const steps = diff.events.map(({ event, ...where }, index): Change => {
    const item = findInterface(where.interface);
    const operation = item?.operations.find((one) => one.id === where.operation);
    const gone = event.change === 'removed';
    const release = [event['or-before'] ? 'in or before' : '', event.kernel].filter(Boolean).join(' ');
    const said = [`${event.change} ${release}`, event.what].filter(Boolean).join(': ');
    const { trust, at } = trustOf(event.evidence);
    const was = event.change === 'added' ? '–' : 'there';
    return {
      id: idOf('s', where.interface, where.operation ?? where.provider ?? '', event.change, String(index)),
      name: operation?.name ?? item?.name ?? where.interface,
      ...(operation ? { code: true as const } : {}),
      url: paths.interface(
        where.interface,
        where.operation ?? (where.provider ? `provider-${where.provider}` : undefined),
      ),
      what: operation ? `in ${item?.name}` : where.provider ? 'provider' : 'interface',
      before: event['not-in'] ? `not in ${event['not-in']}` : gone ? 'there' : was,
      after: said,
      platforms: where.provider ? [where.provider] : item ? platformsOf(item).map((platform) => platform.id) : [],
      side: oneSide(item?.side),
      ...(event.evidence ? { trust: [trust, event['not-in'] ? '' : at].filter(Boolean).join(' ') } : {}),
    };
  });
  const known = diff.factsFrom && diff.factsTo && diff.factsFrom !== diff.factsTo;
  const names = known ? namesOf(diff.facts) : { changes: [], others: 0 };
  const blocks = [
    { id: 'levels', name: 'Levels', changes: levels },
    { id: 'functions', name: 'Functions on platforms', changes: moved },
    { id: 'values', name: 'Values', changes: values },
    { id: 'steps', name: 'Interfaces and operations', changes: steps },
    { id: 'headers', name: `Names in the headers, ${diff.factsFrom} to ${diff.factsTo}`, changes: names.changes },
  ];
  return { blocks: blocks.filter((block) => block.changes.length > 0), others: names.others };
}
