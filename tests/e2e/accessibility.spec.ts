import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { TEMPLATES } from '../support/pages.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Contrast is checked in both schemes; the width alternates, so that each template is seen wide and narrow. */
const VIEWS = [
  { scheme: 'light', width: 1440 },
  { scheme: 'dark', width: 320 },
] as const;

for (const { scheme, width } of VIEWS) {
  test.describe(`${scheme}, ${width} px`, () => {
    test.use({ colorScheme: scheme, viewport: { width, height: 900 } });
    for (const path of TEMPLATES) {
      test(`axe finds nothing in ${path}`, async ({ page }) => {
        expect((await page.goto(path))?.ok(), 'the page is there').toBe(true);
        // Long tables repeat their first rows; the rest costs minutes and finds nothing new.
        const { violations } = await new AxeBuilder({ page })
          .withTags(TAGS)
          .exclude('tbody tr:nth-child(n+14)')
          .exclude('section.op:nth-of-type(n+5)')
          .analyze();
        expect(
          violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .slice(0, 3)
                .map((node) => node.html.slice(0, 160))
                .join(' | ')}`,
          ),
        ).toEqual([]);
      });
    }
  });
}

test.describe('320 px', () => {
  test.use({ viewport: { width: 320, height: 800 } });
  for (const path of TEMPLATES) {
    test(`${path} does not scroll sideways`, async ({ page }) => {
      await page.goto(path);
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(excess).toBeLessThanOrEqual(0);
    });
  }
});
