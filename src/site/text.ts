/** Turns the catalog's plain sentences into HTML: identifiers and paths are set as code. */
import { escapeHtml } from '../text.ts';

/** Breaks long names after _, / and between camel humps only where a line must break. */
export const breakable = (name: string): string => escapeHtml(name).replace(/([_/.:])(?=[A-Za-z0-9$*])/g, '$1<wbr>');

const CODE = new RegExp(
  [
    '`([^`]+)`',
    // Paths below a well-known root, or in the kernel's tree.
    '((?<![\\w/])/(?:sys|dev|proc|etc|run|boot)/[\\w$./:*\\[\\]-]*[\\w$*\\]/]|\\b(?:drivers|arch|include|virt|Documentation|security|samples|tools)/[\\w./-]+\\w)',
    // SYMBOLS_WITH_UNDERSCORES, CONFIG_X, struct_names and calls().
    '(\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b\\*?|\\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\\b(?:\\(\\))?|\\b[a-z]\\w+\\(\\))',
    // Error numbers, and 0x numbers.
    '(\\bE(?:2BIG|ACCES|AGAIN|BADF|BADMSG|BUSY|CANCELED|DOM|EXIST|FAULT|FBIG|INTR|INVAL|IO|ISDIR|LOOP|MFILE|NFILE|NOBUFS|NODATA|NODEV|NOENT|NOIOCTLCMD|NOKEY|NOMEM|NOMSG|NOSPC|NOSYS|NOTDIR|NOTEMPTY|NOTSUPP|NOTTY|NXIO|OPNOTSUPP|OVERFLOW|PERM|PIPE|PROTO|RANGE|REMOTEIO|ROFS|TIME|TIMEDOUT|XIO|KEYREJECTED|HWPOISON|SRCH|XDEV|CONNRESET|PROTONOSUPPORT)\\b|\\b0x[0-9a-fA-F]+\\b)',
  ].join('|'),
  'g',
);

/** One paragraph of the catalog as HTML. */
export function inline(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  let html = '';
  let from = 0;
  for (const match of flat.matchAll(CODE)) {
    html += escapeHtml(flat.slice(from, match.index));
    html += `<code>${escapeHtml(match[1] ?? match[0])}</code>`;
    from = match.index + match[0].length;
  }
  return html + escapeHtml(flat.slice(from));
}
