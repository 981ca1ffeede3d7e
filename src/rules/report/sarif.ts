import { urls } from '../../catalog/addresses.ts';
import type { Report } from '../kept.ts';
import { HELP } from '../registry.ts';

/** Address of the published site; pages of rules hang below it. */
const SITE = process.env.SITE;

/** SARIF 2.1.0: one run, with the rules that were broken. */
export function toSarif({ diagnostics }: Report): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const rules = codes.map((code) => {
    const help = HELP.get(code);
    return {
      id: code,
      ...(help && {
        shortDescription: { text: help.title },
        fullDescription: { text: help.explanation },
        help: { text: help.explanation },
      }),
      ...(SITE && { helpUri: new URL(urls.rule(code), SITE).href }),
    };
  });
  const results = diagnostics.map(({ code, severity, message, hint, file, line, column, path }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: hint === '' ? message : `${message}; ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file) },
          region: { startLine: line, startColumn: column },
        },
        ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path }] }),
      },
    ],
  }));
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'catalog-check', rules } }, columnKind: 'utf16CodeUnits', results }],
    },
    null,
    2,
  );
}
