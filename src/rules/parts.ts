import type { Path } from '../catalog/pointer.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import { nearest } from '../catalog/suggest.ts';
import type {
  Aspect,
  AspectValues,
  Claim,
  ErrorCase,
  FunctionEntry,
  HistoryEvent,
  Interface,
} from '../catalog/types.ts';
import type { Context } from './context.ts';
import type { Finding } from './rule.ts';

/** A history, with the place of its first event. */
export interface HistoryPart {
  file: CatalogFile;
  path: Path;
  events: readonly HistoryEvent[];
  /** True for an operation's: it may begin with a change, because it came with its interface. */
  inherits: boolean;
}

export function* histories(context: Context): Iterable<HistoryPart> {
  for (const file of soundFiles(context)) {
    for (const { value, path } of context.described(file, 'history')) {
      yield { file, path, events: value as HistoryEvent[], inherits: path[0] === 'operations' };
    }
  }
}

/** Files without faults of their own about which findings are wanted. */
export const soundFiles = (context: Context): readonly CatalogFile[] =>
  context.once('sound files', () =>
    context.loaded.entries.filter((file) => !file.faulty && (context.focus?.has(file.file) ?? true)),
  );

/** Claims on one aspect, where an operation or a provider makes them. */
export interface ClaimGroup {
  file: CatalogFile;
  interface: Interface;
  /** Place of the aspect's key. */
  path: Path;
  /** Id of the function, which need not exist. */
  functionId: string;
  function: FunctionEntry | undefined;
  aspectId: string;
  aspect: Aspect | undefined;
  claims: readonly { claim: Claim; path: Path }[];
  /** Histories that bound the claims: the part's own, else the interface's. */
  history: readonly HistoryEvent[];
}

export function claimGroups(context: Context): readonly ClaimGroup[] {
  return context.once('claimGroups', () => [...findClaimGroups(context)]);
}

function* findClaimGroups(context: Context): Iterable<ClaimGroup> {
  for (const { file, data } of context.sound('interface')) {
    for (const [index, operation] of data.operations.entries()) {
      for (const [part, entry] of (operation.implements ?? []).entries()) {
        const path = ['operations', String(index), 'implements', String(part), 'aspects'];
        yield* grouped(context, file, data, path, entry.function, entry.aspects, operation.history ?? data.history);
      }
    }
    for (const [index, provider] of (data.providers ?? []).entries()) {
      for (const [part, entry] of provider.implements.entries()) {
        const path = ['providers', String(index), 'implements', String(part), 'aspects'];
        yield* grouped(context, file, data, path, entry.function, entry.aspects, provider.history);
      }
    }
  }
}

function* grouped(
  context: Context,
  file: CatalogFile,
  owner: Interface,
  path: Path,
  functionId: string,
  aspects: AspectValues | undefined,
  history: readonly HistoryEvent[],
): Iterable<ClaimGroup> {
  const entry = context.find('function', functionId);
  // Of two aspects with one id it is not known which is meant: that they have it is the mistake.
  if (entry && new Set(entry.aspects.map(({ id }) => id)).size < entry.aspects.length) return;
  for (const [aspectId, value] of Object.entries(aspects ?? {})) {
    const at = [...path, aspectId];
    yield {
      file,
      interface: owner,
      path: at,
      functionId,
      function: entry,
      aspectId,
      aspect: entry?.aspects.find(({ id }) => id === aspectId),
      claims: Array.isArray(value)
        ? value.map((claim, index) => ({ claim, path: [...at, String(index)] }))
        : [{ claim: value, path: at }],
      history,
    };
  }
}

/** A name that is used but defined nowhere. */
export interface Use {
  name: string;
  finding: Finding;
}

/** A name that is defined. */
export interface Definition {
  name: string;
  /** Finding to give when this definition, not its uses, is what is misspelt. */
  finding: (used: string, times: number) => Finding;
}

/**
 * Findings for names that are used without a definition. Where several uses agree with each other, and a definition
 * that nobody uses is near to them, the definition is the mistake: one finding there instead of one for each use.
 */
export function* undefinedNames(uses: readonly Use[], unused: readonly Definition[]): Iterable<Finding> {
  const byName = new Map<string, Use[]>();
  for (const use of uses) {
    const list = byName.get(use.name);
    if (list) list.push(use);
    else byName.set(use.name, [use]);
  }
  for (const [name, list] of byName) {
    const near =
      list.length > 1
        ? nearest(
            name,
            unused.map((definition) => definition.name),
          )
        : undefined;
    const definition = unused.find((candidate) => candidate.name === near);
    if (definition) yield definition.finding(name, list.length);
    else for (const { finding } of list) yield finding;
  }
}

/** A hint with the nearest name, or with all of them when they are few. */
export function hintFor(name: string, known: Iterable<string>, otherwise = ''): string {
  const list = [...known];
  const near = nearest(name, list);
  if (near !== undefined) return `did you mean "${near}"?`;
  return list.length > 0 && list.length <= 12 ? `one of ${list.join(', ')}` : otherwise;
}

/** Something that tells a way out: a cause of an error, a status code, a line of the log. */
export interface RemedyPart {
  file: CatalogFile;
  path: Path;
  /** What it is a way out of. */
  name: string;
  part: Pick<ErrorCase, 'do' | 'do-evidence' | 'do-says'>;
}

/** Everything that may tell a way out, about which findings are wanted. */
export function* remedies(context: Context): Iterable<RemedyPart> {
  for (const { file, path, error } of errorCases(context)) yield { file, path, name: error.errno, part: error };
  for (const file of soundFiles(context)) {
    if (file.kind === 'status')
      for (const [index, part] of (context.find('status', file.name)?.codes ?? []).entries())
        yield { file, path: ['codes', String(index)], name: part.name, part };
    if (file.kind === 'log')
      for (const [index, part] of (context.find('log', file.name)?.lines ?? []).entries())
        yield { file, path: ['lines', String(index)], name: `"${part.text}"`, part };
  }
}

/** One way to fail, of an operation or a provider. */
export interface ErrorPart {
  file: CatalogFile;
  path: Path;
  error: ErrorCase;
}

/** Every error case of the interfaces about which findings are wanted. */
export function* errorCases(context: Context): Iterable<ErrorPart> {
  for (const file of soundFiles(context)) {
    if (file.kind !== 'interface') continue;
    const data = context.find('interface', file.name);
    for (const key of ['operations', 'providers'] as const) {
      for (const [index, part] of (data?.[key] ?? []).entries()) {
        for (const [number, error] of (part.errors ?? []).entries()) {
          yield { file, path: [key, String(index), 'errors', String(number)], error };
        }
      }
    }
  }
}
