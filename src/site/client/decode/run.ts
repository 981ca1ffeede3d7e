/** Loads the layouts once, and decodes. Nothing in here sends anything: the one request gets a static file. */
import { type Decoded, decodeInput, type Format, type FormatSet, formatSet, LIMITS } from '../../../decode/index.ts';

export interface ConceptInfo {
  name: string;
  hue?: number;
  structural: boolean;
  /** Names of the fields that carry it, by platform id. */
  calls: Record<string, string[]>;
}

export interface Knowledge {
  set: FormatSet;
  concepts: Record<string, ConceptInfo>;
  /** Short codes by platform id. */
  platforms: Record<string, string>;
  names: Record<string, { name: string; platform: string }>;
}

export interface Reading {
  bytes: Uint8Array;
  encoding: string;
  decoded: Decoded;
}

let knowledge: Promise<Knowledge> | undefined;

/** The layouts and what is known of concepts. Throws when the file cannot be loaded; a later call tries again. */
export function load(url: string): Promise<Knowledge> {
  knowledge ??= fetch(url)
    .then((response) => {
      if (!response.ok) throw new Error(`The layouts could not be loaded (${response.status}).`);
      return response.json() as Promise<Omit<Knowledge, 'set'> & { formats: Format[] }>;
    })
    .then(({ formats, ...rest }) => ({ ...rest, set: formatSet(formats) }))
    .catch((error: unknown) => {
      knowledge = undefined;
      throw error;
    });
  return knowledge;
}

/** Decodes what was given; `format` may be '' for detection. */
export function read(input: Uint8Array | string, { set }: Knowledge, format: string): Reading {
  const { decoded, input: parsed } = decodeInput(input, set, format ? { format } : {});
  return { bytes: parsed.bytes, encoding: parsed.encoding, decoded };
}

export { LIMITS };
