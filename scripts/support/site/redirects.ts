import type { Catalog } from '../../../src/catalog/model.ts';

/** Kinds whose entries have a page of their own. */
const SECTIONS = ['platforms', 'functions', 'interfaces', 'formats', 'concepts', 'topics'] as const;

/** Site paths of renamed entries and of the pages that they lead to now. */
export const redirects = (catalog: Catalog): { from: string; to: string }[] =>
  SECTIONS.flatMap((section) =>
    catalog[section].flatMap(({ id, formerly = [] }) =>
      formerly.map((old) => ({ from: `/${section}/${old}/`, to: `/${section}/${id}/` })),
    ),
  );
