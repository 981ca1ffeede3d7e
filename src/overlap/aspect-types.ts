import type { Aspect, AspectValue, Range } from '../catalog/types.ts';
import { durationMs, durationText } from './duration.ts';

/** Everything that the code knows of one type of aspects. */
export interface AspectType {
  /** What a value looks like, as it follows "write". */
  form: string;
  /** Whether a value has that form. Enum values, range ends and durations have rules of their own besides. */
  accepts(value: AspectValue): boolean;
  /** Whether the aspect itself may list values, or name a unit. */
  lists?: boolean;
  units?: boolean;
  /** Unit of values whose aspect names none. */
  unit?: string;
  /** Value that a header's number or name gives; left out where no header can give one. */
  extract?(plain: string | number): AspectValue;
  /** False where a reader has to compare, because no program can. */
  compared: boolean;
  /** How equality goes, where it is not that of the letters. */
  equality?: string;
  /** Normal form of a plain value: equal strings mean equal values. Left out where it is the value as written. */
  normal?(value: string | number | boolean): string;
  /** Words for a normal form; `unit` is '' or begins with a space. Left out where they are the same. */
  words?(normal: string, aspect: Aspect, unit: string): string;
  /** Whether the words are set as code. */
  code?: boolean;
}

const isNumber = (value: AspectValue): value is number => typeof value === 'number';
const isString = (value: AspectValue): value is string => typeof value === 'string';
const isRange = (value: AspectValue): value is Range => typeof value === 'object' && !Array.isArray(value);

/** What numbers of all units have in common. */
const NUMBER = {
  units: true,
  extract: (plain) => {
    const number = Number(plain);
    return Number.isSafeInteger(number) ? number : String(plain);
  },
  compared: true,
  equality: 'numbers however written',
  normal: (value) =>
    typeof value === 'string' && /^(0x[0-9a-f]+|\d+)$/i.test(value) ? BigInt(value).toString() : String(value).trim(),
  words: (normal, _, unit) => normal + unit,
} satisfies Partial<AspectType>;

/** The types of aspects, in the schema's order. The rules, the comparison, the words and the pages go by this table. */
export const ASPECT_TYPES: Readonly<Record<Aspect['type'], AspectType>> = {
  boolean: { form: 'true or false', accepts: (value) => typeof value === 'boolean', compared: true },
  enum: {
    form: 'one of the values that the function lists',
    accepts: isString,
    lists: true,
    compared: true,
    words: (normal, { values }) => values?.[normal] ?? normal,
  },
  integer: { ...NUMBER, form: 'a whole number', accepts: isNumber },
  size: { ...NUMBER, form: 'a number of bytes', accepts: (value) => isNumber(value) && value >= 0, unit: 'bytes' },
  duration: {
    form: 'a duration such as 30s, 500ms or 2min',
    accepts: isString,
    compared: true,
    equality: 'durations in any unit',
    normal: (value) => {
      const milliseconds = typeof value === 'string' ? durationMs(value) : undefined;
      return milliseconds === undefined ? String(value) : `${milliseconds}ms`;
    },
    words: (normal) => (/^[\d.e+-]+ms$/.test(normal) ? durationText(Number.parseFloat(normal)) : normal),
  },
  range: {
    form: 'a range such as { min: 32, max: 64 }',
    accepts: isRange,
    units: true,
    compared: true,
    equality: 'ranges by their ends',
    normal: (value) => (typeof value === 'number' ? `${value}..${value}` : String(value).trim()),
    words: (normal, _, unit) => {
      const [least, most] = normal.split('..');
      return (least === most || most === undefined ? `exactly ${least}` : `${least} to ${most}`) + unit;
    },
  },
  errnos: {
    form: 'a list of errnos such as [EINVAL, ENXIO]',
    accepts: Array.isArray,
    compared: true,
    equality: 'error sets without order',
    normal: (value) =>
      String(value)
        .split(/[\s,]+/)
        .sort()
        .join(' '),
    words: (normal) => (normal === '' ? 'none' : normal.replaceAll(' ', ', ')),
    code: true,
  },
  identifier: { form: 'a name', accepts: isString, extract: String, compared: true, code: true },
  text: { form: 'a text', accepts: isString, extract: String, compared: false },
};

/** A value's normal form: equal strings mean equal values of that type. */
export function normalForm(type: Aspect['type'], value: AspectValue): string {
  if (Array.isArray(value)) return [...new Set(value)].sort().join(' ');
  if (isRange(value)) return `${value.min}..${value.max}`;
  return ASPECT_TYPES[type].normal?.(value) ?? String(value).trim();
}
