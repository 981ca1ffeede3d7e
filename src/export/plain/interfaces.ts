import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { ErrorCase, HistoryEvent, Interface, Operation, Provider } from '../../catalog/types.ts';
import { factText } from '../../overlap/index.ts';
import { formatDocument, interfaceDocument } from '../documents.ts';
import type { Block, Line, Plain } from './blocks.ts';

const historyLine = ({ change, kernel, date, version, what, evidence }: HistoryEvent): Line => ({
  text: `${[change, version, kernel === undefined ? date : `in ${kernel}`].filter(Boolean).join(' ')}${what === undefined ? '' : `: ${what}`}`,
  evidence,
});

const errorLine = ({ errno, when, do: remedy, since, until, evidence, ...rest }: ErrorCase): Line => ({
  text: `${errno}: ${when}${since ? ` (since ${since})` : ''}${until ? ` (until ${until})` : ''}`,
  evidence,
  below: remedy === undefined ? [] : [{ text: `What to do: ${remedy}`, evidence: rest['do-evidence'] }],
});

const operationBlock = (operation: Operation): Block => ({
  heading: operation.name,
  blocks: [
    { paragraph: { text: operation.summary } },
    {
      facts: [
        ['Kind', operation.kind],
        ['Symbol', operation.symbol],
        ['Header', operation.header],
        ['Path', operation.path],
        ['Access', operation.access],
        ['Request', operation.request],
        ['Response', operation.response],
        ['Privileges', operation.privileges?.join('; ')],
        ['Waits', operation.waits],
        ['Needs', operation.needs?.join('; ')],
        ['Functions', operation.implements?.map((item) => item.function).join(', ')],
      ],
    },
    { list: (operation.errors ?? []).map(errorLine) },
    { list: (operation.history ?? []).map(historyLine) },
    { list: operation.notes ?? [] },
  ],
});

const providerBlock = (catalog: Catalog, provider: Provider): Block => ({
  heading: `${catalog.platforms.find(({ id }) => id === provider.platform)?.name ?? provider.platform}: ${provider.name}`,
  blocks: [
    { paragraph: { text: provider.summary ?? '' } },
    { list: provider.history.map(historyLine) },
    { list: (provider.errors ?? []).map(errorLine) },
    { list: provider.notes ?? [] },
  ],
});

const factsOf = (item: Interface): Block => ({
  facts: [
    ['Platform', item.platform],
    ['Side', item.side],
    ['Stability', item.stability],
    ['Opens', [item.opens.kind, item.opens.path, ...(item.opens.paths ?? [])].filter(Boolean).join(', ')],
    ['Module', item.module],
    ['Headers', item.header?.join(', ')],
    ['Source', item.source?.join(', ')],
    ['Documents', item.document?.join(', ')],
  ],
});

/** An interface's page. */
export function plainInterface(catalog: Catalog, id: string): Plain {
  const { entry: item, uapi } = interfaceDocument(catalog, id);
  return {
    title: item.name,
    page: urls.interface(id),
    blocks: [
      { paragraph: { text: item.summary } },
      factsOf(item),
      { list: item.notes ?? [] },
      {
        heading: 'Where document and code disagree',
        blocks: [
          {
            list: (item.discrepancies ?? []).map(({ title, documented, implemented, advice }) => ({
              text: title,
              below: [
                { text: `Documented: ${documented.claim}`, evidence: documented.evidence },
                { text: `Implemented: ${implemented.claim}`, evidence: implemented.evidence },
                { text: `Meanwhile: ${advice}` },
              ],
            })),
          },
        ],
      },
      { heading: 'Operations', blocks: item.operations.map(operationBlock) },
      { heading: 'Providers', blocks: (item.providers ?? []).map((provider) => providerBlock(catalog, provider)) },
      {
        heading: 'Names of the headers',
        blocks: [
          {
            list: uapi.map(({ kind, name, header, arch, value }) => ({
              text: `${name}: ${kind}, ${factText(value)} (${header}, ${arch})`,
            })),
          },
        ],
      },
      { heading: 'History', blocks: [{ list: item.history.map(historyLine) }] },
    ],
  };
}

/** A format's page. */
export function plainFormat(catalog: Catalog, id: string): Plain {
  const { entry, fields } = formatDocument(catalog, id);
  const place = (field: (typeof fields)[number]): string =>
    'offset' in field && field.offset !== null
      ? `at ${field.offset}`
      : 'key' in field && Array.isArray(field.key)
        ? `key ${field.key.join('.')}`
        : '';
  return {
    title: entry.name,
    page: urls.format(id),
    blocks: [
      { paragraph: { text: entry.about, evidence: entry.evidence } },
      {
        facts: [
          ['Platform', entry.platform],
          ['Encoding', entry.encoding],
          ['Size', entry.size === undefined ? undefined : `${entry.size} bytes`],
          ['Byte order', entry.endian],
        ],
      },
      {
        heading: 'Fields',
        blocks: [
          {
            list: fields.map((field) => ({
              text: [
                field.name,
                place(field),
                field.size === null || field.size === undefined ? '' : `size ${field.size}`,
                field.type,
                field.concept ? `concept ${field.concept}` : '',
              ]
                .filter(Boolean)
                .join(', '),
            })),
          },
        ],
      },
    ],
  };
}
