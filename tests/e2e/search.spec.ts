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

/** Status codes in the forms in which people write them, and lines of the log of each driver. */
const CODES: [string, RegExp][] = [
  ['0x16', /^\/status\/sev-firmware\/#SEV_RET_INVALID_PARAM$/],
  ['error 0x3', /^\/status\/sev-firmware\/#SEV_RET_INAVLID_CONFIG$/],
  ['firmware error 27', /^\/status\/sev-firmware\/#SEV_RET_INVALID_MDATA_ENTRY$/],
  ['fw_error 0x16', /^\/status\/sev-firmware\/#SEV_RET_INVALID_PARAM$/],
  ['fw_error=22', /^\/status\/sev-firmware\/#SEV_RET_INVALID_PARAM$/],
  ['0xc0000505', /^\/status\/tdx-module\/#TDX_SYS_NOT_READY$/],
  ['0xc000010000000046', /^\/status\/tdx-module\/#TDX_OPERAND_INVALID$/],
  ['SEV_RET_INVALID_KEY', /^\/status\/sev-firmware\/#SEV_RET_INVALID_KEY$/],
  ['SEV_RET_INVALID_CONFIG', /^\/status\/sev-firmware\/#SEV_RET_INAVLID_CONFIG$/],
  ['sbi error -3', /^\/status\/sbi\/#SBI_ERR_INVALID_PARAM$/],
  [
    'SEV-ES guest requested termination: 0x1:0x3',
    /^\/status\/ghcb-termination-linux\/#GHCB_TERM_NOT_VMPL0$|^\/logs\/kvm-sev\//,
  ],
];
for (const [query, expected] of CODES) {
  test(`the code ${query} is found first`, async ({ sharedPage }) => {
    expect(await first(sharedPage, query)).toMatch(expected);
  });
}

const LINES: [string, RegExp][] = [
  ['[   12.345678] virt/tdx: SEAMCALL (0x0000000000000021) failed: 0xc000050500000000', /^\/logs\/tdx-host\//],
  ['tdx_guest: GetQuote request timedout', /^\/logs\/tdx-guest\//],
  ['[    3.1] ccp 0000:22:00.1: SEV: failed to INIT error 0x3, rc -5', /^\/logs\/ccp\//],
  ['Nov 25 12:00:01 host kernel: ccp 0000:22:00.1: sev command 0x23 timed out, disabling PSP', /^\/logs\/ccp\//],
  ['SEV: Detected error from ASP request. rc: -5, exitinfo2: 0x100000000', /^\/logs\/sev-guest-core\//],
  ['kvm_amd: SEV-ES guest requested termination: 0x0:0x0', /^\/logs\/kvm-sev\//],
  [
    'virtio-pci 0000:00:01.0: swiotlb buffer is full (sz: 294912 bytes), total 1024 (slots), used 725 (slots)',
    /^\/logs\/mem-encrypt\//,
  ],
  ['prot_virt: Ultravisor init failed with rc: 0x2 rrc: 00', /^\/logs\/s390-uv\//],
];
for (const [query, expected] of LINES) {
  test(`the line “${query}” is found first`, async ({ sharedPage }) => {
    expect(await first(sharedPage, query)).toMatch(expected);
  });
}
