import type { UapiFact } from '../catalog/model.ts';
import type { Interface } from '../catalog/types.ts';
import { factNumber } from '../overlap/uapi.ts';
import { evaluator } from './model.ts';
import { newestFact } from './uapi.ts';

/** A constant of an interface's headers, with its newest extracted fact. */
export interface ConstantRow {
  name: string;
  about?: string;
  fact?: UapiFact;
}

/** The interface's constants; a prefix with * becomes every extracted name that begins with it. */
export function constantRows(item: Interface): ConstantRow[] {
  const named = new Set((item.constants ?? []).map((constant) => constant.name));
  return (item.constants ?? []).flatMap((constant): ConstantRow[] => {
    if (!constant.name.endsWith('*')) {
      return [{ name: constant.name, about: constant.about, fact: newestFact(constant.name, item.arch)?.fact }];
    }
    const prefix = constant.name.slice(0, -1);
    const names = [...evaluator().uapi.names]
      .filter((name) => name.startsWith(prefix) && !name.includes('.') && !named.has(name))
      .map((name) => ({ name, fact: newestFact(name, item.arch)?.fact }))
      .sort((a, b) => byNumber(order(a.fact), order(b.fact)) || (a.name < b.name ? -1 : 1));
    if (names.length === 0) return [{ name: constant.name, about: constant.about }];
    return names.map((row, index) => (index === 0 ? { ...row, about: constant.about } : row));
  });
}

const byNumber = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const order = (fact: UapiFact | undefined): bigint => {
  const value = fact?.value;
  return value && 'value' in value ? factNumber(value.value) : 0n;
};
