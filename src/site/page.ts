import { paths } from './url.ts';

/** What the layout needs to know of a page. */
export interface PageInfo {
  /** Without the site's name. */
  title: string;
  /** One sentence for search engines and link previews; whitespace is normalised, long ones are cut. */
  description: string;
  /** Site path that is the canonical one, when it is not this page's. */
  canonical?: string;
  /** Full width, for the matrix. */
  wide?: boolean;
  /** Left out of the search index when false. */
  index?: boolean;
  /** Names that find this page: symbols, paths, wrong names. */
  aliases?: readonly string[];
  /** Search filters: platform codes, function names, sides, and the kind of the page. */
  filters?: { kind?: string; platform?: readonly string[]; function?: readonly string[]; side?: readonly string[] };
}

/** A description of at most 160 characters that ends at a word. */
export function describe(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= 160) return flat;
  return `${flat.slice(0, 158).replace(/\s+\S*$/, '')} …`;
}

interface Item {
  path: string;
  name: string;
}

/** The main navigation, in groups that are all shown at every width; entries whose page does not exist are left out. */
export const NAVIGATION: readonly { group: string; items: readonly Item[] }[] = [
  {
    group: 'Browse',
    items: [
      { path: paths.section.home, name: 'Matrix' },
      { path: paths.section.functions, name: 'Functions' },
      { path: paths.section.interfaces, name: 'Interfaces' },
      { path: paths.section.platforms, name: 'Platforms' },
      { path: paths.section.formats, name: 'Formats' },
      { path: paths.section.concepts, name: 'Concepts' },
      { path: paths.section.status, name: 'Status codes' },
      { path: paths.section.distributions, name: 'Distributions' },
    ],
  },
  {
    group: 'Compare',
    items: [
      { path: paths.section.compare, name: 'Side by side' },
      { path: paths.section.kernels, name: 'Kernels' },
      { path: paths.section.opportunities, name: 'Opportunities' },
    ],
  },
  {
    group: 'Tools',
    items: [
      { path: paths.section.query, name: 'Query' },
      { path: paths.section.decode, name: 'Decode' },
      { path: paths.section.review, name: 'Review' },
      { path: paths.section.probe, name: 'Probe' },
      { path: paths.section.guides, name: 'Guides' },
    ],
  },
  {
    group: 'Record',
    items: [
      { path: paths.section.topics, name: 'Topics' },
      { path: paths.section.decisions, name: 'Decisions' },
      { path: paths.section.meetings, name: 'Meetings' },
    ],
  },
];
export const FOOTER: readonly Item[] = [
  { path: paths.section.about, name: 'About and definitions' },
  { path: paths.section.agenda, name: 'Draft agenda' },
  { path: paths.section.timeline, name: 'Timeline' },
  { path: paths.section.changes, name: 'Changes of the data' },
  { path: paths.section.contribute, name: 'Contribute' },
  { path: paths.section.logs, name: 'Log lines' },
  { path: paths.section.verification, name: 'Verification' },
  { path: paths.section.discrepancies, name: 'Where document and code disagree' },
  { path: paths.section.rules, name: 'Rules' },
  { path: paths.section.sources, name: 'Sources' },
  { path: paths.section.search, name: 'Search' },
];
