import { decodeInput, type FormatSet, formatSet } from '../decode/index.ts';
import catalog from './held.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A field: byte strings are lower-case hexadecimal in the order of memory, integers from 2^53 on are 0x strings. */
export interface Field {
  name: string;
  offset: number | null;
  size: number | null;
  type: string;
  value: Json;
  concept: string;
  /** Id of the format whose layout describes it. */
  in: string;
  exact?: string | undefined;
  raw?: string | undefined;
  endian?: string | undefined;
  bits?: string | undefined;
  key?: string | undefined;
  label?: string | undefined;
}

export interface DecodedEvidence {
  /** Null when none was recognised. */
  format: string | null;
  size: number;
  fields: Field[];
  warnings: string[];
  notes: string[];
  checked: { what: string; ok: boolean }[];
  notChecked: string[];
  /** Why decoding failed or stopped; the fields read before are kept. */
  error?: string | undefined;
}

let set: FormatSet | undefined;

/** Decodes attestation Evidence: bytes, or text that holds them in hexadecimal, base64 or a dump. Throws for nothing. */
export function decode(input: Uint8Array | string, options: { format?: string | undefined } = {}): DecodedEvidence {
  set ??= formatSet(catalog.formats);
  const { decoded } = decodeInput(input, set, options.format === undefined ? {} : { format: options.format });
  return decoded;
}
