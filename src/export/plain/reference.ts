import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Log, Status } from '../../catalog/types.ts';
import { codeRows, evaluatorOf, logRows } from '../../overlap/index.ts';
import type { Line, Plain } from './blocks.ts';

const names = (catalog: Catalog, platforms: readonly string[]): string =>
  platforms.map((id) => evaluatorOf(catalog).platform(id).name).join(', ');

/** The kernels of something told, where it does not hold in all. */
const span = ({ since, until }: { since?: string; until?: string }): string =>
  [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(', ');

const remedy = (told: { do?: string; 'do-says'?: string } | undefined): Line[] =>
  told?.do === undefined ? [] : [{ text: `What to do${told['do-says'] ? ` (${told['do-says']})` : ''}: ${told.do}` }];

/** The page of a family of status codes: where they surface, and each number with its meaning and way out. */
export const plainStatus = (catalog: Catalog, entry: Status): Plain => ({
  title: entry.name,
  page: urls.status(entry.id),
  blocks: [
    { paragraph: { text: entry.summary, evidence: entry.evidence } },
    {
      facts: [
        ['Platforms', names(catalog, entry.platforms)],
        ['Returned by', entry.from],
        ['Width', `${entry.bits} bits`],
        ['Mask', entry.mask],
      ],
    },
    {
      heading: 'Parts of the number',
      blocks: [
        {
          list: (entry.layout ?? []).map(({ bits, name, about, evidence }) => ({
            text: `${bits} ${name}: ${about}`,
            evidence,
          })),
        },
      ],
    },
    {
      heading: 'Codes',
      blocks: [
        {
          list: codeRows(catalog, entry).map(({ code, number }) => ({
            text: [
              `${number?.text ?? 'unknown'} ${code.name}: ${code.meaning}`,
              code.errno && `becomes ${code.errno}`,
              span(code),
            ]
              .filter(Boolean)
              .join('; '),
            evidence: code.evidence,
            below: remedy(code),
          })),
        },
      ],
    },
    { heading: 'Notes', blocks: [{ list: entry.notes ?? [] }] },
  ],
});

/** The page of what a part of the kernel writes to its log: each line with its cause and way out, where they are told. */
export const plainLog = (catalog: Catalog, entry: Log): Plain => ({
  title: `Log: ${entry.name}`,
  page: urls.log(entry.id),
  blocks: [
    { paragraph: { text: entry.summary } },
    {
      facts: [
        ['Platforms', names(catalog, entry.platforms)],
        ['Log of the', entry.side === 'both' ? 'guest and the host' : entry.side],
        ['Sources', entry.files.map(({ path }) => path).join(', ')],
      ],
    },
    {
      heading: 'Lines',
      blocks: [
        {
          list: logRows(catalog, entry).map(({ prefix, text, level, kernels, told }) => ({
            text: `\`${prefix}${text}\` (${[level, kernels.length > 0 && `in ${kernels.join(', ')}`].filter(Boolean).join(', ')})`,
            below: told ? [{ text: `Cause: ${told.when}`, evidence: told.evidence }, ...remedy(told)] : [],
          })),
        },
      ],
    },
    { heading: 'Notes', blocks: [{ list: entry.notes ?? [] }] },
  ],
});
