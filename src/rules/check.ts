import { relative, resolve, sep } from 'node:path';
import { compareDiagnostics, type Diagnostic, diagnostic } from '../catalog/diagnostic.ts';
import { toPointer } from '../catalog/pointer.ts';
import { type Loaded, loadCatalog, shownPath } from '../catalog/read/load.ts';
import { locate } from '../catalog/read/position.ts';
import { type Parsed, parseYaml } from '../catalog/read/yaml.ts';
import { Context } from './context.ts';
import { RULES } from './registry.ts';

export interface Report {
  /** Number of files that the report is about. */
  files: number;
  errors: number;
  warnings: number;
  /** By file and place. */
  diagnostics: readonly Diagnostic[];
}

/** Everything that is wrong with a catalog: YAML, schema and rules. With `focus`, at least what is wrong with these files. */
export function checkLoaded(loaded: Loaded, focus?: ReadonlySet<string>): Diagnostic[] {
  const context = new Context(loaded, focus);
  const parsed = new Map<string, Parsed>();
  const diagnostics = [...loaded.diagnostics];
  for (const rule of RULES) {
    for (const finding of rule.run(context)) {
      const { file } = finding.file;
      if (focus && !focus.has(file)) continue;
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
          hint: finding.hint ?? '',
        }),
      );
    }
  }
  return diagnostics.sort(compareDiagnostics);
}

/** A named file that is not there or not part of the catalog. */
export class UsageError extends Error {}

/** Checks a catalog; with `files`, reports on these alone while their references resolve against the whole. */
export function check(
  directory: string,
  files: readonly string[] = [],
  loaded: Loaded = loadCatalog(directory),
): Report {
  let diagnostics: readonly Diagnostic[];
  let count = loaded.files;
  if (files.length === 0) {
    diagnostics = checkLoaded(loaded);
  } else {
    const known = new Map<string, string>();
    for (const { file } of loaded.entries) known.set(resolve(directory, file), file);
    // Files that belong to no kind have diagnostics nevertheless.
    for (const { file } of loaded.diagnostics)
      known.set(resolve(file), relative(directory, resolve(file)).split(sep).join('/'));
    const wanted = new Set<string>();
    for (const file of files) {
      const found = known.get(resolve(file)) ?? known.get(resolve(directory, file));
      if (found === undefined) throw new UsageError(`${file} is not a file of the catalog in ${directory}`);
      wanted.add(found);
    }
    const shown = new Set([...wanted].map((file) => shownPath(directory, file)));
    diagnostics = checkLoaded(loaded, wanted).filter(({ file }) => shown.has(file));
    count = wanted.size;
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return { files: count, errors, warnings: diagnostics.length - errors, diagnostics };
}
