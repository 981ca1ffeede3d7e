import { findFunction } from '../model.ts';
import { GROUP } from '../words.ts';
import { blockId, blocks, type Column, mergeColumns } from './merge.ts';

interface Section {
  id: string;
  name: string;
  items?: { id: string; name: string }[];
}

/** Contents of a comparison: its functions by group, and what comes before and after them. */
export function railOf(columns: readonly Column[]): Section[] {
  const sections: Section[] = [];
  for (const block of blocks(mergeColumns(columns))) {
    const id = blockId(block);
    const entry = findFunction(id);
    if (!entry) {
      sections.push({ id, name: block.group });
      continue;
    }
    const name = GROUP[entry.group];
    const last = sections.at(-1);
    if (last?.items && last.name === name) last.items.push({ id, name: entry.name });
    else sections.push({ id, name, items: [{ id, name: entry.name }] });
  }
  return sections;
}
