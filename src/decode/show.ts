/** Values in the form in which people compare them: masks in hexadecimal, times as dates. */
import type { DecodedField } from './types.ts';

/** Times in milliseconds since 1970 have more digits than those in seconds. */
const MILLISECONDS = 100_000_000_000;
const FIRST_YEAR = 1_000_000_000;

/** A time as a date, when an integer can be one: from 2001 on, in seconds or milliseconds. */
function dateOf(value: number): string | undefined {
  if (value < FIRST_YEAR) return undefined;
  const date = new Date(value < MILLISECONDS ? value * 1000 : value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/**
 * The value as text. Words of flags are hexadecimal, also numbers of the concepts that are such words; times have their
 * date beside them.
 */
export function readable(field: Pick<DecodedField, 'value' | 'type' | 'exact' | 'concept' | 'bits'>): string {
  const { value, exact } = field;
  if (value === null) return 'null';
  if (field.type === 'bits' && exact !== undefined) return exact;
  if (typeof value !== 'number') return String(value);
  if (field.concept === 'timestamp') {
    const date = dateOf(value);
    return date === undefined ? String(value) : `${value} (${date})`;
  }
  const isMask = field.concept === 'lifecycle-policy' || field.concept === 'platform-config';
  return isMask && field.bits === undefined && value > 9 && exact !== undefined ? `${exact} (${value})` : String(value);
}

/** Whether a row tells nothing but that there is nothing: reserved, or all zero. */
export const isEmpty = ({ type, value }: Pick<DecodedField, 'type' | 'value'>): boolean =>
  type === 'reserved' || value === 0 || value === '' || (typeof value === 'string' && /^0+$/.test(value));
