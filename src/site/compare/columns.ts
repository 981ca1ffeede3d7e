import { kconfigAt, kconfigSymbols } from '../../catalog/kconfig.ts';
import type { Aspect, Claim, ErrorCase, Interface, Operation, Platform, Struct } from '../../catalog/types.ts';
import { ASPECT_TYPES, comparedOffers, comparisonKey, factText, operationClaims } from '../../overlap/index.ts';
import { TRUSTS } from '../../overlap/trust.ts';
import type { Offer } from '../../overlap/types.ts';
import ledger from '../addresses.txt?raw';
import { getCatalog, memo, memoBy } from '../catalog.ts';
import { offerLabel } from '../cells.ts';
import { trustOf, trustOfClaim } from '../evidence.ts';
import {
  cell,
  evaluator,
  findPlatform,
  functionOf,
  functionsOf,
  interfaceOf,
  newest,
  operationPath,
  columns as platformColumns,
  platformOf,
  sinceText,
  sinceWords,
} from '../model.ts';
import { offerTrust } from '../offers.ts';
import { newestFact, structLayout } from '../uapi.ts';
import { paths } from '../url.ts';
import { claimText } from '../values.ts';
import { OPENS, OPERATION, SIDE, STABILITY, STATE } from '../words.ts';
import { factCells, placeOf } from './facts.ts';
import { functionColumn, functionHead, kernelColumn, kernelHead } from './field.ts';
import type { CellData, Column, ItemHead } from './merge.ts';

/** Builds the columns of a comparison from the catalog, in its newest kernel. */

/** Claims of an aspect as one cell; undefined when nothing is known. */
function aspectCell(
  functionId: string,
  groupName: string,
  aspect: Aspect,
  index: number,
  groups: readonly { who?: string; claims: readonly Claim[] }[],
  proof?: string,
): CellData | undefined {
  const known = groups.filter((group) => group.claims.length > 0);
  if (known.length === 0) return undefined;
  const say = (claims: readonly Claim[]): string =>
    [
      ...new Set(
        claims.map((claim) =>
          claim.says === 'documented' && claims.some((other) => other.says !== 'documented')
            ? `documented: ${claimText(aspect, claim)}`
            : claimText(aspect, claim),
        ),
      ),
    ].join('; ');
  const texts = [...new Set(known.map((group) => say(group.claims)))];
  const text =
    texts.length === 1 ? (texts[0] as string) : known.map((group) => `${group.who}: ${say(group.claims)}`).join('; ');
  const keys = [
    ...new Set(known.map((group) => comparisonKey(aspect, group.claims)).filter((key) => key !== undefined)),
  ];
  // What the code does stands for the cell where a document says it too.
  const said = known.flatMap((group) => group.claims);
  const done = said.filter((claim) => claim.says !== 'documented');
  const claims = done.length > 0 ? done : said;
  const trusts = claims.map(trustOfClaim);
  // A cell is as good as the weakest of what it says.
  const trust = TRUSTS.findLast((one) => trusts.includes(one)) ?? 'unknown';
  const { at } = trustOf(claims.flatMap((claim) => claim.evidence ?? []));
  const note = [...new Set(said.flatMap((claim) => (claim.note ? [claim.note] : [])))].join(' ');
  return {
    trust: trust === 'checked' && at ? `${trust} ${at}` : trust,
    ...(note ? { note } : {}),
    ...(proof ? { proof } : {}),
    row: `${functionId}/${aspect.id}`,
    place: (placeOf().get(functionId) ?? 0) + 1 + index,
    group: groupName,
    groupUrl: paths.function(functionId),
    name: aspect.name,
    text,
    ...(!ASPECT_TYPES[aspect.type].compared
      ? { byEye: true }
      : keys.length > 0
        ? { value: keys.sort().join(' / ') }
        : {}),
    ...(ASPECT_TYPES[aspect.type].code ? { code: true } : {}),
  };
}

const words = ({ trust, at }: { trust: string; at?: string }): string => (at ? `${trust} ${at}` : trust);

/** Which table of a function's page has the values of an offer. */
const sideOf = (functionId: string, offer: Offer): 'side' | 'own' =>
  comparedOffers(platformColumns().map((platform) => cell(functionId, platform.id))).includes(offer) ? 'side' : 'own';

function platformColumn(platform: Platform): Column {
  const cells: CellData[] = [];
  for (const entry of getCatalog().functions) {
    const one = cell(entry.id, platform.id);
    const offer = one.offers[0];
    const base = placeOf().get(entry.id) ?? 0;
    const detail = offer
      ? `${STATE[one.state].name}: ${offerLabel(offer)}${sinceWords(offer.since) && `, ${sinceWords(offer.since)}`}`
      : `${STATE[one.state].name}${one.short && one.short !== STATE[one.state].name ? `: ${one.short}` : ''}`;
    cells.push({
      row: `cell:${entry.id}`,
      place: base,
      group: entry.name,
      groupUrl: paths.function(entry.id),
      name: 'Offered',
      text: detail,
      ...(one.state === 'unknown'
        ? {}
        : {
            value: offer
              ? offer.through === 'common'
                ? `common ${offer.interface.id}`
                : `own ${offer.interface.id}`
              : one.state,
          }),
      ...(offer ? { trust: words(offerTrust(offer)) } : { without: one.state }),
      proof: paths.function(entry.id, platform.id),
      url: offer ? paths.interface(offer.interface.id) : paths.function(entry.id, platform.id),
    });
    if (!offer) continue;
    const table = sideOf(entry.id, offer);
    entry.aspects.forEach((aspect, index) => {
      const groups = [{ claims: offer.aspects.get(aspect.id) ?? [] }];
      const proof = paths.function(entry.id, `${table}-${aspect.id}`);
      const data = aspectCell(entry.id, entry.name, aspect, index, groups, proof);
      if (data) cells.push(data);
    });
  }
  return { ...platformHead(platform), cells };
}

const platformHead = (platform: Platform): ItemHead => ({
  id: platform.id,
  kind: 'platform',
  name: platform.name,
  platform: platform.id,
  code: platform.code,
  url: paths.platform(platform.id),
});

const errnos = (errors: readonly ErrorCase[]): string =>
  [...new Set(errors.map((error) => error.errno))].sort().join(' ');

/** Claims of one operation on one aspect that hold in the newest kernel. */
const claimsOf = (item: Interface, operation: Operation, functionId: string, aspect: Aspect): readonly Claim[] =>
  operationClaims(evaluator(), item, operation, functionId, aspect, newest());

function interfaceColumn(item: Interface): Column {
  const cells = factCells([
    { id: 'opens', name: 'Opens', text: OPENS[item.opens.kind] },
    { id: 'path', name: 'Path', text: item.opens.path, code: true },
    { id: 'mode', name: 'Mode', text: item.opens.mode, code: true },
    { id: 'side', name: 'Side', text: SIDE[item.side] },
    { id: 'since', name: 'Since', text: sinceText(item.history) },
    { id: 'stability', name: 'Document', text: STABILITY[item.stability] },
    { id: 'header', name: 'Header', text: item.header?.join(' '), code: true },
    {
      id: 'kconfig',
      name: 'Kconfig',
      text: item.kconfig && kconfigSymbols(kconfigAt(item.kconfig, newest())).join(' '),
      code: true,
    },
    { id: 'needs', name: 'Needs', text: item.needs?.join('; '), eye: true },
    { id: 'operations', name: 'Operations', text: String(item.operations.length) },
    { id: 'providers', name: 'Providers', text: item.providers?.map((one) => platformOf(one.platform).code).join(' ') },
    {
      id: 'errors',
      name: 'Errors',
      text: errnos([
        ...item.operations.flatMap((one) => one.errors ?? []),
        ...(item.providers ?? []).flatMap((one) => one.errors ?? []),
      ]),
      code: true,
    },
  ]);
  for (const { function: entry, operations } of functionsOf(item)) {
    cells.push({
      row: `cell:${entry.id}`,
      place: placeOf().get(entry.id) ?? 0,
      group: entry.name,
      groupUrl: paths.function(entry.id),
      name: 'Through',
      text: operations.map((operation) => operation.name).join(', '),
      value: operations
        .map((operation) => operation.kind)
        .sort()
        .join(' '),
      code: true,
    });
    const providers = (item.providers ?? []).filter((one) =>
      one.implements.some((served) => served.function === entry.id),
    );
    entry.aspects.forEach((aspect, index) => {
      const groups =
        providers.length > 0
          ? providers.map((provider) => ({
              who: platformOf(provider.platform).code,
              claims:
                cell(entry.id, provider.platform)
                  .offers.find((offer) => offer.interface === item && offer.provider === provider)
                  ?.aspects.get(aspect.id) ?? [],
            }))
          : [
              {
                claims:
                  operations
                    .map((operation) => claimsOf(item, operation, entry.id, aspect))
                    .find((list) => list.length > 0) ?? [],
              },
            ];
      const data = aspectCell(entry.id, entry.name, aspect, index, groups);
      if (data) cells.push(data);
    });
  }
  return { ...interfaceHead(item), cells };
}

const interfaceHead = (item: Interface): ItemHead => ({
  id: item.id,
  kind: 'interface',
  name: item.name,
  platform: item.platform,
  code: findPlatform(item.platform)?.code ?? '',
  url: paths.interface(item.id),
});

const sizeOf = (name: string | undefined, item: Interface): string | undefined => {
  if (!name) return undefined;
  const fact = newestFact(name, item.arch)?.fact;
  return fact ? `struct ${name}, ${factText(fact.value)}` : `struct ${name}`;
};

function operationColumn(item: Interface, operation: Operation): Column {
  const number = operation.symbol ? newestFact(operation.symbol, item.arch)?.fact : undefined;
  const cells = factCells([
    { id: 'kind', name: 'Kind', text: OPERATION[operation.kind] },
    { id: 'interface', name: 'Interface', text: item.name },
    { id: 'path', name: 'Path', text: operationPath(item, operation) ?? item.opens.path, code: true },
    { id: 'number', name: 'Number', text: number && factText(number.value), code: true },
    { id: 'direction', name: 'Direction', text: operation.access ?? operation.direction },
    { id: 'request', name: 'Goes in', text: sizeOf(operation.request, item), code: true },
    { id: 'response', name: 'Comes out', text: sizeOf(operation.response, item), code: true },
    { id: 'since', name: 'Since', text: sinceText(operation.history) || sinceText(item.history) },
    { id: 'errors', name: 'Errors', text: errnos(operation.errors ?? []), code: true },
    { id: 'privileges', name: 'Privileges', text: operation.privileges?.join('; '), eye: true },
    { id: 'waits', name: 'Waits', text: operation.waits, eye: true },
    { id: 'host', name: 'Part of the host', text: operation['host-part'], eye: true },
    { id: 'summary', name: 'What it does', text: operation.summary, eye: true },
  ]);
  for (const entry of operation.implements ?? []) {
    const target = getCatalog().functions.find((candidate) => candidate.id === entry.function);
    if (!target) continue;
    cells.push({
      row: `cell:${target.id}`,
      place: placeOf().get(target.id) ?? 0,
      group: target.name,
      groupUrl: paths.function(target.id),
      name: 'Part in it',
      text: entry.as ?? 'result',
      value: entry.as ?? 'result',
    });
    target.aspects.forEach((aspect, index) => {
      const data = aspectCell(target.id, target.name, aspect, index, [
        { claims: claimsOf(item, operation, target.id, aspect) },
      ]);
      if (data) cells.push(data);
    });
  }
  return { ...operationHead(item, operation), cells };
}

const operationHead = (item: Interface, operation: Operation): ItemHead => ({
  id: `${item.id}/${operation.id}`,
  kind: 'operation',
  name: operation.name,
  platform: item.platform,
  code: findPlatform(item.platform)?.code ?? '',
  url: paths.interface(item.id, operation.id),
});

/** Fields are aligned by their role across vendors; those without one, by name. */
function structColumn(item: Interface, struct: Struct): Column {
  const layout = structLayout(struct.name, item.arch);
  const cells = factCells([
    { id: 'interface', name: 'Interface', text: item.name },
    { id: 'size', name: 'Size', text: layout && `${layout.size} bytes` },
    { id: 'header', name: 'Header', text: layout?.header, code: true },
  ]);
  const about = new Map((struct.fields ?? []).map((field) => [field.name, field]));
  const fields = layout?.fields ?? [];
  const roles = new Map<string, typeof fields>();
  for (const field of fields) {
    const role = about.get(field.name)?.role ?? 'other';
    roles.set(role, [...(roles.get(role) ?? []), field]);
  }
  for (const [role, members] of roles) {
    members.forEach((field, index) => {
      const other = role === 'other';
      cells.push({
        row: other ? `field:${field.name}` : `role:${role}:${index}`,
        place: other ? 900 + field.offset / 1e6 : 100,
        group: other ? 'Other fields' : 'Fields by meaning',
        name: other ? field.name : index === 0 ? role : `${role} ${index + 1}`,
        text: `${field.name}, offset ${field.offset}, ${field.size} bytes`,
        value: `${field.size}`,
        code: true,
      });
    });
  }
  return { ...structHead(item, struct), cells };
}

const structHead = (item: Interface, struct: Struct): ItemHead => ({
  id: `struct/${struct.name}`,
  kind: 'struct',
  name: struct.name,
  platform: item.platform,
  code: findPlatform(item.platform)?.code ?? '',
  url: paths.struct(item.id, struct.name),
});

/** Everything that can be compared, in the order of the lists. */
export const itemHeads = memo((catalog): ItemHead[] => {
  const structs = new Map<string, ItemHead>();
  for (const item of catalog.interfaces) {
    for (const struct of item.structs ?? [])
      if (!structs.has(struct.name)) structs.set(struct.name, structHead(item, struct));
  }
  return [
    ...platformColumns().map(platformHead),
    ...catalog.interfaces.map(interfaceHead),
    ...catalog.interfaces.flatMap((item) => item.operations.map((operation) => operationHead(item, operation))),
    ...structs.values(),
    ...catalog.functions.map(functionHead),
    ...catalog.kernels.map(kernelHead),
  ];
});

/** The column of an item by its id. Throws for an unknown one. */
export const columnOf = memoBy((id: string): Column => {
  const platform = findPlatform(id);
  if (platform) return platformColumn(platform);
  if (id.startsWith('struct/')) {
    const name = id.slice('struct/'.length);
    const item = getCatalog().interfaces.find((candidate) => candidate.structs?.some((struct) => struct.name === name));
    const struct = item?.structs?.find((candidate) => candidate.name === name);
    if (!item || !struct) throw new Error(`Nothing to compare is called ${id}.`);
    return structColumn(item, struct);
  }
  if (id.startsWith('function/')) return functionColumn(functionOf(id.slice('function/'.length)));
  const release = getCatalog().kernels.find((kernel) => id === `kernel/${kernel.id}`);
  if (release) return kernelColumn(release);
  const [interfaceId = '', operationId] = id.split('/');
  const item = interfaceOf(interfaceId);
  if (operationId === undefined) return interfaceColumn(item);
  const operation = item.operations.find((candidate) => candidate.id === operationId);
  if (!operation) throw new Error(`Nothing to compare is called ${id}.`);
  return operationColumn(item, operation);
});

/** Pairs of interfaces that share most functions, few for each and few in all, so that pages do not grow without end. */
function closestPairs(items: readonly Interface[]): [Interface, Interface][] {
  const serves = items.map((item) => functionsOf(item).map((entry) => entry.function.id));
  const serving = Map.groupBy(
    serves.flatMap((ids, place) => ids.map((id) => ({ id, place }))),
    ({ id }) => id,
  );
  const found: { a: number; b: number; shared: number }[] = [];
  serves.forEach((ids, a) => {
    const shared = new Map<number, number>();
    for (const id of ids) {
      for (const { place } of serving.get(id) ?? []) if (place > a) shared.set(place, (shared.get(place) ?? 0) + 1);
    }
    const closest = [...shared].sort(([b, one], [c, other]) => other - one || b - c).slice(0, PARTNERS);
    for (const [b, number] of closest) found.push({ a, b, shared: number });
  });
  return found
    .sort((one, other) => other.shared - one.shared)
    .slice(0, MOST_PAIRS)
    .sort((one, other) => one.a - other.a || one.b - other.b)
    .map(({ a, b }) => [items[a] as Interface, items[b] as Interface]);
}

/** Most partners that one interface gets a prerendered page with, and most such pages in all. */
const PARTNERS = 5;
const MOST_PAIRS = 400;

/**
 * Pairs that are prerendered, each in the order of the lists: all platforms, and interfaces that share functions, those
 * that share most first, and those whose address the ledger holds.
 */
export const prerenderedPairs = memo((catalog): [ItemHead, ItemHead][] => {
  const pairs: [ItemHead, ItemHead][] = [];
  const heads = platformColumns().map(platformHead);
  heads.forEach((a, index) => {
    for (const b of heads.slice(index + 1)) pairs.push([a, b]);
  });
  const taken = new Set(heads.map((head) => head.id));
  const items = catalog.interfaces.filter((item) => !taken.has(item.id));
  pairs.push(...closestPairs(items).map(([a, b]): [ItemHead, ItemHead] => [interfaceHead(a), interfaceHead(b)]));
  // An address that was published stays, although a closer partner has come since.
  const known = new Map(items.map((item) => [item.id, item]));
  const listed = new Set(pairs.map(([a, b]) => `${a.id} ${b.id}`));
  for (const [, first = '', second = ''] of ledger.matchAll(/^\/compare\/([^/\n]+)\/([^/\n]+)\/$/gm)) {
    const [a, b] = [known.get(first), known.get(second)];
    if (a && b && !listed.has(`${first} ${second}`)) pairs.push([interfaceHead(a), interfaceHead(b)]);
  }
  return pairs;
});
