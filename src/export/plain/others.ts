import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Concept, Decision, Kernel, Meeting, Series } from '../../catalog/types.ts';
import { evaluatorOf, kernelDiff } from '../../overlap/index.ts';
import { isReported, messageOf, postingsOf, topicsOfSeries, versionName } from '../../record/index.ts';
import { kernelDiffSections } from '../diff-text.ts';
import { decisionSource, personText, UNOFFICIAL } from '../record/words.ts';
import type { Line, Plain } from './blocks.ts';

const links = (ids: readonly string[] | undefined, to: (id: string) => string): Line[] =>
  (ids ?? []).map((id) => ({ text: id, to: to(id) }));

/** A concept's page. */
export function plainConcept(catalog: Catalog, entry: Concept): Plain {
  const name = (id: string): string => evaluatorOf(catalog).platform(id).name;
  return {
    title: entry.name,
    page: urls.concept(entry.id),
    blocks: [
      { paragraph: { text: entry.definition, evidence: entry.evidence } },
      { paragraph: { text: entry.purpose ?? '' } },
      {
        heading: 'Platforms',
        blocks: [
          {
            list: entry.vendors.map(({ platform, state, how }) => ({
              text: `${name(platform)}${state === 'none' ? ' (none)' : ''}: ${how}`,
            })),
          },
        ],
      },
      { heading: 'Related', blocks: [{ list: links(entry.related, urls.concept) }] },
    ],
  };
}

/** The page of a patch series. */
export const plainSeries = (catalog: Catalog, entry: Series): Plain => ({
  title: entry.title,
  page: urls.series(entry.id),
  blocks: [
    { paragraph: { text: entry.about ?? '' } },
    {
      facts: [
        ['By', personText(entry.by)],
        ['Outcome', [entry.outcome.state, entry.outcome.why].filter(Boolean).join(': ')],
      ],
    },
    {
      heading: 'Versions',
      blocks: [
        {
          list: postingsOf(entry).map((version) => ({
            text: [versionName(version), version.date, isReported(version) && 'reported', version.about]
              .filter(Boolean)
              .join(', '),
            evidence: messageOf(version),
          })),
        },
      ],
    },
    {
      heading: 'Topics',
      blocks: [
        { list: topicsOfSeries(catalog, entry.id).map(({ id, title }) => ({ text: title, to: urls.topic(id) })) },
      ],
    },
    { paragraph: { text: UNOFFICIAL } },
  ],
});

/** The page of a decision. */
export function plainDecision(entry: Decision): Plain {
  const { evidence, reportedBy } = decisionSource(entry);
  return {
    title: entry.what,
    page: urls.decision(entry.id),
    blocks: [
      {
        facts: [
          ['Outcome', entry.outcome],
          ['Day', entry.date],
          ['Forum', entry.forum],
          ['Reported by', reportedBy],
          ['Instead', entry.instead],
          ['To be looked at again if', entry['revisit-if']],
        ],
      },
      { paragraph: { text: entry.why ?? '' } },
      { paragraph: { text: entry.quote === undefined ? '' : `“${entry.quote}”` } },
      {
        heading: 'Record',
        blocks: [
          { list: evidence.map((item) => ({ text: item.title ?? item.subject ?? 'Source', evidence: [item] })) },
        ],
      },
      { heading: 'Topics', blocks: [{ list: links(entry.topics, urls.topic) }] },
      { paragraph: { text: UNOFFICIAL } },
    ],
  };
}

/** The page of a meeting. */
export const plainMeeting = (entry: Meeting): Plain => ({
  title: entry.title ?? `${entry.forum}, ${entry.date}`,
  page: urls.meeting(entry.id),
  blocks: [
    {
      facts: [
        ['Forum', entry.forum],
        ['Day', [entry.date, entry.time].filter(Boolean).join(' ')],
        ['State', [entry.state, entry.why].filter(Boolean).join(': ')],
        ['Where', entry.where],
      ],
    },
    { paragraph: { text: entry.about ?? '', evidence: entry.evidence } },
    { heading: 'Agenda', blocks: [{ list: (entry.agenda ?? []).map(({ item }) => ({ text: item })) }] },
    { paragraph: { text: UNOFFICIAL } },
  ],
});

/** The page of a kernel release. */
export function plainKernel(catalog: Catalog, entry: Kernel): Plain {
  const { kernels } = evaluatorOf(catalog);
  const before = kernels[kernels.indexOf(entry.id) - 1];
  const sections = before === undefined ? [] : kernelDiffSections(catalog, kernelDiff(catalog, before, entry.id));
  return {
    title: `Linux ${entry.id}`,
    page: urls.kernel(entry.id),
    blocks: [
      {
        facts: [
          ['Released', entry.released],
          ['Longterm', entry.longterm ? 'yes' : undefined],
          ['Checked against', entry.checked && `${entry.checked.package} ${entry.checked.version}`],
        ],
      },
      ...sections.map(({ title, lines }) => ({ heading: title, blocks: [{ list: lines.map((text) => ({ text })) }] })),
      { heading: 'Notes', blocks: [{ list: entry.notes ?? [] }] },
    ],
  };
}
