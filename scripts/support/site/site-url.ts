import { DEFAULT_SITE, normaliseBase } from '../../../src/site/url.ts';

/** Where the site will stand: SITE and BASE. */
export const siteUrl = (): string => new URL(normaliseBase(process.env.BASE), process.env.SITE ?? DEFAULT_SITE).href;
