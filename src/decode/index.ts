/** What the site uses. Everything here runs in the browser; reading the catalog from disk is in load.ts. */
export { type AlignedRow, align, type ConceptCell, conceptMatrix } from './align.ts';
export { bundleFormats } from './bundle.ts';
export { type ComparedRow, type Comparison, compare } from './compare.ts';
export { describe as describeCondition } from './conditions.ts';
export { decode, detect } from './decode.ts';
export { type FlatField, formatFields } from './fields.ts';
export { decodeInput, type Given, type Piece } from './given.ts';
export { inputReadings, type ParsedInput } from './input.ts';
export { formatSet } from './layouts.ts';
export { decodeBoth, decodeGiven } from './packed.ts';
export { LIMITS } from './run.ts';
export { isEmpty, readable } from './show.ts';
export { renderText } from './text.ts';
export type * from './types.ts';
