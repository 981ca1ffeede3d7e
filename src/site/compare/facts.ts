import { memo } from '../catalog.ts';
import type { CellData } from './merge.ts';

/** A fact of a thing that is compared; nothing is made of one without text. */
export type Fact = { id: string; name: string; text: string | undefined; code?: boolean; eye?: boolean };

const FACTS = 'Facts';

/** Facts as cells, in their order, before all functions. */
export const factCells = (facts: readonly Fact[], group = FACTS): CellData[] =>
  facts.flatMap((fact, index) =>
    fact.text
      ? [
          {
            row: `fact:${fact.id}`,
            place: index,
            group,
            name: fact.name,
            text: fact.text,
            ...(fact.eye ? { byEye: true } : { value: fact.text }),
            ...(fact.code ? { code: true } : {}),
          },
        ]
      : [],
  );

/** Where the rows of each function begin. */
export const placeOf = memo(
  (catalog) => new Map(catalog.functions.map((entry, index) => [entry.id, 1000 + index * 100])),
);
