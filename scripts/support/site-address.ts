import { DEFAULT_SITE, normaliseBase } from '../../src/site/url.ts';

/** Where the site will stand: SITE and BASE. It ends with a slash. */
export const siteAddress = (): string =>
  new URL(normaliseBase(process.env.BASE), process.env.SITE ?? DEFAULT_SITE).href;
