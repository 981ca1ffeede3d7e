import { placeOfEvidence } from '../../catalog/citation.ts';
import { keyOfPlace } from '../../catalog/place.ts';
import type { CatalogFile } from '../../catalog/read/load.ts';
import type { Discrepancy, Evidence } from '../../catalog/types.ts';
import type { Context } from '../context.ts';
import type { Finding, Rule } from '../rule.ts';

interface Told {
  file: CatalogFile;
  index: number;
  entry: string;
  discrepancy: Discrepancy;
  documented: ReadonlySet<string>;
  implemented: ReadonlySet<string>;
}

const placesOf = (evidence: readonly Evidence[]): ReadonlySet<string> =>
  new Set(evidence.map(placeOfEvidence).flatMap((place) => (place ? [keyOfPlace(place)] : [])));

export const discrepancyRepeat: Rule = {
  code: 'discrepancy-repeat',
  title: 'A discrepancy that is told twice',
  severity: 'error',
  excusable: true,
  explanation:
    'Two entries that set the same place of a document against the same place of the code tell one disagreement twice, and a maintainer would get it twice. Keep it where the operation is, and let the other entry refer to it by related.',
  bad: 'discrepancies in two files, both with the same document and the same function as evidence',
  good: 'one of them; the other entry lists the first under related',
  *run(context) {
    const all = context.once('discrepancies', () => gather(context));
    for (const [number, one] of all.entries()) {
      if (context.focus && !context.focus.has(one.file.file)) continue;
      const first = all.slice(0, number).find((other) => other.file !== one.file && isSame(one, other));
      if (!first) continue;
      yield {
        file: one.file,
        path: ['discrepancies', String(one.index)],
        message: `${first.entry} tells the same under "${first.discrepancy.id}": the places of both sides are the same`,
        hint: 'keep one of the two',
      } satisfies Finding;
    }
  },
};

const gather = (context: Context): Told[] =>
  context.sound('interface').flatMap(({ file, data }) =>
    (data.discrepancies ?? []).map((discrepancy, index) => ({
      file,
      index,
      entry: data.id,
      discrepancy,
      documented: placesOf(discrepancy.documented.evidence),
      implemented: placesOf(discrepancy.implemented.evidence),
    })),
  );

const isSame = (one: Told, other: Told): boolean =>
  !one.documented.isDisjointFrom(other.documented) && !one.implemented.isDisjointFrom(other.implemented);
