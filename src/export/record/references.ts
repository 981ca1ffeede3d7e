import type { Evidence } from '../../catalog/types.ts';
import { COLUMNS, wrap } from './lines.ts';

/** The references of one text: numbered in the order in which they are first named. */
export class References {
  readonly #numbers = new Map<string, number>();
  readonly #items: Evidence[] = [];

  /** Marks for some evidence, `[1][2]`; '' when nothing of it can be named. */
  mark(evidence: readonly Evidence[] | undefined, most = 2): string {
    return (evidence ?? [])
      .filter((item) => keyOf(item) !== undefined)
      .slice(0, most)
      .map((item) => `[${this.#number(item)}]`)
      .join('');
  }

  #number(item: Evidence): number {
    const key = keyOf(item) ?? '';
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#items.push(item);
    this.#numbers.set(key, this.#items.length);
    return this.#items.length;
  }

  /** The list at the end, one Message-ID, commit or address a line where it fits. */
  lines(): string[] {
    return this.#items.flatMap((item, index) => {
      const mark = `[${index + 1}] `;
      const indent = ' '.repeat(mark.length);
      if (item.lore !== undefined) {
        // A Message-ID cannot be broken; one that does not fit is named by its subject and day.
        const told = item.seen === 'listed' ? ' (reported)' : '';
        if (mark.length + item.lore.length + 2 + told.length <= COLUMNS) return [`${mark}<${item.lore}>${told}`];
        return wrap(`mail "${item.subject ?? ''}", ${item.date ?? 'undated'}${told}`, mark, indent);
      }
      if (item.commit !== undefined)
        return wrap(`commit ${item.commit.slice(0, 12)} ("${item.subject ?? ''}")`, mark, indent);
      if (item.kernel !== undefined) return wrap(`${item.kernel} of Linux ${item.at ?? ''}`, mark, indent);
      if (item.spec !== undefined) return wrap(`${item.spec}, ${item.section ?? ''}`, mark, indent);
      const address = item.url ?? '';
      const told = item.claimed ? ' (secondary)' : '';
      return mark.length + address.length + told.length <= COLUMNS
        ? [`${mark}${address}${told}`]
        : [
            ...wrap(`"${item.title ?? ''}"${item.date === undefined ? '' : `, ${item.date}`}${told}`, mark, indent),
            ...(indent.length + address.length <= COLUMNS ? [`${indent}${address}`] : []),
          ];
    });
  }
}

function keyOf(item: Evidence): string | undefined {
  const { lore, commit, url, kernel, spec } = item;
  return lore ?? (commit === undefined ? (url ?? kernel ?? spec) : commit.slice(0, 12));
}
