import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { ErrorCase, Interface } from '../../catalog/types.ts';
import { EVIDENCE_COLUMNS, evidenceFields, type Field, type Sheet } from './sheet.ts';

const COLUMNS = ['errno', 'interface', 'operation', 'platform', 'when', 'do', 'says', 'since', 'until', 'url'] as const;

/** Errors of an operation or a provider, each at its anchor: the second of an errno is `-2`, and so on. */
function rowsOf(
  catalog: Catalog,
  errors: readonly ErrorCase[],
  anchor: string,
  at: { item: Interface; operation?: string; platform: string },
): Field[][] {
  const seen = new Map<string, number>();
  return errors.map((error) => {
    const number = (seen.get(error.errno) ?? 0) + 1;
    seen.set(error.errno, number);
    const suffix = number > 1 ? `-${number}` : '';
    return [
      error.errno,
      at.item.id,
      at.operation,
      at.platform,
      error.when,
      error.do,
      error.says,
      error.since,
      error.until,
      { links: [urls.interface(at.item.id, `${anchor}-${error.errno}${suffix}`)] },
      ...evidenceFields(catalog, [...error.evidence, ...(error['do-evidence'] ?? [])]),
    ];
  });
}

const errorRows = (catalog: Catalog, item: Interface): Field[][] => [
  ...item.operations.flatMap(({ id, errors = [] }) =>
    rowsOf(catalog, errors, id, { item, operation: id, platform: item.platform }),
  ),
  ...(item.providers ?? []).flatMap(({ platform, errors = [] }) =>
    rowsOf(catalog, errors, `provider-${platform}`, { item, platform }),
  ),
];

/** Whether an interface has any error on record. */
export const hasErrors = ({ operations, providers = [] }: Interface): boolean =>
  [...operations, ...providers].some(({ errors = [] }) => errors.length > 0);

/** Every known way to fail of some interfaces, with its way out. */
export const errorsSheet = (catalog: Catalog, title: string, interfaces: readonly Interface[]): Sheet => ({
  title,
  columns: [...COLUMNS, ...EVIDENCE_COLUMNS],
  rows: interfaces.flatMap((item) => errorRows(catalog, item)),
});
