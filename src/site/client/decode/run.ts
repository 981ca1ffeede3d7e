/** Loads the layouts once, and decodes. Nothing in here sends anything: the one request gets a static file. */
import {
  type Decoded,
  decodeBoth,
  decodeGiven,
  type Format,
  type FormatSet,
  formatSet,
  LIMITS,
  type Piece,
} from '../../../decode/index.ts';

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

/** What was given in one box; `format` may be '' for detection. */
export interface Input {
  input: Uint8Array | string;
  format: string;
}

/** Decodes what was given, one piece or two; of two, each may hold keys, signatures and logs of the other. */
export async function read(inputs: readonly Input[], { set }: Knowledge): Promise<Reading[]> {
  const [first, second] = inputs;
  if (!first) return [];
  const options = ({ format }: Input) => (format ? { format } : {});
  const given = second
    ? await decodeBoth([first.input, second.input], set, [options(first), options(second)])
    : [await decodeGiven(first.input, set, options(first))];
  return given.map((one) => ({ ...readingOf(one), pieces: one.pieces.map(readingOf) }));
}

const readingOf = ({ decoded, input: { bytes, encoding, pointer } }: Piece): Reading => ({
  bytes,
  encoding,
  decoded,
  pointer,
  pieces: [],
});

export { LIMITS };
