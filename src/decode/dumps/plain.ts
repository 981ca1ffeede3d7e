/** Text as it was meant: without its encoding, invisible characters and the escapes of addresses. */
import { toText } from '../bytes.ts';

/** The text in bytes, be it UTF-8 or UTF-16 and ended by NUL; null when they are no text. */
export function asciiText(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return wide(bytes.subarray(2), 0);
  if (first === 0xfe && second === 0xff) return wide(bytes.subarray(2), 1);
  const start = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  const text = printable(bytes.subarray(start));
  if (text !== null) return text;
  return (bytes.length % 2 === 0 ? (wide(bytes, 0) ?? wide(bytes, 1)) : null) ?? worded(bytes.subarray(start));
}

/** ASCII in units of two bytes, of which the one at `low` holds it. */
function wide(bytes: Uint8Array, low: 0 | 1): string | null {
  if (bytes.length % 2 !== 0 || isControl(bytes[low] ?? 0)) return null;
  for (let i = 1 - low; i < bytes.length; i += 2) if (bytes[i] !== 0) return null;
  return printable(bytes.filter((_, i) => i % 2 === low));
}

/** UTF-8 beyond ASCII without control characters, which bytes of Evidence have. */
function worded(bytes: Uint8Array): string | null {
  for (let i = 0; i < bytes.length; i++) if (isControl(bytes[i] as number)) return null;
  const text = toText(bytes);
  return text === null || /[\p{Cc}\p{Cn}\p{Co}]/u.test(text.replace(/[\t\r\n]/g, '')) ? null : plainText(text);
}

const isControl = (byte: number): boolean =>
  (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) || byte === 0x7f;

function printable(bytes: Uint8Array): string | null {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  if (end === 0) return null;
  for (let i = 0; i < end; i++) {
    const b = bytes[i] as number;
    if (b > 0x7f || isControl(b)) return null;
  }
  return new TextDecoder('latin1').decode(bytes.subarray(0, end));
}

/** A text with blanks of other kinds made plain, and without NUL and invisible marks. */
export function plainText(text: string): string {
  const visible = text.replaceAll('\0', '').replace(/\u200b|\u200c|\u200d|\u2060|\ufeff/g, '');
  return visible.replace(/[\u00a0\u2007\u202f]/g, ' ');
}

/** A text of an address with its percent escapes undone; null when it has none. */
export function unescaped(text: string): string | null {
  if (!/%[0-9a-f]{2}/i.test(text)) return null;
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const MARKS = /^[ \t]*(?:(?:>|\||\/\/|#|;)[ \t]?)+/gm;
/** A prompt, which follows at once on output that ends without a line feed; whose it is cannot be told from base64. */
const PROMPT = /(?:root|user|ubuntu)?@[\w.-]+:[^\s#$]*[#$] ?/g;

/** A text without the marks of quoted mail and of comments before its lines, and without prompts; null when it has none. */
export function unquoted(text: string): string | null {
  const bare = text.replace(PROMPT, '\n').replace(MARKS, '');
  return bare === text ? null : bare;
}
