import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS } from '../kinds.ts';
import { type Reference, referenceOf } from '../reference.ts';
import { readSchemas, schemaDirectory } from '../schemas.ts';

/** The reference of the data model, from the schemas; the examples are fixtures, so a test holds them valid. */
export function readReference(): Reference {
  const examples = KINDS.map((kind) => {
    const text = readFileSync(join(schemaDirectory(), 'fixtures', kind, 'valid', 'small.yaml'), 'utf8');
    // The first line names the schema by the fixture's own place.
    return [kind, text.slice(text.indexOf('\n') + 1)] as const;
  });
  return referenceOf(readSchemas(), new Map(examples));
}
