import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import ts from 'typescript';

/** Types of the documents, from the schemas that the API publishes. */
export async function documentTypes(schemas: Readonly<Record<string, unknown>>): Promise<string> {
  const local = JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/$defs/');
  const $defs = JSON.parse(local) as Record<string, JSONSchema>;
  return compile({ title: 'Document', anyOf: [{ $ref: '#/$defs/AllDocument' }], $defs }, 'Document', {
    bannerComment: '// Generated from the schemas of the API.',
    unreachableDefinitions: true,
    format: false,
  });
}

/** The declarations of a module whose exports say their types. Throws when one does not. */
export function declarationsOf(file: string): string {
  const source = readFileSync(file, 'utf8');
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(source, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { isolatedDeclarations: true, strict: true, target: ts.ScriptTarget.ES2022 },
  });
  const [first] = diagnostics;
  if (first) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(first.messageText, '\n')}`);
  return outputText.replaceAll(/^import .*$/gm, '').trimStart();
}

/** Names of the modules that have code, and where they are written. */
export const CODE = ['compare', 'decode', 'query'] as const;
export const codeFile = (root: string, name: (typeof CODE)[number]): string =>
  join(root, 'src', 'package', `${name}.ts`);
