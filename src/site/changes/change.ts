/** What changed between two kernels, one line a change, each with both values, and with whom it concerns. */
export interface Change {
  /** Anchor on its page. */
  id: string;
  /** What it is about, its site path, and whether that is an identifier. */
  name: string;
  url?: string;
  code?: true;
  /** What of it changed: an aspect, the word of a step, a kind of name. */
  what: string;
  before: string;
  after: string;
  /** Platforms that it concerns; empty: all. */
  platforms: readonly string[];
  /** Empty: both sides. */
  side: 'guest' | 'host' | '';
  /** Architectures whose headers changed alike. */
  arches?: readonly string[];
  /** Trust mark of a step; its evidence opens on the page of the interface. */
  trust?: string;
  /** Class of its tone. */
  tone?: string;
}

export const oneSide = (side: string | undefined): Change['side'] => (side === 'guest' || side === 'host' ? side : '');
export const idOf = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
