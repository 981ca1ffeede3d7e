import { test as base, type Page } from '@playwright/test';

/** Tests that open pages one after another in the page of their worker: for pages that keep nothing between them. */
export const test = base.extend<object, { sharedPage: Page }>({
  sharedPage: [
    async ({ browser }, use, { project }) => {
      const context = await browser.newContext({ baseURL: project.use.baseURL });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
});
