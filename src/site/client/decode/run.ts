/** Loads the layouts once, and decodes. Nothing in here sends anything: the one request gets a static file. */
import { type Decoded, decodeGiven, type Format, type FormatSet, formatSet, LIMITS } from '../../../decode/index.ts';

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
  /** Where in the input the bytes were, when it holds more than them. */
  pointer?: string | undefined;
  /** Other Evidence in the same input. */
  pieces: Reading[];
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
export async function read(input: Uint8Array | string, { set }: Knowledge, format: string): Promise<Reading> {
  const given = await decodeGiven(input, set, format ? { format } : {});
  const reading = ({ decoded, input: { bytes, encoding, pointer } }: Omit<typeof given, 'pieces'>): Reading => ({
    bytes,
    encoding,
    decoded,
    pointer,
    pieces: [],
  });
  return { ...reading(given), pieces: given.pieces.map(reading) };
}

export { LIMITS };
