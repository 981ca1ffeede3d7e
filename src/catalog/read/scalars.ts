/** One form of an unquoted value that is not text. */
export interface ScalarForm {
  /** Name of YAML's own tag. */
  name: 'null' | 'bool' | 'int' | 'float';
  test: RegExp;
  /** Characters that the form can begin with; '' is the empty value. */
  first: readonly string[];
  resolve: (text: string) => null | boolean | number;
}

const NUMERIC = [...'-0123456789'];

/**
 * Scalars have their JSON forms, and integers may be hexadecimal as well: layouts are written with offsets such as 0x1a0.
 * What else looks like a number or a truth value to some YAML readers (1e9, 0o17, no, 2024-01-02) stays the text that
 * was written.
 */
export const SCALAR_FORMS: readonly ScalarForm[] = [
  { name: 'null', test: /^(?:null)?$/, first: ['', 'n'], resolve: () => null },
  { name: 'bool', test: /^(?:true|false)$/, first: ['t', 'f'], resolve: (text) => text === 'true' },
  { name: 'int', test: /^(?:0x[0-9A-Fa-f]+|-?(?:0|[1-9][0-9]*))$/, first: NUMERIC, resolve: Number },
  { name: 'float', test: /^-?(?:0|[1-9][0-9]*)\.[0-9]+$/, first: NUMERIC, resolve: Number },
];
