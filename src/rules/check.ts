import { relative, resolve, sep } from 'node:path';
import { compareDiagnostics, type Diagnostic, diagnostic } from '../catalog/diagnostic.ts';
import { shownPath } from '../catalog/directory.ts';
import { toPointer } from '../catalog/pointer.ts';
import { type CatalogFile, type Loaded, loadCatalog } from '../catalog/read/load.ts';
import { locate } from '../catalog/read/position.ts';
import { type Parsed, parseYaml } from '../catalog/read/yaml.ts';
import { Context } from './context.ts';
import { remaining } from './exceptions.ts';
import { filesOf, type Kept, type Report, reportOn } from './kept.ts';
import { RULES } from './registry.ts';
import type { Finding, Rule } from './rule.ts';
import { salvage } from './salvage.ts';

/** Everything that is wrong with a catalog: YAML, schema and rules. With `focus`, at least what is wrong with these files. */
export function checkLoaded(loaded: Loaded, focus?: ReadonlySet<string>): Diagnostic[] {
  const context = new Context(loaded, focus);
  const parsed = new Map<string, Parsed>();
  const diagnostics = [...loaded.diagnostics];
  const add = (rule: Rule, finding: Finding): void => {
    const { file } = finding.file;
    if (focus && !focus.has(file)) return;
    let document = parsed.get(file);
    if (!document) {
      document = parseYaml(context.text(finding.file));
      parsed.set(file, document);
    }
    diagnostics.push(
      diagnostic(shownPath(context.catalog.dir, file), {
        code: rule.code,
        severity: rule.severity,
        ...(finding.path ? locate(document, finding.path, finding.on ?? 'value') : { line: 1, column: 1 }),
        path: toPointer(finding.path ?? []),
        message: finding.message,
        hint: finding.hint,
        ...(finding.fix === undefined ? {} : { fix: finding.fix }),
      }),
    );
  };
  for (const rule of RULES) for (const finding of remaining(rule, context)) add(rule, finding);
  for (const file of loaded.entries) {
    if (!file.faulty || (focus && !focus.has(file.file))) continue;
    for (const [rule, finding] of besideFaults(loaded, file)) add(rule, finding);
  }
  return diagnostics.sort(compareDiagnostics);
}

/** What rules find in a file with schema faults, as far as these leave something to judge. */
function* besideFaults(loaded: Loaded, file: CatalogFile): Iterable<[Rule, Finding]> {
  const model = loaded.entries.find((other) => other.kind === file.kind && !other.faulty);
  const saved = salvage(file.kind, file.data, { ...(model?.data ?? {}), id: file.name });
  if (!saved) return;
  const sound: CatalogFile = { ...file, faulty: false, data: saved.data };
  const entries = loaded.entries.map((other) => (other === file ? sound : other));
  const context = new Context({ ...loaded, entries }, new Set([file.file]));
  for (const rule of RULES) {
    if (!rule.local) continue;
    for (const finding of remaining(rule, context)) {
      if (finding.file !== sound || (finding.path && saved.doubtful(finding.path, rule.local))) continue;
      yield [rule, finding.path ? { ...finding, path: saved.original(finding.path) } : finding];
    }
  }
}

/** Everything that is wrong with the catalog in a directory, in the form in which it is kept. */
export function checkWhole(directory: string, loaded: Loaded = loadCatalog(directory)): Kept {
  return keptOf(directory, loaded, checkLoaded(loaded));
}

/** What is wrong with some files, by path within the catalog, while their references resolve against the whole. */
export function checkSome(
  directory: string,
  files: readonly string[],
  loaded: Loaded = loadCatalog(directory),
): Report {
  // Files that belong to no kind have diagnostics nevertheless.
  const wanted = filesOf(keptOf(directory, loaded, loaded.diagnostics), directory, files);
  return reportOn(keptOf(directory, loaded, checkLoaded(loaded, wanted)), directory, files);
}

const keptOf = (directory: string, loaded: Loaded, diagnostics: readonly Diagnostic[]): Kept => ({
  files: loaded.entries.map(({ file }) => file),
  diagnostics: diagnostics.map((item) => ({
    ...item,
    file: relative(directory, resolve(item.file)).split(sep).join('/'),
  })),
});
