import type { Catalog } from '../catalog/model.ts';
import { byKey, perCatalog } from '../catalog/per-catalog.ts';
import { type Noted, noted, use } from '../catalog/reads.ts';
import type {
  AbsentCell,
  Aspect,
  Claim,
  Evidence,
  FunctionEntry,
  HistoryEvent,
  Interface,
  Operation,
  Platform,
} from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { indexPaths, isNeutral, type Path } from './paths.ts';
import { ALWAYS, best, combine, type Presence, presenceAt, presenceFrom } from './presence.ts';
import type { Cell, Offer, ProposalRef, Since } from './types.ts';
import { resolveClaim, type UapiLookup, uapiLookup } from './uapi.ts';
import { claimList, holdsAt } from './values.ts';

/** Everything that is asked of one catalog, indexed once and remembered. */
export interface Evaluator {
  readonly catalog: Catalog;
  /** Columns of the matrix: every platform but the neutral one. */
  readonly columns: readonly Platform[];
  /** Ids of the columns. */
  readonly columnIds: readonly string[];
  /** Kernel releases, oldest first. */
  readonly kernels: readonly string[];
  /** Newest release; '' when the catalog has none. */
  readonly newest: string;
  readonly uapi: UapiLookup;
  function(id: string): FunctionEntry;
  platform(id: string): Platform;
  paths(functionId: string, platformId: string): readonly Path[];
  /** Presence of one path: the best of its performing operations. */
  presence(path: Path, kernel: string): Presence;
  cell(functionId: string, platformId: string, kernel: string): Cell;
  /** The release before another one, or undefined. */
  before(kernel: string): string | undefined;
  /** Day of a release as YYYY-MM-DD, or undefined when it is not known. */
  released(kernel: string): string | undefined;
}

/** The catalog's evaluator; made at the first call. */
export const evaluatorOf = perCatalog((catalog): Evaluator => createEvaluator(catalog));

const pathsIn = perCatalog(indexPaths);

function createEvaluator(catalog: Catalog): Evaluator {
  const functions = new Map(catalog.functions.map((item) => [item.id, item]));
  const platforms = new Map(catalog.platforms.map((item) => [item.id, item]));
  const columns = catalog.platforms.filter((item) => !isNeutral(item));
  const releases = new Map(catalog.kernels.map((item) => [item.id, item]));
  const kernels = catalog.kernels.map((item) => item.id);
  const predecessor = new Map(kernels.map((id, index) => [id, kernels[index - 1]]));
  // Cells by number: a key made of three words would have to be built and hashed at every question.
  const place = {
    function: new Map(catalog.functions.map((item, index) => [item.id, index])),
    platform: new Map(catalog.platforms.map((item, index) => [item.id, index])),
    kernel: new Map(kernels.map((id, index) => [id, index])),
  };
  const cells: Noted<Cell>[] = [];
  const make = (functionId: string, platformId: string, kernel: string): Cell =>
    makeCell(evaluator, evaluator.function(functionId), evaluator.platform(platformId), kernel);
  const uapi = uapiLookup(catalog);
  const evaluator: Evaluator = {
    catalog,
    columns,
    columnIds: columns.map((item) => item.id),
    kernels,
    newest: kernels.at(-1) ?? '',
    uapi,
    function: (id) => functions.get(id) ?? missing('function', id),
    platform: (id) => platforms.get(id) ?? missing('platform', id),
    paths: (functionId, platformId) => pathsIn(catalog).get(functionId)?.get(platformId) ?? [],
    presence: (path, kernel) =>
      best(path.results.map((operation) => operationPresence(path, operation, kernel, evaluator.before))),
    cell(functionId, platformId, kernel) {
      const [f, p, k] = [place.function.get(functionId), place.platform.get(platformId), place.kernel.get(kernel)];
      if (f === undefined || p === undefined || k === undefined) return make(functionId, platformId, kernel);
      const at = (f * place.platform.size + p) * kernels.length + k;
      const known = cells[at] ?? noted(() => make(functionId, platformId, kernel));
      cells[at] = known;
      return use(known);
    },
    before: (kernel) => predecessor.get(kernel),
    released: (kernel) => {
      const day = releases.get(kernel)?.released;
      return day === undefined || day === 'unknown' ? undefined : day;
    },
  };
  return evaluator;
}

function missing(kind: string, id: string): never {
  throw new RangeError(`The catalog has no ${kind} "${id}".`);
}

/** Presence of an operation on its path: interface, provider, operation and the provider's `since` all count. */
export function operationPresence(
  path: Path,
  operation: Operation,
  kernel: string,
  before?: (kernel: string) => string | undefined,
): Presence {
  return combine(
    [
      presenceAt(path.interface.history, kernel, false),
      path.provider ? presenceAt(path.provider.history, kernel, false) : ALWAYS,
      presenceAt(operation.history, kernel, true),
      presenceFrom(path.entry?.since, kernel),
    ],
    before,
  );
}

const BEGINNING: Since = { kernel: '', exact: false };

function makeOffer(
  evaluator: Evaluator,
  path: Path,
  entry: FunctionEntry,
  kernel: string,
  presence: Presence & { is: 'there' },
): Offer {
  const present = [...path.results, ...path.others].flatMap((operation) => {
    const own = operationPresence(path, operation, kernel, evaluator.before);
    return own.is === 'there' ? [{ operation, since: own.since ?? BEGINNING }] : [];
  });
  const aspects = byKey<'all', ReadonlyMap<string, readonly Claim[]>>();
  return {
    platform: path.platform,
    through: path.through,
    interface: path.interface,
    operations: present.map((item) => item.operation),
    operationSince: present.map((item) => item.since),
    ...(path.provider ? { provider: path.provider } : {}),
    since: presence.since ?? BEGINNING,
    // Most callers ask for states only, so the claims are gathered when somebody first looks at them.
    get aspects() {
      return aspects('all', () => {
        const operations = present.map((item) => item.operation);
        return new Map(
          entry.aspects.map((aspect) => [aspect.id, claimsOf(evaluator, path, operations, entry.id, aspect, kernel)]),
        );
      });
    },
  };
}

/** Claims on one aspect that hold in a kernel. A provider that says anything of it replaces what it would inherit. */
function claimsOf(
  evaluator: Evaluator,
  path: Path,
  operations: readonly Operation[],
  functionId: string,
  aspect: Aspect,
  kernel: string,
): readonly Claim[] {
  let claims = claimList(path.entry?.aspects?.[aspect.id]);
  for (const operation of operations) {
    if (claims.length > 0) break;
    claims = statedBy(operation, functionId, aspect);
  }
  return claimsAt(evaluator, claims, path, aspect, kernel);
}

/** What an operation itself says of an aspect, over all kernels. */
const statedBy = (operation: Operation, functionId: string, aspect: Aspect): readonly Claim[] =>
  claimList(operation.implements?.find((entry) => entry.function === functionId)?.aspects?.[aspect.id]);

/** Those of some claims that hold in a kernel, with the values that the headers of the platform's architectures give. */
function claimsAt(
  evaluator: Evaluator,
  claims: readonly Claim[],
  of: Pick<Path, 'platform' | 'interface'>,
  aspect: Aspect,
  kernel: string,
): readonly Claim[] {
  if (claims.length === 0) return claims;
  const arches = [evaluator.platform(of.platform).arch, ...(of.interface.arch ?? [])];
  return claims
    .filter((claim) => holdsAt(claim, kernel))
    .map((claim) => resolveClaim(claim, aspect, kernel, arches, evaluator.uapi));
}

/** Claims of an interface's own operation on one aspect that hold in a kernel, whoever is behind the interface. */
export const operationClaims = (
  evaluator: Evaluator,
  item: Interface,
  operation: Operation,
  functionId: string,
  aspect: Aspect,
  kernel: string,
): readonly Claim[] =>
  claimsAt(
    evaluator,
    statedBy(operation, functionId, aspect),
    { platform: item.platform, interface: item },
    aspect,
    kernel,
  );

/** Day on which a kernel stopped being the newest; undefined while it is, or when no later day is known. */
function endOf(evaluator: Evaluator, kernel: string): string | undefined {
  for (const later of evaluator.kernels) {
    if (compareVersions(later, kernel) <= 0) continue;
    const day = evaluator.released(later);
    if (day !== undefined) return day;
  }
  return undefined;
}

const isDead = (event: HistoryEvent): boolean => event.state === 'withdrawn' || event.state === 'superseded';

interface FoundProposals {
  refs: ProposalRef[];
  /** Whether something on the way is certainly not there and has a proposal that was not given up. */
  live: boolean;
  /** Date of the first proposal that is too late for this kernel. */
  later?: string;
}

function proposalsFor(evaluator: Evaluator, paths: readonly Path[], kernel: string): FoundProposals {
  const end = endOf(evaluator, kernel);
  const newest = compareVersions(kernel, evaluator.newest) >= 0;
  const found: FoundProposals = { refs: [], live: false };
  const seen = new Set<HistoryEvent>();
  const look = (
    history: readonly HistoryEvent[] | undefined,
    part: boolean,
    where: Omit<ProposalRef, 'evidence'>,
  ): void => {
    const presence = presenceAt(history, kernel, part);
    if (!history || presence.is === 'there') return;
    const events = history.filter((event) => event.change === 'proposed');
    const merged = history.some((event) => event.change === 'added');
    const timely = events.filter(
      (event) => newest || (event.date !== undefined && (end === undefined || event.date < end)),
    );
    const late = events.find((event) => event.date !== undefined && !timely.includes(event));
    if (late?.date && (found.later === undefined || late.date < found.later)) found.later = late.date;
    if (presence.is !== 'unknown' && timely.length > 0 && (merged || !events.every(isDead))) found.live = true;
    for (const event of timely) {
      if (seen.has(event)) continue;
      seen.add(event);
      found.refs.push({
        ...where,
        ...(event.date === undefined ? {} : { date: event.date }),
        ...(event.version === undefined ? {} : { version: event.version }),
        ...(event.what === undefined ? {} : { what: event.what }),
        ...(event.state === undefined ? {} : { state: event.state }),
        evidence: event.evidence,
      });
    }
  };
  for (const path of paths) {
    for (const operation of path.results) look(operation.history, true, { interface: path.interface, operation });
    if (path.provider) look(path.provider.history, false, { interface: path.interface, provider: path.provider });
    look(path.interface.history, false, { interface: path.interface });
  }
  found.refs.sort((a, b) => (a.date ?? '9').localeCompare(b.date ?? '9'));
  return found;
}

const evidenceOfStart = (path: Path, start: Since): readonly Evidence[] => {
  const histories = [path.interface.history, path.provider?.history, ...path.results.map((item) => item.history)];
  return histories.flatMap((history) =>
    (history ?? [])
      .filter((event) => event.change === 'added' && event.kernel === start.kernel)
      .flatMap((event) => event.evidence),
  );
};

/** What the histories alone say of a cell without an offer; undefined when no path exists. */
function derive(
  evaluator: Evaluator,
  paths: readonly Path[],
  kernel: string,
  later: string | undefined,
): Pick<Cell, 'state' | 'reason' | 'short' | 'evidence'> | undefined {
  if (paths.length === 0) return undefined;
  const all = paths.map((path) => ({ path, presence: evaluator.presence(path, kernel) }));
  const chosen = best(all.map((item) => item.presence));
  const path = all.find((item) => item.presence === chosen)?.path;
  if (chosen.is === 'unknown') {
    const { start, end } = chosen;
    const reason = start
      ? start.notIn === undefined
        ? `First kernel not settled: it is there in ${start.kernel}, the oldest one that was read.`
        : `First kernel not settled: it is not in ${start.notIn} and is there in ${start.kernel}.`
      : end
        ? `Last kernel not settled: it is gone in ${end.kernel}.`
        : 'Nobody has looked yet since which kernel it is there.';
    const evidence = path && start ? evidenceOfStart(path, start) : [];
    return {
      state: 'unknown',
      reason,
      short: start ? `by ${start.kernel}` : end ? 'removal not settled' : 'start not looked up',
      evidence,
    };
  }
  if (chosen.is === 'not-yet') {
    const { start } = chosen;
    const evidence = path ? evidenceOfStart(path, start) : [];
    if (start.exact) {
      return { state: 'none', reason: `Not before ${start.kernel}.`, short: `not before ${start.kernel}`, evidence };
    }
    const bound = start.notIn ?? kernel;
    const reason = `Not in ${bound} or earlier; it is there in ${start.kernel}.`;
    return { state: 'none', reason, short: `not in ${bound}`, evidence };
  }
  if (chosen.is === 'removed') {
    return { state: 'none', reason: `Removed in ${chosen.in}.`, short: `removed in ${chosen.in}`, evidence: [] };
  }
  const reason = later
    ? `Not in ${kernel}; first proposed ${later}.`
    : `Not in ${kernel}; its proposals were given up.`;
  return { state: 'none', reason, short: `not in ${kernel}`, evidence: [] };
}

function proposalReason(refs: readonly ProposalRef[], kernel: string): { reason: string; short: string } {
  const alive = refs.filter((ref) => ref.state !== 'withdrawn' && ref.state !== 'superseded');
  // A platform's own part says more of its cell than the proposal of the interface that it would feed.
  const last = alive.filter((ref) => ref.provider).at(-1) ?? alive.at(-1) ?? refs.at(-1);
  const where = last?.state === 'out-of-tree' ? 'Out of tree' : 'Proposed';
  const when = [last?.version, last?.date].filter((part) => part !== undefined).join(', ');
  const what = last?.what ? ` ${last.what.replace(/\.?$/, '.')}` : '';
  const reason = `${where}${when ? ` (${when})` : ''}, not in ${kernel}.${what}`;
  const short = [where.toLowerCase(), last?.version ?? last?.date?.slice(0, 4)].filter((part) => part !== undefined);
  return { reason, short: short.join(' ') };
}

function makeCell(evaluator: Evaluator, entry: FunctionEntry, platform: Platform, kernel: string): Cell {
  const paths = evaluator.paths(entry.id, platform.id);
  const offers = paths.flatMap((path) => {
    const presence = evaluator.presence(path, kernel);
    return presence.is === 'there' ? [makeOffer(evaluator, path, entry, kernel, presence)] : [];
  });
  const proposals = proposalsFor(evaluator, paths, kernel);
  const base = { function: entry.id, platform: platform.id, kernel, offers, proposals: proposals.refs };
  const first = offers[0];
  if (first) return { ...base, state: first.through, reason: '', short: '', evidence: [], basis: 'offer' };
  const absent = entry.absent?.find((candidate) => candidate.platform === platform.id);
  const instead = absent?.instead === undefined ? {} : { instead: absent.instead };
  if (proposals.live) {
    const evidence = proposals.refs.flatMap((ref) => ref.evidence);
    return {
      ...base,
      state: 'proposed',
      ...proposalReason(proposals.refs, kernel),
      ...instead,
      evidence,
      basis: 'proposal',
    };
  }
  const derived = derive(evaluator, paths, kernel, proposals.later);
  // Nobody may say "none" where a history leaves open whether it is there.
  if (derived?.state === 'unknown') return { ...base, ...derived, ...instead, basis: 'derived' };
  if (absent && absent.state !== 'unknown') return { ...base, ...stated(absent), basis: 'stated' };
  if (derived) return { ...base, ...derived, ...instead, basis: 'derived' };
  if (absent) return { ...base, ...stated(absent), basis: 'stated' };
  return {
    ...base,
    state: 'unknown',
    reason: 'Not researched yet.',
    short: 'not researched',
    evidence: [],
    basis: 'default',
  };
}

const DEFAULT_SHORT: Readonly<Record<AbsentCell['state'], string>> = {
  none: 'none',
  'not-applicable': 'does not apply',
  unknown: 'not researched',
};

const stated = (absent: AbsentCell): Pick<Cell, 'state' | 'reason' | 'short' | 'instead' | 'evidence'> => ({
  state: absent.state,
  reason: absent.reason,
  short: absent.short ?? DEFAULT_SHORT[absent.state],
  ...(absent.instead === undefined ? {} : { instead: absent.instead }),
  evidence: absent.evidence ?? [],
});
