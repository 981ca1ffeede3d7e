/** A place on a page: the page itself, a section, or a row, with what it says. */
export interface UnitText {
  /** Without #; empty for the page itself. */
  anchor: string;
  /** The unit that it stands in, by its place in the list. */
  parent: number;
  isRow: boolean;
  heading: string;
  /** The first paragraph; of a row, its cells. */
  lead: string;
  body: string;
}

/** What search reads of a page. */
export interface PageText {
  title: string;
  aliases: string[];
  /** Values by the name of the filter: kind, platform, function, side. */
  filters: Record<string, string[]>;
  /** The page itself first. */
  units: UnitText[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const plain = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name: string) =>
    decimal || hex
      ? String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16))
      : (ENTITIES[name] ?? whole),
  );

/** What parts no word, and what is no text. */
const WITHIN = /<wbr>|<!--.*?-->/gs;
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*?)?)\/?>/gi;
const attributeOf = (name: string): ((attributes: string) => string | undefined) => {
  const pattern = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`);
  return (attributes) => {
    if (!attributes.includes(name)) return undefined;
    const found = pattern.exec(attributes);
    const value = found?.[1] ?? found?.[2] ?? found?.[3];
    return value === undefined ? undefined : plain(value);
  };
};
const idOf = attributeOf('id');
const metaOf = attributeOf('data-pagefind-meta');
const filterOf = attributeOf('data-pagefind-filter');

/** Elements that hold a place of their own when they have an id, and what ends with them. */
const HOLDERS = new Set(['section', 'article', 'div', 'tr', 'li']);
/** Elements whose end is the end of a heading or of a first paragraph. */
const ENDS = new Set(['h1', 'h2', 'h3', 'h4', 'caption', 'td', 'th', 'p']);

/** Reads the HTML of a page's main part, as the site writes it: every element that is opened is closed. */
export function readPage(source: string): PageText {
  const html = source.replace(WITHIN, '');
  const units: UnitText[] = [];
  const aliases: string[] = [];
  const filters: Record<string, string[]> = {};
  /** Of each unit: 2 to 4 for one that a heading began, 0 for one that is an element of its own. */
  const levels: number[] = [];
  /** Open elements that may hold a place, and the place that goes on when each is closed. */
  const open: { name: string; before: number }[] = [];
  let unit = 0;
  let field: 'heading' | 'lead' | 'body' = 'body';
  const start = (anchor: string, parent: number, level: number, isRow = false): void => {
    unit = units.push({ anchor, parent, isRow, heading: '', lead: '', body: '' }) - 1;
    levels.push(level);
  };
  const put = (text: string): void => {
    const at = units[unit];
    if (at && text.trim() !== '') at[field] += `${at[field] && ' '}${plain(text).replace(/\s+/g, ' ').trim()}`;
  };
  const isEmpty = (part: 'heading' | 'lead'): boolean => units[unit]?.[part] === '';
  start('', -1, 0);
  let from = Math.max(html.search(/<main\b/), 0);
  TAG.lastIndex = from;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    put(html.slice(from, match.index));
    from = TAG.lastIndex;
    const [, closing, upper = '', attributes = ''] = match;
    const name = upper.toLowerCase();
    if (closing) {
      if (ENDS.has(name)) field = 'body';
      const last = HOLDERS.has(name) ? open.findLastIndex((one) => one.name === name) : -1;
      if (last >= 0) unit = open.splice(last)[0]?.before ?? 0;
      continue;
    }
    const meta = metaOf(attributes);
    if (meta?.startsWith('aliases:')) aliases.push(meta.slice('aliases:'.length));
    const filter = filterOf(attributes);
    if (filter) {
      const [key = '', ...value] = filter.split(':');
      filters[key] = [...(filters[key] ?? []), value.join(':')];
    }
    const id = idOf(attributes);
    if (HOLDERS.has(name)) {
      open.push({ name, before: unit });
      if (id) start(id, unit, 0, name === 'tr' || name === 'li');
    } else if (/^h[1-4]$/.test(name)) {
      const level = Number(name[1]);
      if (id && level > 1) {
        // It goes on until the element around it ends, or a heading of its rank comes.
        let parent = unit;
        while ((levels[parent] ?? 0) >= level) parent = units[parent]?.parent ?? 0;
        start(id, parent, level);
      }
      if (isEmpty('heading')) field = 'heading';
    } else if (name === 'caption' && isEmpty('heading')) field = 'heading';
    else if ((name === 'td' || name === 'th') && units[unit]?.anchor && open.at(-1)?.name === 'tr') {
      // The first cell of a row names it.
      field = isEmpty('heading') ? 'heading' : 'body';
    } else if (name === 'p' && isEmpty('lead')) field = 'lead';
  }
  return { title: units[0]?.heading ?? '', aliases, filters, units };
}
