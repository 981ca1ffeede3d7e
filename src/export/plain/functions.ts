import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Cell, Offer } from '../../overlap/index.ts';
import {
  claimsText,
  comparedOffers,
  compareOffers,
  convergenceOf,
  evaluatorOf,
  functionTimeline,
  platformSet,
} from '../../overlap/index.ts';
import { cellEvidence } from '../sheets/matrix.ts';
import type { Line, Plain } from './blocks.ts';

const offerText = ({ interface: item, operations, since, provider }: Offer): string =>
  `${item.name}${provider ? ` (${provider.name})` : ''}: ${operations.map(({ name }) => name).join(', ')}; ` +
  (since.exact ? `since ${since.kernel}` : `in ${since.kernel} or before`);

/** A cell in words: its state, through what and since when, or why not. */
export function cellLine(cell: Cell, head: string): Line {
  const why = cell.offers.length > 0 ? '' : ` ${cell.reason}`;
  return {
    text: `${head}: ${cell.state}.${why}`,
    evidence: cell.offers.length > 0 ? undefined : cell.evidence,
    below: [
      ...cell.offers.map((offer) => ({
        text: offerText(offer),
        evidence: cellEvidence({ ...cell, evidence: [], offers: [offer] }),
      })),
      ...(cell.instead === undefined ? [] : [{ text: `Instead: ${cell.instead}` }]),
    ],
  };
}

/** A function's page. */
export function plainFunction(catalog: Catalog, id: string): Plain {
  const evaluator = evaluatorOf(catalog);
  const entry = evaluator.function(id);
  const kernel = evaluator.newest;
  const cells = platformSet(catalog).map((platform) => evaluator.cell(id, platform, kernel));
  const convergence = convergenceOf(catalog, id, kernel);
  const offers = comparedOffers(cells);
  const name = (platform: string): string => evaluator.platform(platform).name;
  return {
    title: entry.name,
    page: urls.function(id),
    blocks: [
      { paragraph: { text: entry.definition } },
      { paragraph: { text: entry.why ?? '' } },
      {
        facts: [
          ['Group', entry.group],
          ['Side', entry.side],
          [`Level in Linux ${kernel}`, convergence.level],
          ['First interface of one platform', convergence.firstOwn],
          ['Common since', convergence.firstCommon],
        ],
      },
      { heading: 'Why this level', blocks: [{ list: convergence.reasons.map((text) => ({ text })) }] },
      { heading: 'Platforms', blocks: [{ list: cells.map((cell) => cellLine(cell, name(cell.platform))) }] },
      {
        heading: 'Side by side',
        blocks: [
          {
            list: compareOffers(entry, offers).map(({ aspect, agreement, values }) => ({
              text: `${aspect.name}: ${agreement}`,
              below: values.map((claims, index) => ({
                text: `${name(offers[index]?.platform ?? '')}, ${offers[index]?.interface.name}: ${claimsText(aspect, claims)}`,
                evidence: claims.flatMap(({ evidence }) => evidence),
              })),
            })),
          },
        ],
      },
      {
        heading: 'Through the kernels',
        blocks: [
          {
            list: functionTimeline(catalog, id).map(({ kernel: at, level, cells: changed }) => ({
              text: `${at}: ${level}; ${changed.map(({ platform, after }) => `${name(platform)} ${after}`).join(', ')}`,
            })),
          },
        ],
      },
      {
        heading: 'Topics',
        blocks: [
          {
            list: catalog.topics
              .filter(({ functions = [] }) => functions.includes(id))
              .map(({ id: topic, title }) => ({ text: title, to: urls.topic(topic) })),
          },
        ],
      },
    ],
  };
}

/** A platform's page. */
export function plainPlatform(catalog: Catalog, id: string): Plain {
  const evaluator = evaluatorOf(catalog);
  const platform = evaluator.platform(id);
  const columns = evaluator.columnIds.includes(id);
  return {
    title: platform.name,
    page: urls.platform(id),
    blocks: [
      { paragraph: { text: platform.summary } },
      {
        facts: [
          ['Code', platform.code],
          ['Vendor', platform.vendor],
          ['Architecture', platform.arch],
        ],
      },
      { heading: 'Its words', blocks: [{ facts: Object.entries(platform.words ?? {}) }] },
      {
        heading: 'Functions',
        blocks: [
          {
            list: columns
              ? catalog.functions.map((entry) => cellLine(evaluator.cell(entry.id, id, evaluator.newest), entry.name))
              : [],
          },
        ],
      },
      {
        heading: 'Interfaces',
        blocks: [
          {
            list: catalog.interfaces
              .filter((item) => item.platform === id)
              .map((item) => ({ text: item.name, to: urls.interface(item.id) })),
          },
        ],
      },
      { heading: 'Notes', blocks: [{ list: platform.notes ?? [] }] },
    ],
  };
}
