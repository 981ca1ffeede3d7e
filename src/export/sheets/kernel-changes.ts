import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import { byKey, perCatalog } from '../../catalog/per-catalog.ts';
import {
  comparesHeaders,
  evaluatorOf,
  eventsOf,
  factText,
  kernelDiff,
  releasesWithEvents,
} from '../../overlap/index.ts';
import { aspectNames, viewChanges, viewText } from '../diff-text.ts';
import { EVIDENCE_COLUMNS, evidenceFields, type Field, type Row, type Sheet } from './sheet.ts';

const NONE: readonly Field[] = ['', { links: [] }];

const stepsIn = perCatalog(() => byKey<string, readonly Row[]>());
/** The steps of one release, which the sheets of many pairs share. */
const stepRows = (catalog: Catalog, release: string): readonly Row[] =>
  stepsIn(catalog)(release, () =>
    eventsOf(catalog, release).map(
      ({ kernel, interface: item, operation, provider, event }): Row => [
        'step',
        [item, operation].filter(Boolean).join('#'),
        provider ?? '',
        '',
        `${event.change} in ${kernel}`,
        event.what ?? '',
        { links: [operation === undefined ? urls.interface(item) : urls.operation(item, operation)] },
        ...evidenceFields(catalog, event.evidence),
      ],
    ),
  );

/**
 * What changed from one kernel to another: levels, cells, values, steps of histories, and names of the headers where those
 * of both ends were read.
 */
export function kernelChangesSheet(catalog: Catalog, from: string, to: string): Sheet {
  const evaluator = evaluatorOf(catalog);
  const diff = kernelDiff(catalog, from, to);
  const levels = diff.levels.map(
    (change): Row => [
      'level',
      change.function,
      '',
      change.before,
      change.after,
      '',
      { links: [urls.function(change.function, 'level')] },
      ...NONE,
    ],
  );
  const cells = diff.cells.map(
    (change): Row => [
      change.before.state === change.after.state ? 'value' : 'cell',
      change.function,
      change.platform,
      viewText(change.before),
      viewText(change.after),
      viewChanges(change.before, change.after, aspectNames(catalog, change.function)).join('; '),
      { links: [urls.cell(change.function, change.platform)] },
      ...evidenceFields(catalog, evaluator.cell(change.function, change.platform, to).evidence),
    ],
  );
  const steps = releasesWithEvents(catalog, from, to).flatMap((release) => stepRows(catalog, release));
  const facts = (comparesHeaders(diff) ? diff.facts : []).map(
    (fact): Row => [
      fact.kind,
      fact.name,
      fact.arch,
      factText(fact.before),
      factText(fact.after),
      fact.header,
      { links: [] },
      ...NONE,
    ],
  );
  return {
    title: `From Linux ${from} to ${to}`,
    columns: ['what', 'id', 'of', 'before', 'after', 'note', 'url', ...EVIDENCE_COLUMNS],
    rows: [...levels, ...cells, ...steps, ...facts],
    notes: [
      comparesHeaders(diff)
        ? 'Headers of both releases were read.'
        : 'The headers of both releases were not read: names in them are left out.',
    ],
  };
}
