import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const FILES = globSync('**/*.md', { cwd: ROOT, exclude: (name) => /^(node_modules|dist|\..*)$/.test(name) }).sort();

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** A document without its blocks of code, in which nothing is a link or a heading. */
const prose = (file: string): string => read(file).replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '');

/** Anchors that a web view of the repository gives the headings of a document. */
function anchorsOf(file: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of prose(file).matchAll(/^#{1,6} (.*)$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let number = 1; anchors.has(anchor); number += 1) anchor = `${slug}-${number}`;
    anchors.add(anchor);
  }
  return anchors;
}

test.each(FILES)('%s: every relative link leads to a file, and every anchor to a heading', (file) => {
  const broken: string[] = [];
  for (const [, target = ''] of prose(file).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [path = '', anchor] = target.split('#');
    const found = path === '' ? file : join(dirname(file), path);
    if (!existsSync(join(ROOT, found))) broken.push(`${target}: no such file`);
    else if (anchor !== undefined && !anchorsOf(found).has(anchor)) broken.push(`${target}: no such heading`);
  }
  expect(broken).toEqual([]);
});

/** The history speaks of files as they were. */
const PAST = 'CHANGELOG.md';

test.each(FILES.filter((file) => file !== PAST))('%s: every file that it names in code is there', (file) => {
  const named = [...prose(file).matchAll(/`((?:src|scripts|tests|schemas|docs|public)\/[^`\s]*)`/g)].map(
    ([, path = '']) => path,
  );
  // A name with a part that varies is no path.
  const gone = named.filter((path) => !/[*<>…]/.test(path) && !existsSync(join(ROOT, path)));
  expect([...new Set(gone)]).toEqual([]);
});

test('every decision is in the index, in order, with its title', () => {
  const decisions = FILES.filter((file) => /^docs\/decisions\/\d{4}-/.test(file));
  const listed = [...read('docs/decisions/README.md').matchAll(/^- \[(.+)\]\((\d{4}-[^)]+)\)/gm)].map(
    ([, title = '', name = '']) => [`docs/decisions/${name}`, title],
  );
  expect(listed).toEqual(decisions.map((file) => [file, /^# (.*)$/m.exec(read(file))?.[1]]));
});
