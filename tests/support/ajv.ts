import { createRequire } from 'node:module';

/** A compiled schema; `errors` belong to its last call. */
export interface Validate {
  (data: unknown): boolean;
  errors?: { instancePath: string; keyword: string; message?: string; params: object; schemaPath: string }[] | null;
}

/** The part of ajv that the tests use. */
export interface Ajv {
  addSchema(schema: object, key?: string): Ajv;
  addMetaSchema(schema: object): Ajv;
  getSchema(key: string): Validate | undefined;
  compile(schema: object): Validate;
  validate(key: string, data: unknown): boolean;
}

const require = createRequire(import.meta.url);

/** An ajv for JSON Schema 2020-12 with the usual formats, or with those of the options alone. */
export function newAjv(options: object = {}): Ajv {
  const { Ajv2020 } = require('ajv/dist/2020.js') as { Ajv2020: new (options: object) => Ajv };
  const ajv = new Ajv2020({ strict: false, ...options });
  if (!('formats' in options)) (require('ajv-formats') as (ajv: Ajv) => void)(ajv);
  return ajv;
}
