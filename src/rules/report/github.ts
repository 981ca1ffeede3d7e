import type { Report } from '../kept.ts';

const inMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Workflow commands that a GitHub runner turns into annotations of the changed lines. */
export const toGithub = ({ diagnostics }: Report): string =>
  diagnostics
    .map(({ severity, file, line, column, code, message, hint }) => {
      const properties = `file=${inProperty(file)},line=${line},col=${column},title=${inProperty(code)}`;
      return `::${severity} ${properties}::${inMessage(hint === '' ? message : `${message}; ${hint}`)}`;
    })
    .join('\n');
