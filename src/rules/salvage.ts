import type { Kind } from '../catalog/kinds.ts';
import { type Path, valueAt } from '../catalog/pointer.ts';
import { faultsOf } from '../catalog/read/read-file.ts';
import { parseYaml } from '../catalog/read/yaml.ts';

/** What can be judged of an entry with schema faults, once the faulty places are out of the way. */
export interface Salvage {
  /** A valid entry. */
  data: unknown;
  /** Whether a finding at a place of `data` may be due to what was taken away or put in, by how far its rule looks. */
  doubtful(path: Path, looks: 'value' | 'list'): boolean;
  /** A place of `data` as it is in the file. */
  original(path: Path): string[];
}

/** Each round takes away what the one before laid bare: a mapping that lost a key that it needs, a list that is empty. */
const MOST_ROUNDS = 40;

/** What may stand for a missing value. */
const FILLERS: readonly unknown[] = [[], 'This text stands for one that is missing.', {}, 0, false];

type Holder = Record<string, unknown> | unknown[];

/**
 * Takes the faulty places out of an entry, or puts them right where that takes no judgement. Undefined when nothing valid
 * is left. For keys of its own that the entry lacks, those of a `model` stand in: a valid entry of the kind.
 */
export function salvage(kind: Kind, read: unknown, model: unknown): Salvage | undefined {
  if (typeof read !== 'object' || read === null) return undefined;
  const data = structuredClone(read) as Holder;
  /** Indices in the file of the items that lists still have, and keys in the file of those that were renamed. */
  const kept = new Map<unknown, number[]>();
  const renamed = new Map<unknown, Map<string, string>>();
  const damaged: string[][] = [];

  const original = (path: Path): string[] => {
    let value: unknown = data;
    return path.map((step) => {
      const own = kept.get(value)?.[Number(step)]?.toString() ?? renamed.get(value)?.get(step) ?? step;
      value = (value as Record<string, unknown> | undefined)?.[step];
      return own;
    });
  };
  const holderOf = (path: Path): Holder | undefined => {
    let value: unknown = data;
    for (const step of path.slice(0, -1)) value = (value as Record<string, unknown> | undefined)?.[step];
    return typeof value === 'object' && value !== null ? (value as Holder) : undefined;
  };
  const remove = (path: Path): boolean => {
    const holder = holderOf(path);
    const last = path.at(-1);
    if (!holder || last === undefined) return false;
    damaged.push(original(path));
    if (Array.isArray(holder)) {
      const indices = kept.get(holder) ?? holder.map((_, index) => index);
      kept.set(holder, indices.toSpliced(Number(last), 1));
      holder.splice(Number(last), 1);
    } else delete holder[last];
    return true;
  };
  const put = (path: Path, value: unknown): void => {
    const holder = holderOf(path) as Record<string, unknown>;
    holder[path.at(-1) as string] = value;
  };
  const fill = (path: Path, key: string): boolean => {
    const at = [...path, key];
    const lent = path.length === 0 ? valueAt(model, [key]) : undefined;
    for (const value of lent === undefined ? FILLERS : [lent]) {
      put(at, value);
      const lasting = faultsOf(kind, data).some((fault) => at.every((step, index) => fault.path[index] === step));
      if (!lasting) {
        damaged.push(original(at));
        return true;
      }
    }
    delete (holderOf(at) as Record<string, unknown>)[key];
    return remove(path);
  };

  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    // One at a time, as each may move or take away the places of the others.
    const fault = faultsOf(kind, data)[0];
    if (!fault) {
      const doubtful = (path: Path, looks: 'value' | 'list'): boolean =>
        damaged.some((place) => (looks === 'value' ? isOfIt : isNear)(original(path), place));
      return { data, original, doubtful };
    }
    const { path, fix, meant, missing } = fault;
    const holder = holderOf(path);
    const last = path.at(-1) ?? '';
    if (missing !== undefined) {
      if (!fill(path, missing)) return undefined;
    } else if (fix !== undefined) {
      damaged.push(original(path));
      put(path, parseYaml(fix).data);
    } else if (meant !== undefined && holder && !Array.isArray(holder) && !Object.hasOwn(holder, meant)) {
      // Nothing is lost by it: what stands under the key can be judged. A letter before it may be the end of the line above.
      const above = Object.keys(holder)[Object.keys(holder).indexOf(last) - 1];
      if (above !== undefined && last.endsWith(meant)) damaged.push(original([...path.slice(0, -1), above]));
      renamed.set(holder, (renamed.get(holder) ?? new Map<string, string>()).set(meant, last));
      holder[meant] = holder[last];
      delete holder[last];
    } else if (!remove(path)) return undefined;
  }
  return undefined;
}

const isBelow = (path: Path, place: Path): boolean => place.every((step, index) => path[index] === step);
/** Whether a place is a damaged one or below it, or the list that the damaged one was an item of. */
const isOfIt = (path: Path, damaged: Path): boolean =>
  isBelow(path, damaged) || (isIndex(damaged.at(-1)) && path.length === damaged.length - 1 && isBelow(damaged, path));
const isIndex = (step: string | undefined): boolean => step !== undefined && /^\d+$/.test(step);

/**
 * Whether a place is a damaged one or below it; the mapping that holds it or another of its keys; or, where it is an item
 * of a list or a key of one, another item of this list or a key of one. The root holds too much to be meant.
 */
function isNear(path: Path, damaged: Path): boolean {
  if (isBelow(path, damaged)) return true;
  const holder = damaged.slice(0, -1);
  if (holder.length > 0 && isBelow(path, holder) && path.length <= damaged.length) return true;
  const list = isIndex(damaged.at(-1)) ? holder : isIndex(holder.at(-1)) ? holder.slice(0, -1) : undefined;
  return list !== undefined && isBelow(path, list) && path.length <= list.length + 2;
}
