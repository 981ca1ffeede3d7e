import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import { evaluatorOf, factText, kernelDiff } from '../../overlap/index.ts';
import { aspectNames, viewChanges, viewText } from '../diff-text.ts';
import { EVIDENCE_COLUMNS, evidenceFields, type Field, type Sheet } from './sheet.ts';

/** What changed from one kernel to another: levels, cells, values, steps of histories and names of the headers. */
export function kernelChangesSheet(catalog: Catalog, from: string, to: string): Sheet {
  const evaluator = evaluatorOf(catalog);
  const diff = kernelDiff(catalog, from, to);
  const none: [Field, Field] = ['', { links: [] }];
  const levels = diff.levels.map((change): Field[] => [
    'level',
    change.function,
    '',
    change.before,
    change.after,
    '',
    { links: [urls.function(change.function, 'level')] },
    ...none,
  ]);
  const cells = diff.cells.map((change): Field[] => [
    change.before.state === change.after.state ? 'value' : 'cell',
    change.function,
    change.platform,
    viewText(change.before),
    viewText(change.after),
    viewChanges(change.before, change.after, aspectNames(catalog, change.function)).join('; '),
    { links: [urls.cell(change.function, change.platform)] },
    ...evidenceFields(catalog, evaluator.cell(change.function, change.platform, to).evidence),
  ]);
  const steps = diff.events.map(({ kernel, interface: item, operation, provider, event }): Field[] => [
    'step',
    [item, operation].filter(Boolean).join('#'),
    provider ?? '',
    '',
    `${event.change} in ${kernel}`,
    event.what ?? '',
    { links: [operation === undefined ? urls.interface(item) : urls.operation(item, operation)] },
    ...evidenceFields(catalog, event.evidence),
  ]);
  const facts = diff.facts.map((fact): Field[] => [
    fact.kind,
    fact.name,
    fact.arch,
    factText(fact.before),
    factText(fact.after),
    fact.header,
    { links: [] },
    ...none,
  ]);
  return {
    title: `From Linux ${from} to ${to}`,
    columns: ['what', 'id', 'of', 'before', 'after', 'note', 'url', ...EVIDENCE_COLUMNS],
    rows: [...levels, ...cells, ...steps, ...facts],
    ...(diff.factsFrom && diff.factsTo ? { notes: [`Headers: ${diff.factsFrom} to ${diff.factsTo}.`] } : {}),
  };
}
