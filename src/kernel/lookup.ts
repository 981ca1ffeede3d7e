import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Place } from '../catalog/place.ts';
import { ARCHES, uapiDirectory } from './arches.ts';
import type { Definition } from './c-source.ts';
import { type KconfigSymbol, readKconfig } from './kconfig.ts';
import { collapse, digestOf, SourceFiles, type SourceText } from './text.ts';
import { coversPath, type Tree } from './tree.ts';

/** What a tree has at a place. */
export type Found =
  | { state: 'found'; digest: string; lines: [number, number]; path?: string }
  /** The place is not there; `why` is a clause for the reader. */
  | { state: 'gone'; why: string }
  /** What should be absent is there. */
  | { state: 'present'; why: string }
  /** The tree at hand does not hold this part of the source. */
  | { state: 'out-of-reach' };

/** Looks places up in one source tree. Reads every file once; meant to live for one run. */
export class Lookup {
  readonly tree: Tree;
  readonly files: SourceFiles;
  private kconfig: Map<string, KconfigSymbol[]> | undefined;
  private whats: { path: string; what: string }[] | undefined;
  private readonly results = new Map<string, Found>();
  private readonly relocated = new Map<string, Found>();
  private readonly listings = new Map<string, string[]>();

  constructor(tree: Tree) {
    if (!tree.source) throw new Error(`no source tree of ${tree.version}`);
    this.tree = tree;
    this.files = new SourceFiles(tree.source);
  }

  /** The place exactly where it is said to be. */
  find(place: Place): Found {
    const key = JSON.stringify(place);
    let found = this.results.get(key);
    if (!found) {
      found = this.look(place);
      this.results.set(key, found);
    }
    return found;
  }

  /** The place where it is said to be, else in the file to which it moved; `path` tells where when that is elsewhere. */
  relocate(place: Place): Found {
    const key = JSON.stringify(place);
    let found = this.relocated.get(key);
    if (!found) {
      found = this.lookElsewhere(place);
      this.relocated.set(key, found);
    }
    return found;
  }

  private lookElsewhere(place: Place): Found {
    const here = this.find(place);
    if (here.state !== 'gone' || place.kind === 'kconfig' || place.kind === 'lacks' || place.kind === 'file')
      return here;
    if (place.kind === 'lines') return here;
    for (const path of this.candidates(place)) {
      const there = this.find({ ...place, path });
      if (there.state === 'found') return { ...there, path };
    }
    return here;
  }

  private look(place: Place): Found {
    if (place.kind === 'kconfig') return this.lookKconfig(place.symbol);
    if (!coversPath(this.tree, place.path)) return { state: 'out-of-reach' };
    if (place.kind === 'lacks') return this.lookLacks(place);
    if (place.kind === 'file') {
      return this.files.exists(place.path)
        ? { state: 'found', digest: '', lines: [0, 0] }
        : { state: 'gone', why: `there is no ${place.path}` };
    }
    const file = this.files.read(place.path);
    if (!file) return { state: 'gone', why: `there is no file ${place.path}` };
    if (place.kind === 'symbol') return lookSymbol(file, place);
    if (place.kind === 'text') return lookText(file, place.path, place.text);
    if (place.kind === 'abi-doc') return lookWhat(file, place.path, place.what);
    if (place.to > file.lines) return { state: 'gone', why: `${place.path} has only ${file.lines} lines` };
    if (place.text !== undefined && !contains(file.slice(place.from, place.to, 'text'), place.text)) {
      return { state: 'gone', why: `these lines of ${place.path} do not contain "${place.text}"` };
    }
    return {
      state: 'found',
      digest: digestOf(collapse(file.slice(place.from, place.to, 'code'))),
      lines: [place.from, place.to],
    };
  }

  private lookKconfig(symbol: string): Found {
    this.kconfig ??= readKconfig(this.files);
    const [first, ...others] = this.kconfig.get(symbol) ?? [];
    if (!first) return { state: 'gone', why: `no Kconfig file defines ${symbol}` };
    const digest = digestOf([first, ...others].map(({ text }) => text).join('\n'));
    return { state: 'found', digest, lines: first.lines, path: first.path };
  }

  private lookLacks(place: Extract<Place, { kind: 'lacks' }>): Found {
    const absent: Found = { state: 'found', digest: '', lines: [0, 0] };
    const full = join(this.files.root, place.path);
    // What is not there contains nothing; but a mistyped path proves nothing, so its neighbourhood has to exist.
    if (!existsSync(full)) {
      let parent = dirname(place.path);
      while (!this.files.exists(parent)) parent = dirname(parent);
      return parent.includes('/') || dirname(place.path) === parent
        ? absent
        : { state: 'gone', why: `there is no ${place.path}` };
    }
    if (statSync(full).isDirectory()) {
      const hit = grep(full, place.lacks);
      return hit === undefined
        ? absent
        : { state: 'present', why: `${join(place.path, hit)} contains "${place.lacks}"` };
    }
    const file = this.files.read(place.path) as SourceText;
    let text = file.text;
    if (place.symbol !== undefined) {
      const definitions = file.define(place.symbol);
      if (definitions.length === 0) return { state: 'gone', why: `${place.path} does not define ${place.symbol}` };
      text = definitions.map(({ start, end }) => file.code.slice(start, end)).join('\n');
    }
    return contains(text, place.lacks) ? { state: 'present', why: `${place.path} contains "${place.lacks}"` } : absent;
  }

  /** Files to which a place may have moved, the likeliest first. */
  private candidates(place: Extract<Place, { path: string }>): string[] {
    const { path } = place;
    if (place.kind === 'abi-doc') {
      if (place.what === undefined) {
        const name = path.split('/').at(-1) as string;
        return ['testing', 'stable', 'obsolete', 'removed']
          .map((directory) => `Documentation/ABI/${directory}/${name}`)
          .filter((candidate) => candidate !== path);
      }
      const what = collapse(place.what);
      return this.abiDocuments()
        .filter((document) => document.what === what && document.path !== path)
        .map((document) => document.path);
    }
    const name = path.split('/').at(-1) as string;
    const paths: string[] = [];
    if (path.includes('/uapi/')) {
      paths.push(...ARCHES.map((arch) => `${uapiDirectory(arch)}/asm/${name}`), `include/uapi/linux/${name}`);
    }
    let directory = dirname(path);
    for (let up = 0; up < 2 && directory.split('/').length >= 2; up += 1) {
      if (this.files.exists(directory) && !directory.startsWith('include')) {
        const below = this.list(directory);
        if (below.length > 400) break;
        paths.push(...below.filter((file) => file.endsWith(`/${name}`)), ...below);
      }
      directory = dirname(directory);
    }
    const word = place.kind === 'symbol' ? place.symbol : place.kind === 'text' ? place.text : undefined;
    return [...new Set(paths)]
      .filter((candidate) => candidate !== path)
      .filter((candidate) => word === undefined || (this.files.read(candidate)?.text.includes(word) ?? false));
  }

  private list(directory: string): string[] {
    let list = this.listings.get(directory);
    if (!list) {
      list = readdirSync(join(this.files.root, directory), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(c|h|S|rst)$/.test(name))
        .map((name) => `${directory}/${name}`)
        .sort();
      this.listings.set(directory, list);
    }
    return list;
  }

  private abiDocuments(): { path: string; what: string }[] {
    if (!this.whats) {
      const root = 'Documentation/ABI';
      this.whats = [];
      const names = this.files.exists(root)
        ? readdirSync(join(this.files.root, root), { recursive: true, encoding: 'utf8' }).sort()
        : [];
      for (const name of names) {
        const full = join(this.files.root, root, name);
        if (!statSync(full).isFile()) continue;
        for (const match of readFileSync(full, 'utf8').matchAll(/^What:[ \t]*(.*(?:\n[ \t]+\S.*)*)/gm)) {
          for (const what of (match[1] as string).split('\n'))
            this.whats.push({ path: `${root}/${name}`, what: collapse(what) });
        }
      }
    }
    return this.whats;
  }
}

/** Whether a text contains another when whitespace does not count. */
const contains = (text: string, part: string): boolean => {
  const wanted = collapse(part);
  // In a comment the stars that begin its lines do not count either.
  return collapse(text).includes(wanted) || collapse(text.replace(/^[ \t]*\*(?!\/)/gm, ' ')).includes(wanted);
};

function lookSymbol(file: SourceText, place: Extract<Place, { kind: 'symbol' }>): Found {
  const definitions = file.define(place.symbol);
  if (definitions.length === 0) return { state: 'gone', why: `${place.path} does not define ${place.symbol}` };
  let shown = definitions.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
  let said = '';
  if (place.text !== undefined) {
    const { text } = place;
    const inCode = definitions.find(({ start, end }) => contains(file.code.slice(start, end), text));
    const inComment = inCode ?? definitions.find((definition) => contains(withComment(file, definition), text));
    if (!inComment) return { state: 'gone', why: `${place.symbol} in ${place.path} does not contain "${text}"` };
    shown = inComment;
    // A comment is no part of the digest, so the words that were cited are.
    if (!inCode) said = `\n${text}`;
  }
  const code = definitions.map(({ start, end }) => collapse(file.code.slice(start, end))).join('\n');
  return {
    state: 'found',
    digest: digestOf(code + said),
    lines: [file.lineAt(shown.start), file.lineAt(Math.max(shown.start, shown.end - 1))],
  };
}

/** Text of a definition with its comments and the one directly before it. */
function withComment(file: SourceText, { start, end }: Definition): string {
  const line = file.text.indexOf('\n', end);
  const before = /\/\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(file.text.slice(Math.max(0, start - 20000), start))?.[0] ?? '';
  return before + file.text.slice(start, line === -1 ? undefined : line);
}

/** A text without a symbol: the line that defines it, else the first that contains it as a word, else anywhere. */
function lookText(file: SourceText, path: string, text: string): Found {
  const wanted = collapse(text);
  const isWord = /^\w+$/.test(wanted);
  const word = new RegExp(`(?<!\\w)${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`);
  for (const layer of ['code', 'text'] as const) {
    const lines = file[layer].split('\n').map(collapse);
    const hits = lines.flatMap((line, index) => (line.includes(wanted) ? [index] : []));
    const best =
      (isWord ? hits.find((index) => new RegExp(`^# ?define ${wanted}\\b`).test(lines[index] as string)) : undefined) ??
      hits.find((index) => word.test(lines[index] as string)) ??
      hits[0];
    if (best !== undefined)
      return { state: 'found', digest: digestOf(lines[best] as string), lines: [best + 1, best + 1] };
  }
  // The text may have been wrapped in the file.
  const pattern = wanted
    .split(' ')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s*#]+');
  const match = new RegExp(pattern).exec(file.text);
  if (!match) return { state: 'gone', why: `${path} does not contain "${text}"` };
  const lines: [number, number] = [file.lineAt(match.index), file.lineAt(match.index + match[0].length)];
  return { state: 'found', digest: digestOf(wanted), lines };
}

/** A What: entry of an ABI document, or the entry that contains a text; the whole file when none is named. */
function lookWhat(file: SourceText, path: string, what: string | undefined): Found {
  if (what === undefined) return { state: 'found', digest: '', lines: [1, file.lines] };
  const starts = [...file.text.matchAll(/^What:/gm)].map(({ index }) => index);
  const blocks = starts.map((start, index) => ({ start, end: starts[index + 1] ?? file.text.length }));
  const wanted = collapse(what);
  const headOf = (block: string) => /^What:[ \t]*(.*(?:\n(?:What:)?[ \t]+\S.*)*)/.exec(block)?.[1] ?? '';
  const texts = blocks.map(({ start, end }) => file.text.slice(start, end));
  const index = [
    (block: string) => headOf(block).split('\n').map(collapse).includes(wanted),
    (block: string) => collapse(headOf(block)).includes(wanted),
    (block: string) => collapse(block).includes(wanted),
  ]
    .map((test) => texts.findIndex(test))
    .find((position) => position !== -1);
  if (index === undefined) {
    if (!contains(file.text, what)) return { state: 'gone', why: `${path} does not contain "${what}"` };
    return { state: 'found', digest: digestOf(wanted), lines: [1, file.lines] };
  }
  const { start, end } = blocks[index] as { start: number; end: number };
  const body = file.text.slice(start, end).trimEnd();
  return {
    state: 'found',
    digest: digestOf(collapse(body)),
    lines: [file.lineAt(start), file.lineAt(start + body.length)],
  };
}

/** Path, below a directory, of the first file that contains a text; undefined when none does. */
function grep(directory: string, text: string): string | undefined {
  try {
    const hits = execFileSync('grep', ['-rlIF', '--', text, '.'], {
      cwd: directory,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return hits.split('\n').filter(Boolean).sort()[0]?.replace(/^\.\//, '');
  } catch (error) {
    if ((error as { status?: number }).status === 1) return undefined;
  }
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
    const full = join(directory, name);
    if (statSync(full).isFile() && readFileSync(full, 'utf8').includes(text)) return name;
  }
  return undefined;
}
