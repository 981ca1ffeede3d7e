import type { KernelRelease } from '../../catalog/model.ts';
import type { FunctionEntry } from '../../catalog/types.ts';
import { getCatalog } from '../catalog.ts';
import { offerLabel } from '../cells.ts';
import { levelCounts, timelineText } from '../levels.ts';
import { cell, convergence, columns as platformColumns, sinceWords } from '../model.ts';
import { paths } from '../url.ts';
import { GROUP, LEVEL, SIDE, STATE } from '../words.ts';
import { factCells, placeOf } from './facts.ts';
import type { CellData, Column, ItemHead } from './merge.ts';

/** Columns of functions and of kernels: what lies across platforms. */

export const functionHead = (entry: FunctionEntry): ItemHead => ({
  id: `function/${entry.id}`,
  kind: 'function',
  name: entry.name,
  platform: 'linux',
  code: SIDE[entry.side],
  group: entry.group,
  url: paths.function(entry.id),
});

/** A function beside others: its level, and how each platform stands to it. */
export function functionColumn(entry: FunctionEntry): Column {
  const all = convergence(entry.id);
  const cells = factCells([
    { id: 'group', name: 'Group', text: GROUP[entry.group] },
    { id: 'side', name: 'Side', text: SIDE[entry.side] },
    { id: 'level', name: 'Level', text: LEVEL[all.level].name },
    { id: 'counts', name: 'Who has it', text: levelCounts(all) },
    { id: 'history', name: 'Level over the releases', text: timelineText(all.timeline) },
    { id: 'definition', name: 'Definition', text: entry.definition, eye: true },
  ]);
  platformColumns().forEach((platform, index) => {
    const one = cell(entry.id, platform.id);
    const offer = one.offers[0];
    cells.push({
      row: `on:${platform.id}`,
      place: 500 + index,
      group: 'Platforms',
      name: platform.code,
      text: [STATE[one.state].name, offer && offerLabel(offer), offer && sinceWords(offer.since)]
        .filter(Boolean)
        .join(', '),
      value: one.state,
      url: paths.function(entry.id, platform.id),
    });
  });
  return { ...functionHead(entry), cells };
}

export const kernelHead = (release: KernelRelease): ItemHead => ({
  id: `kernel/${release.id}`,
  kind: 'kernel',
  name: `Linux ${release.id}`,
  platform: 'linux',
  code: release.id,
  url: paths.kernel(release.id),
});

/** A kernel beside others: the level of every function in it, and who has it. */
export function kernelColumn(release: KernelRelease): Column {
  const cells: CellData[] = factCells([
    { id: 'released', name: 'Released', text: release.released === 'unknown' ? undefined : release.released },
    { id: 'longterm', name: 'Longterm', text: release.longterm ? 'yes' : 'no' },
  ]);
  for (const entry of getCatalog().functions) {
    const all = convergence(entry.id, release.id);
    const base = placeOf().get(entry.id) ?? 0;
    const head = { group: entry.name, groupUrl: paths.function(entry.id) };
    const level = LEVEL[all.level].name;
    cells.push({ row: `cell:${entry.id}`, place: base, ...head, name: 'Level', text: level, value: level });
    platformColumns().forEach((platform, index) => {
      const one = cell(entry.id, platform.id, release.id);
      if (one.state === 'none' || one.state === 'not-applicable') return;
      const offer = one.offers[0];
      const text = [STATE[one.state].name, offer && offerLabel(offer)].filter(Boolean).join(', ');
      cells.push({
        row: `${entry.id}/on-${platform.id}`,
        place: base + 1 + index,
        ...head,
        name: platform.code,
        text,
        ...(one.state === 'unknown' ? {} : { value: text }),
      });
    });
  }
  return { ...kernelHead(release), cells };
}
