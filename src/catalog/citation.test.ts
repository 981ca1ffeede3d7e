import { expect, test } from 'vitest';
import { citationOf, EVIDENCE, EVIDENCE_KINDS, placeOfEvidence } from './citation.ts';
import { readSchemas } from './schemas.ts';

interface EvidenceSchema {
  properties: Record<string, unknown>;
  oneOf: { required: string[] }[];
  dependentRequired: Record<string, string[]>;
}
const { evidence: schema } = (readSchemas().get('common') as { $defs: { evidence: EvidenceSchema } }).$defs;

test('the table has the kinds that the schema asks for, and no others', () => {
  expect(schema.oneOf.flatMap(({ required }) => required)).toEqual(EVIDENCE_KINDS);
});

test('every other key of the schema belongs to some kind', () => {
  const parts = EVIDENCE_KINDS.flatMap((kind) => [kind, ...EVIDENCE[kind].may]);
  expect([...new Set(parts)].sort()).toEqual(Object.keys(schema.properties).sort());
});

test('what the schema requires beside a kind, the kind allows', () => {
  for (const kind of EVIDENCE_KINDS) {
    expect(EVIDENCE[kind].may).toEqual(expect.arrayContaining(schema.dependentRequired[kind] ?? []));
    expect(EVIDENCE[kind].may).toEqual(expect.arrayContaining([...EVIDENCE[kind].must]));
  }
});

test('what the schema refuses has no kind', () => {
  expect(citationOf({ symbol: 'tsm_report_read' })).toBeUndefined();
  expect(placeOfEvidence({ symbol: 'tsm_report_read' })).toBeUndefined();
});
