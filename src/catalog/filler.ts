/** How a text begins that was not written yet. */
export const PLACEHOLDER = /^\s*(?:(?:TODO|FIXME|XXX|TBD)\b|(?:\.\.\.+|…|\?+)\s*$)/i;

/**
 * How the words begin that a scaffold puts where something has to be written; an entry that still has them is not accepted.
 * A test holds that every scaffold is found by it.
 */
export const FILLER = /^(?:Not (?:described|defined|entered|named|looked up|worded) yet\b|Replace this by )/;
