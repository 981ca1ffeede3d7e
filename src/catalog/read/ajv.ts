import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { KINDS, type Kind } from '../kinds.ts';
import { repositoryRoot } from '../root.ts';
import { readSchemas, schemaFile } from '../schemas.ts';
import { digest } from './cache.ts';

type Accepts = (data: unknown) => boolean;
type Compiled = Readonly<Record<Kind, Accepts>>;

/** What of ajv is used here; it is loaded only when there is something to compile, which saves its start-up. */
interface Ajv {
  addSchema(schema: object, key: string): void;
  getSchema(key: string): Accepts | undefined;
}
interface Library {
  Ajv2020: new (options: object) => Ajv;
}

const require = createRequire(import.meta.url);
let compiled: Compiled | undefined;

/** Whether an entry is valid against its kind's schema: ajv's verdict. */
export function accepts(kind: Kind, data: unknown): boolean {
  compiled ??= load();
  return compiled[kind](data);
}

/** Whether a text has the form of an address, by the very test that ajv makes of `format: uri`. */
export function isUri(text: string): boolean {
  const { fullFormats } = require('ajv-formats/dist/formats.js') as {
    fullFormats: { uri: (text: string) => boolean };
  };
  return fullFormats.uri(text);
}

/** The explainer words what is wrong; of ajv only the verdict is asked. */
const OPTIONS = { strict: false, messages: false, code: { source: true } };

/** Where compiled schemas are kept: they belong to the project, and what was kept of catalogs can go without them. */
const shelf = (): string => join(repositoryRoot(), 'node_modules', '.schemas');

/**
 * The compiled schemas. Compiling takes a quarter of a second, so the code that ajv writes is kept, under a name that
 * changes with the schemas and with ajv.
 */
function load(): Compiled {
  const schemas = readSchemas();
  const { version } = require('ajv/package.json') as { version: string };
  const name = `${digest(version + JSON.stringify([OPTIONS, ...schemas])).slice(0, 16)}.cjs`;
  const path = join(shelf(), name);
  try {
    return require(path) as Compiled;
  } catch {
    // Not there yet, or damaged: compile anew.
  }
  const { Ajv2020 } = require('ajv/dist/2020.js') as Library;
  const ajv = new Ajv2020(OPTIONS);
  (require('ajv-formats') as (ajv: Ajv) => void)(ajv);
  for (const [name, schema] of schemas) ajv.addSchema(schema, schemaFile(name));
  const functions = Object.fromEntries(
    KINDS.map((kind) => [kind, ajv.getSchema(schemaFile(kind))]),
  ) as unknown as Compiled;
  try {
    const { default: standalone } = require('ajv/dist/standalone/index.js') as {
      default: (ajv: Ajv, names: Record<string, string>) => string;
    };
    const code = standalone(ajv, Object.fromEntries(KINDS.map((kind) => [kind, schemaFile(kind)])));
    mkdirSync(shelf(), { recursive: true });
    writeFileSync(`${path}.${process.pid}.tmp`, code);
    renameSync(`${path}.${process.pid}.tmp`, path);
    for (const other of readdirSync(shelf())) {
      if (other.endsWith('.cjs') && other !== name) rmSync(join(shelf(), other), { force: true });
    }
  } catch {
    // A cache that cannot be written is only a slower next run.
  }
  return functions;
}
