import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultCatalogDirectory } from '../src/catalog/directory.ts';
import { makeFiles } from '../src/kernel/testing/trees.ts';

const ID = '20250602120000.1-jane@example.org';
const PATCH = `From ${ID} Mon Jun  2 12:00:00 2025
From: Jane Roe <jane@example.org>
Date: Mon, 2 Jun 2025 12:00:00 +0000
Message-ID: <${ID}>
Subject: [RFC PATCH v2 1/1] virt: sev-guest: Seal data with a derived key

A confidential guest wants a sealing key that the platform derives.
---
diff --git a/include/uapi/linux/made-up-guest.h b/include/uapi/linux/made-up-guest.h
new file mode 100644
--- /dev/null
+++ b/include/uapi/linux/made-up-guest.h
@@ -0,0 +1,6 @@
+/* Request for a derived key. */
+struct made_up_derived_key_req {
+	__u32 root_key_select;
+	__u32 guest_svn;
+};
+#define MADE_UP_GET_DERIVED_KEY _IOWR('~', 0x71, struct made_up_derived_key_req)
-- 
2.40.0
`;
let files: ReturnType<typeof makeFiles>;
const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], { cwd: files.root, encoding: 'utf8' });
const write = (...args: string[]) => run('review.ts', ...args, '--write', '--catalog', 'catalog');
const text = (path: string): string => readFileSync(join(files.root, path), 'utf8');
const everything = (): string[] =>
  readdirSync(join(files.root, 'catalog'), { recursive: true, encoding: 'utf8' }).sort();
const SERIES = 'catalog/series/seal-data-derived-key.yaml';
const INTERFACE = 'catalog/interfaces/amd-sev/seal-data-derived-key.yaml';
const TOPIC = 'catalog/topics/guest-sealing-keys.yaml';

beforeAll(() => {
  files = makeFiles({
    'one.mbox': PATCH,
    'bare.diff': PATCH.slice(PATCH.indexOf('diff --git')),
    'later.mbox': PATCH.replace(' v2 ', ' v3 ').replaceAll(ID, `3${ID}`),
    'to/readme.txt': '',
  });
  cpSync(defaultCatalogDirectory(), join(files.root, 'catalog'), { recursive: true });
});
afterAll(() => files.remove());

test('where a file is in the way, nothing is written', () => {
  const before = everything();
  const topic = text(TOPIC);
  writeFileSync(join(files.root, INTERFACE), 'in the way\n');
  const { status, stderr } = write('one.mbox');
  expect([status, stderr]).toEqual([2, expect.stringContaining('exists already; nothing was written')]);
  expect([everything().length, text(TOPIC), text(INTERFACE)]).toEqual([before.length + 1, topic, 'in the way\n']);
  rmSync(join(files.root, INTERFACE));
});

test('another directory gets the new files, and the topic with the event', () => {
  const { status, stderr } = write('one.mbox', '--to', 'to');
  expect([status, stderr.match(/^wrote .*$/gm)]).toEqual([
    0,
    [
      `wrote ${SERIES.replace('catalog', 'to')}`,
      `wrote ${INTERFACE.replace('catalog', 'to')}`,
      `wrote ${TOPIC.replace('catalog', 'to')}`,
    ],
  ]);
  expect(existsSync(join(files.root, SERIES))).toBe(false);
  expect(write('one.mbox', '--to', 'to').stderr).toContain('exists already; nothing was written');
});

test('the entries are written and pass check but for what a reader has to write', () => {
  const topic = text(TOPIC).split('\n');
  const { status, stdout, stderr } = write('one.mbox');
  expect([status, stdout]).toEqual([0, expect.stringContaining('Derive a sealing key (likely)')]);
  expect(stderr.match(/^(?:wrote|added to) .*$/gm)).toEqual([
    `wrote ${SERIES}`,
    `wrote ${INTERFACE}`,
    `added to ${TOPIC}`,
  ]);
  expect(text(SERIES)).toContain(`lore: ${ID}`);
  expect(text(INTERFACE)).toMatch(/name: MADE_UP_GET_DERIVED_KEY\n {4}kind: ioctl[\s\S]*function: sealing-key/);
  // Nothing of the topic is lost or moved.
  const after = text(TOPIC).split('\n');
  expect(topic.filter((line) => !after.includes(line))).toEqual([]);
  expect(text(TOPIC)).toMatch(/- id: "?2025-06-02-roe"?\n {4}strand: seal-data-derived-key\n {4}kind: posted/);
  const checked = JSON.parse(run('check.ts', '--catalog', 'catalog', '--format', 'json').stdout);
  expect([...new Set(checked.diagnostics.map(({ code }: { code: string }) => code))]).toEqual(['text-placeholder']);
  expect([...new Set(checked.diagnostics.map(({ file }: { file: string }) => file))]).toEqual([INTERFACE]);
});

test('a later version goes into the series that is there; the same one again nowhere', () => {
  expect(write('later.mbox').stderr).toContain(`added to ${SERIES}`);
  expect(text(SERIES)).toMatch(/- v: 2\n[\s\S]*- v: 3\n/);
  const before = everything();
  expect(write('later.mbox').stderr).toContain('version 3 of the series seal-data-derived-key is in the catalog');
  expect(everything()).toEqual(before);
});

test.each([
  [['bare.diff', '--write'], /a series entry needs a subject, an author and a day/],
  [['one.mbox', '--to', 'to'], /--to says where --write puts its files/],
  [['--tree', 'to', 'catalog', '--write'], /--write takes a series, not two trees/],
])('%j is answered with one sentence', (args, message) => {
  const { status, stderr } = run('review.ts', ...args);
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  expect(stderr).not.toMatch(/\n\s+at /);
});
