/** X.509 certificates as the tree that layouts walk, and what checking their signatures needs. Nothing is verified here. */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, toInt } from './bytes.ts';
import { type CborBudget, CborError, type CborItem } from './cbor.ts';

/** A value of DER: its tag, and the range of its content. */
interface Value {
  tag: number;
  from: number;
  start: number;
  end: number;
}

/** What a signature check needs of a certificate. */
export interface Certificate {
  subject: string;
  issuer: string;
  /** The signed part, the key as SubjectPublicKeyInfo, and the signature. */
  signed: Uint8Array;
  key: Uint8Array;
  signature: Uint8Array;
  /** Object identifiers of the signature's algorithm, of the key's, and of the key's curve or an empty text. */
  signatureAlgorithm: string;
  hash: string;
  keyAlgorithm: string;
  curve: string;
  /** SHA-256 of the whole. */
  fingerprint: string;
}

const TAGS = {
  bool: 1,
  int: 2,
  bits: 3,
  bytes: 4,
  null: 5,
  oid: 6,
  enumerated: 10,
  sequence: 0x30,
  set: 0x31,
} as const;
const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
};
const NOWHERE = { start: null, end: null, content: null } as const;
const text = (value: string): CborItem => ({ ...NOWHERE, kind: 'text', text: value });
const fault = (): never => {
  throw new CborError('it is no X.509 certificate');
};

class Der {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  value(from: number, limit = this.bytes.length): Value {
    const [tag, first] = [this.bytes[from] ?? fault(), this.bytes[from + 1] ?? fault()];
    const wide = first & 0x7f;
    if (first === 0x80 || (first > 0x80 && wide > 3)) fault();
    const start = from + 2 + (first < 0x80 ? 0 : wide);
    const size = first < 0x80 ? first : Number(toInt(this.bytes.subarray(from + 2, start), 'big'));
    return start + size > limit ? fault() : { tag, from, start, end: start + size };
  }

  /** The values inside another. */
  inside({ start, end }: Value): Value[] {
    const out: Value[] = [];
    for (let at = start; at < end; at = (out.at(-1) as Value).end) {
      if (out.length >= 256) fault();
      out.push(this.value(at, end));
    }
    return out;
  }

  content = ({ start, end }: Value): Uint8Array => this.bytes.subarray(start, end);
  whole = ({ from, end }: Value): Uint8Array => this.bytes.subarray(from, end);

  oid(value: Value): string {
    if (value.tag !== TAGS.oid || value.end === value.start) fault();
    const [first = 0, ...rest] = this.content(value);
    const arcs = [Math.min(2, Math.floor(first / 40)), first - 40 * Math.min(2, Math.floor(first / 40))];
    let arc = 0;
    for (const byte of rest) {
      arc = arc * 128 + (byte & 127);
      if (byte < 128) {
        arcs.push(arc);
        arc = 0;
      }
    }
    return arcs.join('.');
  }
}

const at = (values: readonly Value[], index: number): Value => values[index] ?? fault();
const LATIN = new TextDecoder('utf-8');

/** The certificate at the start of the bytes, which may have more behind it. Throws CborError when there is none. */
export function parseX509(
  bytes: Uint8Array,
  budget: CborBudget,
): { item: CborItem; certificate: Certificate; used: number } {
  const der = new Der(bytes);
  const outer = der.value(0);
  const [signed, algorithm, signature] = [0, 1, 2].map((index) => at(der.inside(outer), index)) as [
    Value,
    Value,
    Value,
  ];
  if (outer.tag !== TAGS.sequence || signed.tag !== TAGS.sequence || signature.tag !== TAGS.bits) fault();
  const parts = der.inside(signed);
  // The version is left out in certificates of version 1.
  const shift = at(parts, 0).tag === 0xa0 ? 1 : 0;
  const [serial, , issuer, validity, subject, key] = [0, 1, 2, 3, 4, 5].map((index) => at(parts, index + shift)) as [
    Value,
    Value,
    Value,
    Value,
    Value,
    Value,
  ];
  const keyParts = der.inside(at(der.inside(key), 0));
  const curve = keyParts[1]?.tag === TAGS.oid ? der.oid(keyParts[1]) : '';
  const algorithmParts = der.inside(algorithm);
  const certificate: Certificate = {
    subject: nameOf(der, subject),
    issuer: nameOf(der, issuer),
    signed: der.whole(signed),
    key: der.whole(key),
    signature: der.content(signature).subarray(1),
    signatureAlgorithm: der.oid(at(algorithmParts, 0)),
    hash: hashIn(der, algorithmParts[1]),
    keyAlgorithm: der.oid(at(keyParts, 0)),
    curve,
    fingerprint: toHex(sha256(bytes.subarray(0, outer.end))),
  };
  const [before, after] = der.inside(validity).map((one) => timeOf(LATIN.decode(der.content(one))));
  const entries: [string, CborItem][] = [
    ['subject', text(certificate.subject)],
    ['issuer', text(certificate.issuer)],
    ['serial', text(toHex(der.content(serial)))],
    ['notBefore', text(before ?? '')],
    ['notAfter', text(after ?? '')],
    ['key', text(curve || certificate.keyAlgorithm)],
    ['algorithm', text(certificate.signatureAlgorithm)],
    ['fingerprint', text(certificate.fingerprint)],
  ];
  const extensions = parts.find(({ tag }) => tag === 0xa3);
  for (const one of extensions ? der.inside(at(der.inside(extensions), 0)) : []) {
    const inner = der.inside(one);
    extension(der, der.oid(at(inner, 0)), at(inner, inner.length - 1), entries);
  }
  budget.items -= entries.length;
  const item: CborItem = {
    ...NOWHERE,
    kind: 'map',
    entries: entries.map(([name, value]) => ({ key: text(name), value })),
  };
  return { item, certificate, used: outer.end };
}

function nameOf(der: Der, name: Value): string {
  const parts = der.inside(name).flatMap((set) =>
    der.inside(set).map((pair) => {
      const [oid, value] = der.inside(pair);
      return oid && value ? `${NAMES[der.oid(oid)] ?? der.oid(oid)}=${LATIN.decode(der.content(value))}` : fault();
    }),
  );
  return parts.reverse().join(', ');
}

/** The hash that the parameters of RSA-PSS name. */
function hashIn(der: Der, parameters: Value | undefined): string {
  if (parameters?.tag !== TAGS.sequence) return '';
  const first = der.inside(parameters).find(({ tag }) => tag === 0xa0);
  return first ? der.oid(at(der.inside(at(der.inside(first), 0)), 0)) : '';
}

/** UTCTime and GeneralizedTime in the form of ISO 8601. */
function timeOf(written: string): string {
  if (!/^\d{12}(?:\d\d)?Z$/.test(written)) return written;
  const digits = written.replace('Z', '');
  const year =
    digits.length === 12 ? `${Number(digits.slice(0, 2)) < 50 ? '20' : '19'}${digits.slice(0, 2)}` : digits.slice(0, 4);
  const [month, day, hour, minute, second] = digits.slice(-10).match(/../g) ?? [];
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

/** Extensions of vendors, with lists of numbered values taken apart; those of the standard tell nothing of a platform. */
function extension(der: Der, oid: string, holder: Value, entries: [string, CborItem][]): void {
  if (holder.tag !== TAGS.bytes || oid.startsWith('2.5.29.') || oid.startsWith('1.3.6.1.5.5.7.')) return;
  const content = der.content(holder);
  let value: Value | undefined;
  try {
    value = new Der(content).value(0);
  } catch {
    value = undefined;
  }
  // Some hold their bytes as they are.
  if (!value || value.end !== content.length) entries.push([oid, { ...NOWHERE, kind: 'bytes', bytes: content }]);
  else leafOf(new Der(content), oid, value, entries);
}

function leafOf(der: Der, oid: string, value: Value, entries: [string, CborItem][]): void {
  if (entries.length > 200) return;
  const bytes = der.content(value);
  const pairs = value.tag === TAGS.sequence ? der.inside(value) : [];
  const listed =
    pairs.length > 0 && pairs.every((one) => one.tag === TAGS.sequence && der.inside(one)[0]?.tag === TAGS.oid);
  if (listed) {
    for (const one of pairs) {
      const [name, inner] = der.inside(one);
      if (name && inner) leafOf(der, der.oid(name), inner, entries);
    }
    return;
  }
  if ((value.tag === TAGS.int || value.tag === TAGS.enumerated) && bytes.length <= 8)
    entries.push([oid, { ...NOWHERE, kind: 'int', int: toInt(bytes, 'big') }]);
  else if (value.tag === TAGS.bool) entries.push([oid, { ...NOWHERE, kind: 'bool', scalar: bytes[0] !== 0 }]);
  else if (value.tag === 0x0c || value.tag === 0x13 || value.tag === 0x16)
    entries.push([oid, text(LATIN.decode(bytes))]);
  else entries.push([oid, { ...NOWHERE, kind: 'bytes', bytes }]);
}
