import type { Node, Pair, ParsedNode, Scalar } from 'yaml';
import type { Fault } from '../diagnostic.ts';
import { type Path, toPointer } from '../pointer.ts';
import { yamlLibrary } from './lazy.ts';
import { type Parsed, placeAt } from './yaml.ts';

/**
 * What the core schema of YAML 1.2 takes for nothing, a truth value or a number, besides the forms that entries have. An
 * entry has it as the text that was written; whoever reads the file with another program gets something else.
 */
export const AMBIGUOUS =
  /^(?:~|null|true|false|[-+]?\d+|0o[0-7]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|[-+]?\.inf|\.nan)$/i;

/** Characters that such a text can begin with. */
export const AMBIGUOUS_FIRST: readonly string[] = [...'~nNtTfF+-.0123456789'];

/** Faults of texts without quotes that other readers take for something else, in the file's order. */
export function ambiguousTexts(parsed: Parsed): Fault[] {
  const faults: Fault[] = [];
  const { isMap, isScalar, isSeq } = yamlLibrary();
  const look = (node: Node | null | undefined, path: Path): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items as Pair<Scalar, ParsedNode | null>[])
        look(value, [...path, String(key.value)]);
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) look(item as Node, [...path, String(index)]);
    } else if (isScalar(node) && node.type === 'PLAIN' && typeof node.value === 'string' && node.range) {
      if (!AMBIGUOUS.test(node.value)) return;
      const quoted = JSON.stringify(node.value);
      faults.push({
        code: 'schema-type',
        severity: 'error',
        ...placeAt(parsed.text, node.range[0]),
        path: toPointer(path),
        message: `${node.value} is a text here, and to other readers of YAML it is none`,
        hint: `put it in quotes: ${quoted}`,
        fix: quoted,
      });
    }
  };
  look(parsed.document?.contents, []);
  return faults;
}
