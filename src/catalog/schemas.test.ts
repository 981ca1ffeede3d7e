import { expect, test } from 'vitest';
import { readSchemas } from './schemas.ts';

/** Paths of the properties below a node that neither say what they are nor refer to what does. */
function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    // Branches only ask about properties that are described elsewhere.
    if (['if', 'then', 'else', 'not'].includes(key)) return [];
    const below = undescribed(value, `${path}.${key}`);
    if (key !== 'properties') return below;
    const bare = Object.entries(value as Record<string, { description?: string; $ref?: string }>).filter(
      ([, { description, $ref }]) => !description && !$ref,
    );
    return [...bare.map(([name]) => `${path}.${name}`), ...below];
  });
}

test.each([...readSchemas()])('every property of the schema of %s is described', (kind, schema) => {
  expect(undescribed(schema, kind)).toEqual([]);
});
