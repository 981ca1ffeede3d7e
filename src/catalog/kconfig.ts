import type { Kconfig, KconfigItem } from './types.ts';
import { compareVersions } from './versions.ts';

/** An item as an object: one symbol, or several of which one is enough. */
const itemOf = (item: string | KconfigItem): KconfigItem => (typeof item === 'string' ? { symbol: item } : item);

/** Symbols of one item; more than one where any of them is enough. */
export const alternatives = (item: string | KconfigItem): readonly string[] => {
  const { symbol, any } = itemOf(item);
  return any ?? (symbol === undefined ? [] : [symbol]);
};

/** Every symbol that a list names, whatever the kernel. */
export const kconfigSymbols = (list: Kconfig | undefined): string[] => [...new Set((list ?? []).flatMap(alternatives))];

/** First and last kernel of an item; open at the ends. */
export function kconfigRange(item: string | KconfigItem): { since?: string; until?: string } {
  const { since, until } = itemOf(item);
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

/** The items that a kernel has. */
export const kconfigAt = (list: Kconfig | undefined, kernel: string): Kconfig =>
  (list ?? []).filter((item) => {
    const { since, until } = kconfigRange(item);
    return (
      (since === undefined || compareVersions(kernel, since) >= 0) &&
      (until === undefined || compareVersions(kernel, until) <= 0)
    );
  });

/** An item in words: `CONFIG_A`, `CONFIG_A or CONFIG_B`, with the kernels in which it is so named. */
export function kconfigText(item: string | KconfigItem): string {
  const names = alternatives(item)
    .map((symbol) => `CONFIG_${symbol}`)
    .join(' or ');
  const { since, until } = kconfigRange(item);
  if (since !== undefined) return `${names} (${since}${until === undefined ? ' on' : ` to ${until}`})`;
  return until === undefined ? names : `${names} (until ${until})`;
}
