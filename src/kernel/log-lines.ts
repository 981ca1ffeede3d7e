import type { LogFile, PrintedLine } from '../catalog/model.ts';
import type { LogSource } from '../catalog/types.ts';
import { blankComments, type Item, topLevel } from './c-source.ts';
import { collapse, SourceFiles } from './text.ts';
import type { Tree } from './tree.ts';

/** Functions and macros that write to the log, those for debugging apart, which are off as a kernel is built. */
const CALL =
  /\b((?:pr|dev|pci|netdev|hid|efi|snp|vp|partition|kvm)_(?:emerg|alert|crit|err|warn|warning|notice|info)(?:_once|_ratelimited|_probe|_fail)?|(?:kvm_pr|vcpu|kvm_vcpu)_unimpl|(?:dev_)?WARN(?:_ONCE|_RATELIMIT|_TAINT)?|panic|printk(?:_once|_ratelimited)?|tsm_\w+_err|snp_panic)\s*\(/g;

/** Macros that stand for text. */
const TEXTS: Readonly<Record<string, string>> = {
  FW_BUG: '[Firmware Bug]: ',
  FW_WARN: '[Firmware Warn]: ',
  FW_INFO: '[Firmware Info]: ',
  HW_ERR: '[Hardware Error]: ',
  KBUILD_MODNAME: 'KBUILD_MODNAME',
  PRIx64: 'llx',
  PRIu64: 'llu',
};

/** A piece of a format: a string, the spelling of a macro's argument, or a macro. */
const PIECE = /"((?:\\[\s\S]|[^"\\])*)"|#\s*[A-Za-z_]\w*|[A-Za-z_]\w*/gy;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '"': '"', '\\': '\\', r: '' };
const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-7]{1,3})|x[0-9a-f]+|(.))/gi, (_, octal, sign) => (octal ? '' : (ESCAPES[sign] ?? sign ?? '')));

/**
 * The text of an argument that is made of strings and macros alone; undefined for any other. What cannot be told from the
 * source stands as %s.
 */
function formatOf(argument: string): string | undefined {
  let text = '';
  let strings = 0;
  let at = 0;
  while (at < argument.length) {
    if (/\s/.test(argument[at] as string)) {
      at += 1;
      continue;
    }
    PIECE.lastIndex = at;
    const piece = PIECE.exec(argument);
    if (!piece) return undefined;
    const [all, string] = piece;
    if (string !== undefined) {
      strings += 1;
      text += unescaped(string);
    } else if (!all.startsWith('KERN_')) text += TEXTS[all] ?? '%s';
    at = PIECE.lastIndex;
  }
  return strings > 0 ? text : undefined;
}

/** The arguments of a call whose bracket opens at an offset; undefined when it never closes. */
function argumentsAt(code: string, open: number): string[] | undefined {
  const list: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < code.length; at += 1) {
    const sign = code[at];
    if (sign === '"' || sign === "'") {
      at += 1;
      while (at < code.length && code[at] !== sign) at += code[at] === '\\' ? 2 : 1;
    } else if (sign === '(' || sign === '{' || sign === '[') depth += 1;
    else if (sign === ')' || sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) return [...list, code.slice(from, at)];
    } else if (sign === ',' && depth === 1) {
      list.push(code.slice(from, at));
      from = at + 1;
    }
  }
  return undefined;
}

/** What stands before the text by `#define pr_fmt(fmt) "tdx: " fmt`; '' without one. */
function prefixOf(code: string, macro: 'pr_fmt' | 'dev_fmt'): string {
  const body = new RegExp(`^[ \\t]*#[ \\t]*define[ \\t]+${macro}\\((\\w+)\\)[ \\t]+(.*)$`, 'm').exec(code);
  if (!body) return '';
  const [, parameter = '', text = ''] = body;
  return formatOf(text.replace(new RegExp(`\\b${parameter}\\b.*$`), '')) ?? '';
}

/** Name of the function that an item of a file defines; undefined for what is none. */
const functionOf = (text: string): string | undefined => {
  if (text.startsWith('#')) return /^#\s*define\s+(\w+)/.exec(text)?.[1];
  const head = text.slice(0, text.indexOf('{') + 1 || undefined);
  return /\b(?!__(?:attribute__|must_hold|acquires|releases|printf|aligned|section|always_unused)\b)(\w+)\s*\(/.exec(
    head,
  )?.[1];
};

/** Every line that one file writes, in its order. Calls whose text the file does not hold are passed over. */
export function linesOfFile(path: string, source: string): PrintedLine[] {
  // A line that goes on behind a backslash keeps its number.
  const code = blankComments(source).replace(/\\(?=[ \t]*\n)/g, ' ');
  const raw = blankComments(source);
  const items: readonly Item[] = topLevel(raw);
  const [plain, device] = [prefixOf(code, 'pr_fmt'), prefixOf(code, 'dev_fmt')];
  const found: PrintedLine[] = [];
  let line = 1;
  let counted = 0;
  for (const call of code.matchAll(CALL)) {
    const [all, by = ''] = call;
    const list = argumentsAt(code, call.index + all.length - 1);
    const text = list?.map(formatOf).find((format) => format !== undefined);
    if (text === undefined) continue;
    const shown = collapse(text.replace(/\n+$/, ''));
    // Without a word of its own a line tells nothing.
    if (!/[A-Za-z]{3}/.test(shown.replace(/%[-+ #0-9.*]*[a-zA-Z]+/g, ''))) continue;
    for (; counted < call.index; counted += 1) if (code[counted] === '\n') line += 1;
    const item = items.find(({ start, end }) => start <= call.index && call.index < end);
    const inside = item && functionOf(raw.slice(item.start, item.end));
    const prefix = by.startsWith('pr_') ? plain : by.startsWith('dev_') ? device : '';
    found.push({ file: path, line, ...(inside ? { in: inside } : {}), by, ...(prefix ? { prefix } : {}), text: shown });
  }
  return found;
}

/**
 * The lines of the given files in a tree, each once; files that the release lacks are passed over. Undefined without a
 * source tree.
 */
export function extractLog(tree: Tree, files: readonly LogSource[]): LogFile | undefined {
  if (tree.source === undefined) return undefined;
  const sources = new SourceFiles(tree.source);
  /** By path, the functions that are wanted of it; undefined for all. */
  const wanted = new Map<string, Set<string> | undefined>();
  for (const { path, in: functions } of files) {
    const before = wanted.get(path);
    const all = functions === undefined || (wanted.has(path) && before === undefined);
    wanted.set(path, all ? undefined : new Set([...(before ?? []), ...functions]));
  }
  const lines = [...wanted].sort(byPath).flatMap(([path, functions]) => {
    const text = sources.read(path)?.text;
    if (text === undefined) return [];
    return linesOfFile(path, text).filter((line) => !functions || (line.in !== undefined && functions.has(line.in)));
  });
  return { kernel: tree.version, package: tree.package, lines };
}

const byPath = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

/** Text of a kernel's log.json: one line of the log a line. */
export const formatLogLines = ({ kernel, package: built, lines }: LogFile): string =>
  `{\n"kernel": ${JSON.stringify(kernel)},\n"package": ${JSON.stringify(built)},\n"lines": [\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]\n}\n`;
