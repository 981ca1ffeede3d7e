/** Names what is no Evidence of the catalog, or not the part of it that is catalogued, so that nobody is left guessing. */
import { fromHex, toText } from './bytes.ts';
import { type CborItem, itemAt, keyText, untag } from './cbor.ts';
import { parsedAt } from './root.ts';
import type { Run } from './run.ts';

/** What begins with these bytes (`hex`, .. for any) at an offset. */
interface Mark {
  what: string;
  at: number;
  hex: string;
}

const MARKS: readonly Mark[] = [
  { what: 'data compressed by gzip', at: 0, hex: '1f8b08' },
  { what: 'data compressed by zstd', at: 0, hex: '28b52ffd' },
  { what: 'data compressed by xz', at: 0, hex: 'fd377a585a00' },
  { what: 'an X.509 certificate in DER', at: 0, hex: '3082....3082....a003020102' },
  { what: 'a certificate revocation list in DER', at: 0, hex: '3082....3082....020101300a06082a8648ce3d0403' },
  { what: 'a DER structure (a certificate, a key or a signature)', at: 0, hex: '3082' },
  { what: 'a TCG event log (its first event says "Spec ID Event03")', at: 32, hex: '53706563204944204576656e743033' },
  { what: 'a TCG event log of the older kind', at: 32, hex: '53706563204944204576656e743030' },
  { what: 'the CCEL table of ACPI, which says where the event log lies', at: 0, hex: '4343454c' },
  { what: 'a TPM quote (TPMS_ATTEST)', at: 0, hex: 'ff544347' },
  { what: 'a TPM quote (TPMS_ATTEST) with its size in front', at: 2, hex: 'ff544347' },
  { what: 'an ELF file', at: 0, hex: '7f454c46' },
  { what: 'a PE image, such as a kernel or a firmware', at: 0, hex: '4d5a9000' },
  { what: 'a PNG image', at: 0, hex: '89504e470d0a1a0a' },
  { what: 'a ZIP archive', at: 0, hex: '504b0304' },
];

/** Codes of requests for, and answers with, measurements in SPDM. */
const SPDM = new Set([0xe0, 0x60]);

function holds({ at, hex }: Mark, bytes: Uint8Array): boolean {
  const size = hex.length / 2;
  if (bytes.length < at + size) return false;
  return Array.from({ length: size }, (_, index) => hex.slice(index * 2, index * 2 + 2)).every(
    (pair, index) => pair === '..' || bytes[at + index] === fromHex(pair)[0],
  );
}

/** What bytes are that no format of the catalog fits: half a sentence, or undefined when nothing is known of them. */
export function foreignBytes(run: Run): string | undefined {
  const { bytes } = run;
  const mark = MARKS.find((one) => holds(one, bytes));
  if (mark) return mark.what;
  const [version = 0, code = 0] = bytes;
  if (version >= 0x10 && version <= 0x14 && SPDM.has(code) && bytes.length > 32) {
    return 'messages of SPDM, by which a device tells its measurements';
  }
  const root = bytes.length > 1 ? parsedAt(run, 0, bytes.length) : undefined;
  return typeof root === 'object' && root.cut === undefined ? foreignCbor(run, root.item) : undefined;
}

const textAt = (run: Run, root: CborItem, path: (string | number)[]): string | undefined => {
  const item = itemAt(root, path, run.budget);
  return item?.kind === 'text' ? item.text : undefined;
};

function foreignCbor(run: Run, root: CborItem): string | undefined {
  const { item, tags } = untag(root);
  if (tags.includes(500) || tags.includes(501) || tags.includes(502)) return 'a CoRIM (reference values, no Evidence)';
  const signed =
    item.kind === 'array' && item.items?.length === 4 && item.items.slice(2).every((part) => part.kind === 'bytes');
  if (signed) {
    const type = textAt(run, root, [0, 3]);
    const profile = textAt(run, root, [2, 265]) ?? textAt(run, root, [2, -75000]);
    if (type?.startsWith('application/corim')) return 'a signed CoRIM (reference values, no Evidence)';
    const facts = [profile && `profile ${profile}`, type && `content type ${type}`].filter(Boolean);
    return `a COSE_Sign1 token${facts.length > 0 ? `, ${facts.join(', ')}` : ''}, of no kind that the catalog knows`;
  }
  if (item.kind === 'map') {
    const profile = textAt(run, root, [265]);
    if (profile !== undefined) return `a set of CBOR claims, profile ${profile}, of no kind that the catalog knows`;
    const keys = (item.entries ?? []).slice(0, 6).map(({ key }) => keyText(key));
    return keys.length > 0 ? `a CBOR map with the keys ${keys.join(', ')}` : undefined;
  }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the claims of a result have and Evidence does not. */
const RESULT_KEYS = /^(?:ear\.|x-ms-|submods$|attester_tcb|tcb_status$|quote_verification)/i;

/** What a text is that holds no Evidence: half a sentence, or undefined. `document` is what it says as JSON, if it is JSON. */
export function foreignText(text: string, document: unknown): string | undefined {
  if (/-----BEGIN CERTIFICATE-----/.test(text)) return 'one or more X.509 certificates in PEM';
  const pem = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(text)?.[1];
  if (pem !== undefined) return `a PEM block "${pem}"`;
  const token = /^\s*([\w-]{8,})\.([\w-]+)\.[\w-]*\s*$/.exec(text);
  if (token) {
    const claims = jsonOf(token[2] ?? '');
    if (isObject(jsonOf(token[1] ?? '')))
      return isObject(claims) && Object.keys(claims).some((key) => RESULT_KEYS.test(key))
        ? 'a JWT with the result of a verifier, which is no Evidence'
        : 'a JWT, and no claim of it is Evidence that the catalog knows';
  }
  if (Array.isArray(document) && document.some((one) => isObject(one) && ('recnum' in one || 'digests' in one)))
    return 'a Canonical Event Log (CEL) in JSON';
  if (isObject(document) && Object.keys(document).some((key) => RESULT_KEYS.test(key)))
    return 'the result of a verifier, which is no Evidence';
  return undefined;
}

function jsonOf(coded: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(coded.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return JSON.parse(toText(bytes) ?? '');
  } catch {
    return undefined;
  }
}
