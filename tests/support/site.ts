import { chromium, type Page } from '@playwright/test';
import { serve } from '../../scripts/serve.ts';
import { BROWSER_FLAGS, browserPath } from './browser.ts';
import { DIST } from './dist.ts';

/** Serves the built site on a free port and hands over a page of a fresh browser; both end with the call. */
export async function withSite(
  run: (site: { page: Page; url: (path: string) => string }) => Promise<void>,
): Promise<void> {
  const served = await serve(DIST);
  const executablePath = browserPath();
  const browser = await chromium.launch({ args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) });
  try {
    await run({ page: await browser.newPage(), url: (path) => `${served.url}${path.replace(/^\//, '')}` });
  } finally {
    await browser.close();
    await served.close();
  }
}
