import type { Report } from '../kept.ts';

/** The report as the one JSON document that tools read. */
export const toJson = ({ files, errors, warnings, diagnostics }: Report): string =>
  JSON.stringify({ files, errors, warnings, diagnostics: diagnostics.map(({ fix: _, ...said }) => said) }, null, 2);
