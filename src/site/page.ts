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

/** The main navigation; entries whose page does not exist are left out. */
export const NAVIGATION: readonly { path: string; name: string }[] = [
  { path: '/', name: 'Matrix' },
  { path: '/opportunities/', name: 'Opportunities' },
  { path: '/functions/', name: 'Functions' },
  { path: '/interfaces/', name: 'Interfaces' },
  { path: '/platforms/', name: 'Platforms' },
  { path: '/kernels/', name: 'Kernels' },
  { path: '/compare/', name: 'Compare' },
  { path: '/query/', name: 'Query' },
  { path: '/formats/', name: 'Formats' },
  { path: '/decode/', name: 'Decode' },
  { path: '/topics/', name: 'Topics' },
];
export const FOOTER: readonly { path: string; name: string }[] = [
  { path: '/about/', name: 'About and definitions' },
  { path: '/timeline/', name: 'Timeline' },
  { path: '/guides/', name: 'Guides' },
  { path: '/contribute/', name: 'Contribute' },
  { path: '/verification/', name: 'Verification' },
  { path: '/discrepancies/', name: 'Documented and implemented' },
  { path: '/concepts/', name: 'Concepts' },
  { path: '/rules/', name: 'Rules' },
  { path: '/sources/', name: 'Sources' },
  { path: '/search/', name: 'Index of names' },
];
