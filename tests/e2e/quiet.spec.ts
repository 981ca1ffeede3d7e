import { expect, test } from '@playwright/test';
import { TEMPLATES } from '../support/pages.ts';
import { serveSlowly } from '../support/slowly.ts';

/** A browser paints while a page is still coming; how often depends on line and machine, so the line is made slow. */
let site: Awaited<ReturnType<typeof serveSlowly>>;
test.beforeAll(async () => {
  site = await serveSlowly();
});
test.afterAll(async () => {
  await site.close();
});

for (const path of TEMPLATES) {
  test(`${path} asks no other origin, logs nothing and does not shift`, async ({ page }) => {
    const noise: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) noise.push(message.text());
    });
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith('data:')) noise.push(request.url());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) noise.push(`${response.status()} ${response.url()}`);
    });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      (globalThis as unknown as { shifts: number[] }).shifts = shifts;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
    expect(noise).toEqual([]);
    const shift = await page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
    );
    expect(shift).toBeLessThan(0.01);
  });
}
