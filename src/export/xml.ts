import { escapeHtml } from '../text.ts';

/** Text as it stands in XML 1.0, without the characters that it cannot hold. */
export const escapeXml = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold them
  escapeHtml(text).replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
