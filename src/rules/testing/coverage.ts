import type { Kind } from '../../catalog/kinds.ts';
import { KINDS } from '../../catalog/kinds.ts';
import { toPointer } from '../../catalog/pointer.ts';
import { locate } from '../../catalog/read/position.ts';
import { readEntry } from '../../catalog/read/read-file.ts';
import { parseYaml, placeAt, SYNTAX } from '../../catalog/read/yaml.ts';
import { readSchemas, type SchemaDocument, schemaFile } from '../../catalog/schemas.ts';
import { type Break, breaksOf } from '../../catalog/testing/breaks.ts';
import { HELP } from '../registry.ts';
import { brokenCodes, judge } from './broken.ts';
import { BROKEN_SYNTAX } from './broken-syntax.ts';

/** How many things of one sort have a failing case that is told rightly, and those that have none or a wrong one. */
export interface Area {
  name: string;
  of: number;
  lacking: string[];
}

/** Keywords that can be broken by a value; the others only say where or under what condition these hold. */
const BREAKABLE = [
  ...[
    'type',
    'const',
    'enum',
    'minLength',
    'maxLength',
    'pattern',
    'format',
    'minimum',
    'maximum',
    'minItems',
    'maxItems',
  ],
  ...[
    'uniqueItems',
    'minProperties',
    'propertyNames',
    'dependentRequired',
    'required',
    'additionalProperties',
    'oneOf',
    'anyOf',
    'if',
  ],
];

/** Codes that nothing gives any more; their pages stay, for links. */
const RETIRED = new Set(['schema-other']);

/** What is covered by failing cases of which each gives one message, with code, line, column and hint. */
export function measure(): Area[] {
  const broken = new Map<SchemaDocument, Set<string>>();
  const places: Area = { name: 'places that a person writes', of: 0, lacking: [] };
  for (const kind of KINDS) {
    const told = new Map<string, boolean>();
    for (const item of breaksOf(kind)) {
      const why = faultOf(item);
      const place = `${kind} ${toPointer(item.path)}`;
      told.set(place, (told.get(place) ?? true) && why === undefined);
      if (why !== undefined) places.lacking.push(`${place}, ${item.broken[0]?.keyword}: ${why}`);
      else for (const { node, keyword } of item.broken) broken.set(node, (broken.get(node) ?? new Set()).add(keyword));
    }
    places.of += told.size;
  }
  const keywords: Area = { name: 'keywords of the schemas', of: 0, lacking: [] };
  for (const [name, schema] of readSchemas()) {
    for (const { node, pointer, keyword } of constraints(schema, '')) {
      keywords.of += 1;
      if (!broken.get(node)?.has(keyword)) keywords.lacking.push(`${schemaFile(name as Kind)}#${pointer}/${keyword}`);
    }
  }
  return [keywords, places, codes(), syntax()];
}

/** Why a broken entry is not told as it should be; undefined when it is. */
export function faultOf({ kind, text, codes: wanted, at }: Break): string | undefined {
  const { faults } = readEntry(kind, Buffer.from(text));
  const [fault] = faults;
  if (!fault || faults.length > 1)
    return `${faults.length} messages: ${faults.map(({ message }) => message).join('; ')}`;
  if (!wanted.some((code) => code === fault.code)) return `${fault.code} instead of ${wanted.join(' or ')}`;
  const parsed = parseYaml(text);
  // A number beyond 2^53 is refused before there is a value.
  const place = parsed.document ? locate(parsed, at.path, at.on) : placeAt(text, text.search(/-?9007199254740992/));
  if (fault.line !== place.line || fault.column !== place.column)
    return `at ${fault.line}:${fault.column} instead of ${place.line}:${place.column}`;
  return fault.hint === '' ? 'no hint' : undefined;
}

/** Every keyword below a schema that a value can break. Conditions and branches of keys count with what they belong to. */
function* constraints(
  node: SchemaDocument,
  pointer: string,
): Iterable<{ node: SchemaDocument; pointer: string; keyword: string }> {
  for (const keyword of BREAKABLE) {
    if (!(keyword in node)) continue;
    if (keyword === 'additionalProperties' && node[keyword] !== false) continue;
    if (keyword === 'required' && (node[keyword] as unknown[]).length === 0) continue;
    yield { node, pointer, keyword };
  }
  for (const [word, value] of Object.entries(node)) {
    if (['if', 'then', 'else', 'enum', 'const', 'required', 'dependentRequired'].includes(word)) continue;
    const isMap = ['properties', '$defs', 'patternProperties'].includes(word);
    for (const [step, child] of isMap || Array.isArray(value)
      ? Object.entries(value as object)
      : [['', value] as const]) {
      if (typeof child !== 'object' || child === null) continue;
      const branch = ['oneOf', 'anyOf'].includes(word) && Object.keys(child).length === 1 && 'required' in child;
      if (!branch) yield* constraints(child as SchemaDocument, `${pointer}/${word}${step === '' ? '' : `/${step}`}`);
    }
  }
}

/** Codes of diagnostics, each with a fixture that gives nothing but it. */
function codes(): Area {
  const area: Area = { name: 'rules', of: 0, lacking: [] };
  const fixtures = new Set(brokenCodes());
  for (const code of HELP.keys()) {
    if (RETIRED.has(code) || code.startsWith('schema-') || ELSEWHERE.has(code)) continue;
    area.of += 1;
    if (!fixtures.has(code)) {
      area.lacking.push(`${code}: no schemas/fixtures/rules/${code}.yaml`);
      continue;
    }
    const { wanted, found } = judge(code);
    if (found.join('\n') !== wanted.join('\n')) area.lacking.push(`${code}: ${found.join('; ') || 'nothing is said'}`);
  }
  return area;
}

/** Codes that check does not give: fmt has its own tests. */
const ELSEWHERE = new Set(['file-form']);

/** What the parser can stumble over, each with a text. */
function syntax(): Area {
  const area: Area = { name: 'faults of YAML', of: 0, lacking: [] };
  const said = new Map(
    BROKEN_SYNTAX.map(({ message, text, at, hint }) => {
      const { faults } = parseYaml(text);
      const [fault] = faults;
      const right =
        faults.length === 1 &&
        fault?.message === message &&
        `${fault.line}:${fault.column}` === at &&
        fault.hint === hint;
      return [
        message,
        right
          ? undefined
          : faults.map((item) => `${item.line}:${item.column} ${item.message} → ${item.hint}`).join('; '),
      ] as const;
    }),
  );
  for (const message of new Set([...Object.values(SYNTAX).map(([words]) => words), ...said.keys()])) {
    area.of += 1;
    if (!said.has(message)) area.lacking.push(`no text for: ${message}`);
    else if (said.get(message) !== undefined) area.lacking.push(`${message}: ${said.get(message)}`);
  }
  return area;
}
