import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeFile } from '../catalog/model.ts';
import { blankComments } from './c-source.ts';
import { findCompiler } from './compiler.ts';
import { type Candidate, compileFacts, hex } from './extract.ts';
import { INTERNAL_HEADERS, type InternalHeader } from './internal-headers.ts';
import type { Tree } from './tree.ts';
import { readTypes } from './types.ts';

/** What the kernel's own macros for constants stand for, in the words of C alone. */
const HELPERS = `
#define UL(x) (x##UL)
#define ULL(x) (x##ULL)
#define _UL(x) (x##UL)
#define _ULL(x) (x##ULL)
#define _AC(x, y) (x##y)
#define _BITUL(x) (1UL << (x))
#define _BITULL(x) (1ULL << (x))
#define BIT(x) (1UL << (x))
#define BIT_ULL(x) (1ULL << (x))
#define GENMASK(h, l) ((~0UL << (l)) & (~0UL >> (63 - (h))))
#define GENMASK_ULL(h, l) ((~0ULL << (l)) & (~0ULL >> (63 - (h))))
`;

const INCLUDE_GUARD = /_H_*$/;

/** Macros of a C file that stand for a value, in the file's order; those with arguments and empty ones are passed over. */
export function valueMacros(text: string): { name: string; body: string }[] {
  const code = blankComments(text).replaceAll(/\\[ \t]*\n/g, ' ');
  return [...code.matchAll(/^[ \t]*#[ \t]*define[ \t]+([A-Za-z_]\w*)(?!\()[ \t]+(\S.*)$/gm)]
    .map(([, name = '', body = '']) => ({ name, body: body.trim() }))
    .filter(({ name, body }) => !INCLUDE_GUARD.test(name) && !body.includes('"'));
}

/**
 * The constants of the kernel's own headers, with the values that a compiler gives them; or why there are none. A macro
 * that does not stand for a number is left out.
 */
export async function extractCodes(
  tree: Tree,
  headers: readonly InternalHeader[] = INTERNAL_HEADERS,
): Promise<CodeFile | { why: string }> {
  const { source } = tree;
  if (source === undefined) return { why: 'no source tree at hand' };
  const compiler = await findCompiler('x86');
  if (!compiler) return { why: 'no C compiler (gcc) at hand' };
  const codes: CodeFile['codes'] = [];
  for (const { path, names, uses = [] } of headers) {
    const read = (file: string) => (existsSync(join(source, file)) ? readFileSync(join(source, file), 'utf8') : '');
    const own = valueMacros(read(path));
    const wanted = own.filter(({ name }) => names.test(name));
    if (wanted.length === 0) continue;
    const text = HELPERS + [...uses.flatMap((file) => valueMacros(read(file))), ...own].map(definition).join('\n');
    const candidates = wanted.map(({ name, body }): Candidate => ({ name, header: path, macro: { name, body } }));
    const work = mkdtempSync(join(tmpdir(), 'codes-'));
    try {
      const compiled = await compileFacts(compiler, work, text, candidates);
      if ('why' in compiled) return { why: `${path}: ${compiled.why}` };
      const accepted = new Set(compiled.accepted.map(({ name }) => name));
      for (const { name, value } of readTypes(compiled.object).enumerators) {
        const own = name.replace(/^value_of_/, '');
        if (accepted.has(own)) codes.push({ name: own, value: hex(value), file: path });
      }
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  codes.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { kernel: tree.version, package: tree.package, codes };
}

/** A second definition of the same name takes the place of the first, as branches of #if would. */
const definition = ({ name, body }: { name: string; body: string }): string =>
  `#undef ${name}\n#define ${name} ${body}`;

/** Text of a kernel's codes.json: one constant a line. */
export const formatCodes = ({ kernel, package: built, codes }: CodeFile): string =>
  `{\n"kernel": ${JSON.stringify(kernel)},\n"package": ${JSON.stringify(built)},\n"codes": [\n${codes.map((code) => JSON.stringify(code)).join(',\n')}\n]\n}\n`;
