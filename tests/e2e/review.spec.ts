import { expect, test } from '@playwright/test';

const PATCH = `From: Jane Roe <jane@example.org>
Message-ID: <made-up@example.org>
Subject: [PATCH] virt: Add a <b>sealing key</b> for confidential guests

A confidential guest wants a key that the platform derives.
---
--- /dev/null
+++ b/include/uapi/linux/made-up-guest.h
@@ -0,0 +1,7 @@
+struct made_up_derived_key_req {
+	__u32 root_key_select;
+	__u32 vmpl;
+	__u64 guest_field_select;
+};
+
+#define MADE_UP_GET_DERIVED_KEY _IOWR('S', 0x1, struct made_up_derived_key_req)
`;

test('a pasted patch is reviewed in the page, and nothing of it leaves it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
  await page.goto('/review/');
  await page.getByRole('textbox').fill(PATCH);
  const answer = page.getByRole('region', { name: 'The answer' });
  await expect(answer.getByRole('heading', { name: /Derive a sealing key/ })).toBeVisible();
  await expect(answer.getByRole('link', { name: /sev-guest/ }).first()).toBeVisible();
  await expect(answer).toContainText('has the type and number of SNP_GET_DERIVED_KEY');
  // What a patch says is text.
  await expect(answer.getByRole('heading', { level: 2 }).first()).toContainText('<b>sealing key</b>');
  expect(asked.filter((one) => !one.startsWith('GET ') || /made.up/i.test(one))).toEqual([]);
  expect(new URL(page.url()).search).toBe('');
});

test('a file is reviewed; what is none is told so', async ({ page }) => {
  await page.goto('/review/');
  const files = page.locator('input[type=file]');
  await files.setInputFiles({ name: 'x.patch', mimeType: 'text/plain', buffer: Buffer.from(PATCH) });
  await expect(page.getByRole('status')).toContainText('functions named');
  await files.setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear list,') });
  await expect(page.getByRole('status')).toContainText('give a series as mbox');
  await expect(page.getByRole('region', { name: 'The answer' })).toHaveCount(0);
});
