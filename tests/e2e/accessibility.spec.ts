import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { TEMPLATES } from '../support/pages.ts';
import { test } from '../support/shared-page.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds in the open page: a line a rule, with the first elements that break it. */
async function violationsOf(page: Page): Promise<string[]> {
  // One frame needs no second page to join the results of several, and only violations are told in full.
  expect(page.frames()).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    // Long tables repeat their first rows; the rest costs minutes and finds nothing new.
    .exclude('tbody tr:nth-child(n+14)')
    .exclude('section.op:nth-of-type(n+5)')
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 160))
        .join(' | ')}`,
  );
}

async function open(page: Page, path: string, colorScheme: 'light' | 'dark', width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  expect((await page.goto(path))?.ok(), 'the page is there').toBe(true);
}

// Contrast is checked in both schemes; the width alternates, so that each template is seen wide and narrow.
for (const path of TEMPLATES) {
  test(`light, 1440 px: axe finds nothing in ${path}`, async ({ sharedPage }) => {
    await open(sharedPage, path, 'light', 1440);
    expect(await violationsOf(sharedPage)).toEqual([]);
  });

  test(`dark, 320 px: ${path} does not scroll sideways, and axe finds nothing in it`, async ({ sharedPage }) => {
    await open(sharedPage, path, 'dark', 320);
    const excess = await sharedPage.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(excess, 'pixels wider than the window').toBeLessThanOrEqual(0);
    expect(await violationsOf(sharedPage)).toEqual([]);
  });
}

test('axe is able to find something', async ({ page }) => {
  await page.setContent('<html lang="en"><title>t</title><main><h1>t</h1><img src="data:,"></main></html>');
  expect(await violationsOf(page)).toEqual([expect.stringMatching(/^image-alt: <img/)]);
});
