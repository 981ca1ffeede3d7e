import { expect, type Page } from '@playwright/test';
import { test } from '../support/shared-page.ts';

/** First hit of a query on the search page: its site path. */
async function first(page: Page, query: string): Promise<string> {
  await page.goto(`/search/?q=${encodeURIComponent(query)}`);
  const link = page.locator('#results a').first();
  await expect(link).toBeVisible();
  return (await link.getAttribute('href')) ?? '';
}

/** Identifiers: symbol, path, number, field, errno, parameter, wrong name; each leads to its page first. */
const IDENTIFIERS: [string, RegExp][] = [
  ['SNP_GET_REPORT', /^\/interfaces\/sev-guest\//],
  ['/sys/kernel/config/tsm/report', /^\/interfaces\/configfs-tsm-report\//],
  ['inblob', /^\/interfaces\/configfs-tsm-report\/#inblob$/],
  ['TDX_CMD_GET_REPORT0', /^\/interfaces\/tdx-guest\//],
  ['RTMR', /measurement/],
  ['ENXIO', /^\/interfaces\/configfs-tsm-report\//],
  ['/dev/sev-guest', /^\/interfaces\/sev-guest\//],
  ['/dev/tdx-guest', /^\/interfaces\/tdx-guest\//],
  ['0xc0205300', /^\/interfaces\/sev-guest\//],
  ['c4405401', /^\/interfaces\/tdx-guest\//],
  ['config/tsm', /^\/interfaces\/configfs-tsm-report\//],
  [
    'privlevel_floor',
    /^\/interfaces\/configfs-tsm-report\/#privlevel-floor$|^\/interfaces\/configfs-tsm-report\/#privlevel_floor$/,
  ],
  ['KVM_SEV_SNP_LAUNCH_START', /^\/interfaces\/kvm-snp\//],
  ['KVM_TDX_INIT_VM', /^\/interfaces\/kvm-tdx\//],
  ['snp_report_req', /^\/interfaces\/sev-guest\//],
  ['vmpck_id', /^\/interfaces\/sev-guest\//],
  ['UVIO_IOCTL_ATT', /^\/interfaces\/uv-device\//],
  ['/dev/nsm', /^\/interfaces\/nsm\//],
  ['MRCONFIGID', /MRCONFIGID|mrconfigid|measurements|tdx|td-/i],
  ['guest_memfd', /guest-memfd/],
];
for (const [query, expected] of IDENTIFIERS) {
  test(`${query} finds its page first`, async ({ sharedPage }) => {
    expect(await first(sharedPage, query)).toMatch(expected);
  });
}

/** Questions in a user's words; the right page is among the first three. */
const QUESTIONS: [string, RegExp][] = [
  ['attestation report', /attestation-report|configfs-tsm-report/],
  ['derive a sealing key', /sealing-key|sev-guest/],
  ['extend a measurement register', /runtime-measurement-extend|measurements/],
  ['VMPCK is disabled', /sev-guest/],
  ['live migration', /migration/],
  ['certificate chain', /auxiliary-evidence|host-certificates|cert-chain/],
];
for (const [query, expected] of QUESTIONS) {
  test(`“${query}” has the right page among the first three`, async ({ sharedPage }) => {
    await sharedPage.goto(`/search/?q=${encodeURIComponent(query)}`);
    const links = sharedPage.locator('#results a');
    await expect(links.first()).toBeVisible();
    const paths = await links.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('href') ?? ''));
    expect([...new Set(paths.map((path) => path.split('#')[0]))].slice(0, 3).join(' ')).toMatch(expected);
  });
}

test('Ctrl-K opens a dialog that the keyboard alone can use', async ({ page }) => {
  await page.goto('/platforms/');
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox');
  await expect(box).toBeFocused();
  await page.keyboard.type('SNP_GET_DERIVED_KEY');
  await expect(page.getByRole('option').first()).toContainText('SNP_GET_DERIVED_KEY');
  // The first hit is chosen already; down and up come back to it.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/interfaces\/sev-guest\//);
  // The address is there before the page's scripts are.
  await page.waitForLoadState();
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox')).toBeHidden();
});

test('what is not found says so', async ({ page }) => {
  await page.goto('/search/?q=qqzzxx_no_such_thing');
  await expect(page.getByRole('main')).toContainText(/nothing|no result|not found/i);
});
