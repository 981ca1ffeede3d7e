import { ENTRY_PAGE, SECTIONS } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/model.ts';
import { keysOf } from '../maps.ts';

/** Lists of names that were one page and are several now. */
const SPLIT: readonly { from: string; to: string }[] = [
  { from: `${SECTIONS.search}names/s/`, to: `${SECTIONS.search}names/s-1/` },
];

/** Site paths of renamed entries and of split pages, each with the page that it leads to now. */
export const redirects = (catalog: Catalog): { from: string; to: string }[] => [
  ...SPLIT,
  ...keysOf(ENTRY_PAGE).flatMap((folder) =>
    catalog[folder].flatMap(({ id, formerly = [] }) =>
      formerly.map((old) => ({ from: ENTRY_PAGE[folder](old), to: ENTRY_PAGE[folder](id) })),
    ),
  ),
];
