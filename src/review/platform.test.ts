import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultCatalogDirectory } from '../catalog/directory.ts';
import { loadCatalog } from '../catalog/read/load.ts';
import { makeFiles } from '../kernel/testing/trees.ts';
import { reviewOf } from './answer.ts';
import { knowledgeOf } from './know.ts';
import type { Knowledge } from './knowledge.ts';
import { readProposal } from './read-proposal.ts';

/** A platform that is nothing but an entry: no line of code knows it. */
const PLATFORM = `# yaml-language-server: $schema=../../schemas/platform.schema.json
id: acme-vault
name: Acme Vault Extensions
code: AVX0
vendor: Acme
arch: riscv
order: 90
hue: 10
summary: A technology that no code knows, for a test.
words: { guest: vaulted machine, monitor: vault keeper }
review:
  words: [avlt, vault keeper]
  titles: [avq]
  names: [avlt, acme]
  commands: [KVM_AVLT_]
  guest: [drivers/acme/vault-guest/]
`;
const diff = (path: string, lines: readonly string[]): string =>
  [`--- a/${path}`, `+++ b/${path}`, `@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`), ''].join(
    '\n',
  );
const SERIES = `From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001
From: Jane Roe <jane@example.org>
Date: Mon, 2 Jun 2025 12:00:00 +0000
Subject: [PATCH] acme: avlt: Extend a runtime measurement register from a guest

A guest wants to extend a measurement register with a digest at run time.
---
${diff('drivers/acme/vault-guest/main.c', ['static DEVICE_ATTR_RW(extend);'])}${diff('include/uapi/linux/tsm.h', ['#define AVLT_EXTEND_MAX 64', '#define KVM_AVLT_EXTEND 3'])}`;

let files: ReturnType<typeof makeFiles>;
let before: Knowledge;
let known: Knowledge;
beforeAll(() => {
  files = makeFiles({});
  const catalog = join(files.root, 'catalog');
  cpSync(defaultCatalogDirectory(), catalog, { recursive: true });
  before = knowledgeOf(loadCatalog().catalog);
  writeFileSync(join(catalog, 'platforms', 'acme-vault.yaml'), PLATFORM);
  known = knowledgeOf(loadCatalog(catalog).catalog);
});
afterAll(() => files.remove());
const review = async (knowledge: Knowledge) =>
  reviewOf(await readProposal([{ name: 'series', bytes: new TextEncoder().encode(SERIES) }]), knowledge);

test('a platform that has an entry is known by its words, its commands and its paths', async () => {
  const answer = await review(known);
  expect(answer.because).toContain('words of the titles: avlt');
  expect(answer.functions[0]).toMatchObject({ id: 'runtime-measurement-extend', likely: 'likely' });
  expect(answer.names.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'attribute extend',
    'constant AVLT_EXTEND_MAX',
    'sub-command KVM_AVLT_EXTEND',
  ]);
  expect(answer.findings.filter(({ rule }) => rule === 'vendor-word').map(({ name }) => name)).toEqual([
    'AVLT_EXTEND_MAX',
    'KVM_AVLT_EXTEND',
  ]);
});

test('without the entry it is none', async () => {
  const answer = await review(before);
  expect([answer.concerns, answer.functions]).toEqual([false, []]);
  expect(answer.findings.filter(({ rule }) => rule === 'vendor-word')).toEqual([]);
});

test('no file of the review has the word of a platform in its code', () => {
  const words = new Set(before.platforms.flatMap(({ review: own }) => own.names ?? []));
  const modules = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts'));
  expect(modules.length).toBeGreaterThan(20);
  const found = modules.flatMap((file) => {
    const code = readFileSync(join(import.meta.dirname, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    return (code.toLowerCase().match(/[a-z0-9]+/g) ?? [])
      .filter((word) => words.has(word))
      .map((word) => `${file}: ${word}`);
  });
  expect(found).toEqual([]);
});
