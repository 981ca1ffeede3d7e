import { isUtf8 } from 'node:buffer';
import type { Fault, FileResult } from '../diagnostic.ts';
import type { Kind } from '../kinds.ts';
import { toPointer } from '../pointer.ts';
import { readSchemas } from '../schemas.ts';
import { accepts } from './ajv.ts';
import { ambiguousTexts } from './ambiguous.ts';
import { type SchemaFault, Validator } from './explain.ts';
import { hiddenIn } from './hidden.ts';
import { locate, sourceOf } from './position.ts';
import { readQuickly } from './quick.ts';
import { type Parsed, parseYaml, placeAt } from './yaml.ts';

let validator: Validator | undefined;
const theValidator = (): Validator => {
  validator ??= new Validator(readSchemas());
  return validator;
};

/** Parses and validates the bytes of one entry. */
export function readEntry(kind: Kind, bytes: Uint8Array): FileResult {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!isUtf8(bytes)) {
    const at = Math.max(0, text.indexOf('\uFFFD'));
    const fault: Fault = {
      code: 'yaml-character',
      severity: 'error',
      ...placeAt(text, at),
      path: '',
      message: 'the file is not valid UTF-8',
      hint: 'save it as UTF-8',
    };
    return { data: undefined, faults: [fault] };
  }
  const data = text.startsWith('\uFEFF') || hiddenIn(text) ? undefined : readQuickly(text);
  if (data !== undefined && accepts(kind, data)) return { data, faults: [] };
  const parsed = parseYaml(text);
  if (parsed.faults.length > 0) return { data: undefined, faults: parsed.faults };
  if (isJson(parsed)) {
    const fault: Fault = {
      code: 'yaml-syntax',
      severity: 'error',
      ...locate(parsed, [], 'value'),
      path: '',
      message: 'the entry is written as JSON',
      hint: 'write it as YAML, one "key: value" per line and without the outer braces; npm run new shows the form',
    };
    return { data: undefined, faults: [fault] };
  }
  return { data: parsed.data, faults: schemaFaults(kind, parsed) };
}

/** Whether a text that was parsed is one pair of braces or brackets: then each of its faults would be the same one. */
const isJson = ({ document }: Parsed): boolean => {
  const root = document?.contents;
  return root !== null && root !== undefined && 'flow' in root && root.flow === true;
};

/**
 * Schema faults of a text that was parsed, with their places, in the file's order. Whether there are any is ajv's verdict;
 * what they are, each said once, is the explainer's.
 */
export function schemaFaults(kind: Kind, parsed: Parsed): Fault[] {
  const valid = accepts(kind, parsed.data);
  const faults = valid ? [] : explain(kind, parsed);
  // A test walks all keywords of all schemas, so that this stays what it is: impossible.
  if (!valid && faults.length === 0)
    throw new Error(`the schema of ${kind} refuses an entry for a reason that has no words`);
  // What the schema says of a text, or of what holds it, is the same mistake.
  const more = ambiguousTexts(parsed).filter(
    ({ path }) => !faults.some((fault) => fault.path !== '' && `${path}/`.startsWith(`${fault.path}/`)),
  );
  return [...faults, ...more].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** What is wrong with plain data by the schema of a kind, in no order; empty when it is valid. */
export const faultsOf = (kind: Kind, data: unknown): readonly SchemaFault[] =>
  accepts(kind, data) ? [] : theValidator().validate(kind, data);

function explain(kind: Kind, parsed: Parsed): Fault[] {
  return theValidator()
    .validate(kind, parsed.data, (path) => sourceOf(parsed, path))
    .map(
      ({ code, path, on, message, hint, fix }): Fault => ({
        code,
        severity: 'error',
        ...locate(parsed, path, on),
        path: toPointer(path),
        message,
        hint,
        ...(fix === undefined ? {} : { fix }),
      }),
    );
}
