import { ENTRY_PAGE } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/model.ts';
import { keysOf } from '../maps.ts';

/** Site paths of renamed entries, each with the page that it leads to now. */
export const redirects = (catalog: Catalog): { from: string; to: string }[] =>
  keysOf(ENTRY_PAGE).flatMap((folder) =>
    catalog[folder].flatMap(({ id, formerly = [] }) =>
      formerly.map((old) => ({ from: ENTRY_PAGE[folder](old), to: ENTRY_PAGE[folder](id) })),
    ),
  );
