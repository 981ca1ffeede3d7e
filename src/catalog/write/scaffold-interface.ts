import { orList } from '../../text.ts';
import type { Aspect, FunctionEntry } from '../types.ts';
import { PLACE, type ScaffoldOptions } from './scaffold-text.ts';
import { quoted } from './scalar.ts';

/** What is known of a new interface beforehand. */
export interface InterfaceParts {
  /** Functions that it performs; their aspects are offered at its first operation. */
  functions: readonly FunctionEntry[];
  side: string;
  /** As included, such as linux/sev-guest.h. */
  header?: string;
  operations: readonly { symbol: string; direction: string; request?: string }[];
  structs: readonly string[];
}

/** A text in one line that a comment can hold. */
const inLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** How a value of an aspect is written, as an example. */
function exampleOf({ type, values = {} }: Aspect): string {
  const forms: Readonly<Record<Aspect['type'], string>> = {
    boolean: 'true',
    enum: Object.keys(values)[0] ?? '',
    integer: '1',
    size: '64',
    duration: '{ min: 1, max: 10, unit: ms }',
    range: '{ min: 0, max: 64 }',
    errnos: '[EINVAL]',
    identifier: 'NAME',
    text: 'A few words',
  };
  return forms[type];
}

function aspectLine(aspect: Aspect): string {
  const { id, type, unit, values, name, about } = aspect;
  const what = type === 'enum' ? `one of ${orList(Object.keys(values ?? {}))}` : unit ? `${type}, ${unit}` : type;
  return `        # ${id}: { value: ${exampleOf(aspect)}, evidence: [ … ] } # ${inLine(`${what}. ${about ?? name}`)}`;
}

function implementsText(functions: readonly FunctionEntry[]): string {
  if (functions.length === 0) return '';
  const items = functions.map(
    ({ id, aspects }) => `      - function: ${id}
        as: result
        # Under aspects: what was looked up, each with its evidence, and nothing else. The function asks for
${aspects.map(aspectLine).join('\n')}
`,
  );
  return `    implements:\n${items.join('')}`;
}

const idOf = (symbol: string): string =>
  symbol
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '') || 'operation';

function operationsText({ functions, operations }: InterfaceParts): string {
  const list = operations.length > 0 ? operations : [{ symbol: undefined, direction: undefined, request: undefined }];
  return list
    .map(
      ({ symbol, direction, request }, index) => `  - id: ${symbol === undefined ? 'first-operation' : idOf(symbol)}
    name: ${symbol ?? 'Not named yet'}
    kind: ioctl
    summary: Not described yet. Say what it does, in a sentence.
${symbol === undefined ? '' : `    symbol: ${symbol}\n    direction: ${direction}\n`}${request === undefined ? '' : `    request: ${request}\n`}${index === 0 ? implementsText(functions) : ''}`,
    )
    .join('');
}

/** A new interface, with what the headers and the chosen functions say of it. */
export const interfaceText = (
  { id, name, platform, newest }: ScaffoldOptions,
  parts: InterfaceParts,
): string => `id: ${id}
name: ${quoted(name)}
platform: ${platform}
side: ${parts.side}
summary: Not described yet. Say in two or three sentences what it is for.
# What userspace opens; npm run check names the kinds when one is misspelt.
opens: { kind: none }
${parts.header === undefined ? '' : `header: [${parts.header}]\n`}signs-none: Not entered yet. Where a path does not show that it is there, say how a program finds out.
kconfig-none: nobody has looked yet which symbol builds it
stability: undocumented
history:
  # Once it is looked up: change: added, with kernel: "${newest}" or another; not-in or or-before where it is not settled.
  - change: unknown
    evidence: [${PLACE}]
# One item for each thing that can be done with it; implements names the functions that it performs.
operations:
${operationsText(parts)}${parts.structs.length === 0 ? '' : `structs:\n${parts.structs.map((struct) => `  - { name: ${struct} }\n`).join('')}`}`;
