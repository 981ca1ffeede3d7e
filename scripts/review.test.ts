import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFiles } from '../src/kernel/testing/trees.ts';
import { newAjv } from '../tests/support/ajv.ts';

const PATCH = `From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001
From: Jane Roe <jane@example.org>
Date: Mon, 2 Jun 2025 12:00:00 +0000
Subject: [PATCH v2 1/1] virt: Add a sealing key for confidential guests

A confidential guest wants a key that the platform derives from its
measurement, so that data sealed with it can be unsealed later.
---
 include/uapi/linux/made-up-guest.h | 9 +++++++++
 1 file changed, 9 insertions(+)

diff --git a/include/uapi/linux/made-up-guest.h b/include/uapi/linux/made-up-guest.h
new file mode 100644
--- /dev/null
+++ b/include/uapi/linux/made-up-guest.h
@@ -0,0 +1,9 @@
+/* Request for a derived key. */
+struct made_up_derived_key_req {
+	__u32 root_key_select;
+	__u64 guest_field_select;
+	__u32 vmpl;
+	__u32 guest_svn;
+};
+
+#define MADE_UP_GET_DERIVED_KEY _IOWR('S', 0x1, struct made_up_derived_key_req)
-- 
2.40.0
`;
const header = (...names: string[]): string => names.map((name, at) => `#define ${name} ${at}\n`).join('');
let files: ReturnType<typeof makeFiles>;
beforeAll(() => {
  files = makeFiles({
    'one.patch': PATCH,
    'series/0001-x.patch': PATCH,
    'empty/readme.txt': 'nothing',
    'letter.txt': 'Dear list,\nno patch here.\n',
    'old/include/uapi/linux/kvm.h': header('KVM_CAP_OLD', 'TDX_OLD'),
    'new/include/uapi/linux/kvm.h': header(
      'KVM_CAP_OLD',
      'KVM_CAP_NETWORK',
      'TDX_MADE_UP_NEW',
      'KVM_CAP_MEMORY_ATTRIBUTES',
    ),
    'new/include/uapi/linux/moved.h': header('TDX_OLD'),
  });
});
afterAll(() => files.remove());

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'review.ts'), ...args], { cwd: files.root, encoding: 'utf8' });

test('a patch is put to its function, with what is there, what clashes and what is asked', () => {
  const { status, stdout, stderr } = run('one.patch');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/1\. Derive a sealing key \(likely\)/);
  expect(stdout).toContain('/interfaces/sev-guest/');
  expect(stdout).toMatch(/MADE_UP_GET_DERIVED_KEY has the type and number of\s+SNP_GET_DERIVED_KEY/);
  expect(stdout).toMatch(/made_up_derived_key_req .* and\s+snp_derived_key_req/);
  expect(stdout).toContain('4 bytes without a name behind');
  const wide = stdout.split('\n').filter((line) => line.length > 72 && line.trim().includes(' '));
  expect(wide).toEqual([]);
});

test('a directory of patches says the same; and Markdown and JSON do, the JSON by its schema', () => {
  expect(run('series').stdout).toBe(run('one.patch').stdout);
  expect(run('one.patch', '--format', 'md').stdout).toContain('[Derive a sealing key](/functions/sealing-key/)');
  const answer = JSON.parse(run('one.patch', '--format', 'json').stdout);
  const schema = JSON.parse(readFileSync(new URL('../schemas/tools/review.schema.json', import.meta.url), 'utf8'));
  const validate = newAjv({ allErrors: true }).compile(schema);
  expect(validate(answer) ? [] : validate.errors).toEqual([]);
  expect(answer.functions[0]).toMatchObject({ id: 'sealing-key', likely: 'likely' });
});

test('two trees: names that are new, with the entry that has them; none that moved, none of other matters', () => {
  const { names } = JSON.parse(run('--tree', 'old', 'new', '--json').stdout);
  expect(names.map(({ name, interface: entry }: { name: string; interface: string | null }) => [name, entry])).toEqual([
    ['TDX_MADE_UP_NEW', null],
    ['KVM_CAP_MEMORY_ATTRIBUTES', 'kvm-memory-attributes'],
  ]);
});

test.each([
  [[], /name a file, or - for standard input/],
  [['letter.txt'], /no line that a patch would add in it; give a series as mbox/],
  [['none.mbox'], /there is no file none\.mbox/],
  [['empty'], /holds no file named \.patch/],
  [['--tree', 'old'], /--tree takes two directories/],
  [['one.patch', '--json', '--format', 'md'], /contradict each other/],
])('%j is answered with one sentence', (args, message) => {
  const { status, stdout, stderr } = run(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n\s+at /);
});
