import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One import statement: who asks for what. Paths are relative to the repository, with forward slashes. */
export interface Edge {
  from: string;
  /** A path for relative specifiers, else the specifier itself. */
  to: string;
  /** Gone at run time. */
  typeOnly: boolean;
}

/** Text of source files by their path. */
export type Sources = ReadonlyMap<string, string>;

const ROOT = join(import.meta.dirname, '..', '..');

/** Every source file below src, scripts and tests that can import another. */
export function readSources(): Sources {
  const paths = globSync('{src,scripts,tests}/**/*.{ts,mjs,astro,mdx}', { cwd: ROOT }).sort();
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(ROOT, path), 'utf8')]));
}

/** Every import of the files: static, re-exported, dynamic with a constant path, and of types. */
export function importsOf(sources: Sources): Edge[] {
  return [...sources].flatMap(([path, text]) =>
    specifiers(path, code(path, text)).map(({ specifier, typeOnly }) => ({
      from: path,
      to: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')) : specifier,
      typeOnly,
    })),
  );
}

/** The parts of a file that are TypeScript: of a page its frontmatter and its scripts, of prose its import lines. */
function code(path: string, text: string): string {
  if (path.endsWith('.mdx')) return (text.match(/^(?:import|export) .*$/gm) ?? []).join('\n');
  if (!path.endsWith('.astro')) return text;
  const frontmatter = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, body = '']) => body);
  return [frontmatter, ...scripts].join('\n');
}

function specifiers(path: string, text: string): { specifier: string; typeOnly: boolean }[] {
  const found: { specifier: string; typeOnly: boolean }[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean): void => {
    if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS));
  return found;
}

/** Groups of files that load each other in a circle at run time; each is sorted, and so is the list. */
export function circles(edges: readonly Edge[]): string[][] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to, typeOnly } of edges) {
    if (!typeOnly) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  // Tarjan: a file is the root of a circle when nothing that it reaches leads back beyond it.
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    const at = order.size;
    order.set(file, at);
    open.push(file);
    let least = at;
    for (const next of targets.get(file) ?? []) {
      if (!order.has(next)) least = Math.min(least, visit(next));
      else if (open.includes(next)) least = Math.min(least, low.get(next) ?? order.get(next) ?? least);
      low.set(file, least);
    }
    if (least === at) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1 || targets.get(file)?.has(file)) found.push(group.sort());
    }
    return least;
  };
  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return found.sort();
}

/** Every file that the files load at run time, they included, each with the file that asked for it first. */
export function reached(starts: Iterable<string>, edges: readonly Edge[]): Map<string, string> {
  const targets = Map.groupBy(
    edges.filter(({ typeOnly }) => !typeOnly),
    ({ from }) => from,
  );
  const found = new Map([...starts].map((start) => [start, start]));
  for (const [file] of found) {
    for (const { to } of targets.get(file) ?? []) if (!found.has(to)) found.set(to, file);
  }
  return found;
}
