import { withSite } from '../../tests/support/site.ts';
import type { Figure } from './figure.ts';

/** Identifiers, and questions in a user's words. */
const QUERIES = [
  'SNP_GET_REPORT',
  '/sys/kernel/config/tsm/report',
  'inblob',
  'RTMR',
  'ENXIO',
  'EBUSY',
  'attestation report',
  'extend a measurement register',
  'how do I derive a key',
  'guest memory private',
  'certificate chain',
  'vmpl',
];

/** Types a query into the page's own form; resolves with the milliseconds until its results are drawn and counted. */
const ask = (query: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const input = document.querySelector<HTMLInputElement>('form[data-search-page] input[name=q]');
    const status = document.querySelector('#status');
    if (!input || !status) return reject(new Error('The search page has no form.'));
    const began = performance.now();
    const seen = new MutationObserver(() => {
      seen.disconnect();
      resolve(performance.now() - began);
    });
    // The page says the number of results last; saying the same number again is a change, too.
    seen.observe(status, { childList: true });
    input.value = query;
    input.dispatchEvent(new Event('input'));
  });

/** 95th percentile of the time from a query to its results, in a browser that has asked each query before. */
export async function measureSearch(): Promise<Figure[]> {
  const times: number[] = [];
  await withSite(async ({ page, url }) => {
    await page.goto(url('/search/'));
    await page.locator('form[data-search-page]').waitFor();
    for (let round = 0; round < 4; round += 1) {
      for (const query of QUERIES) {
        const time = await page.evaluate(ask, query);
        if (round > 0) times.push(time);
      }
    }
  });
  times.sort((a, b) => a - b);
  const value = times[Math.floor(times.length * 0.95)] ?? Number.POSITIVE_INFINITY;
  return [{ name: 'search, warm, 95th percentile', value, budget: 50, unit: 'ms' }];
}
