import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { CORE_SCHEMA, load as loadYaml } from 'js-yaml';
import { stringify } from 'yaml';
import { newAjv } from '../../../tests/support/ajv.ts';
import { seeded } from '../../../tests/support/mutate.ts';
import { type Diagnostic, diagnostic, type Fault } from '../../catalog/diagnostic.ts';
import { defaultCatalogDirectory } from '../../catalog/directory.ts';
import { type Kind, placeOf } from '../../catalog/kinds.ts';
import { fromPointer, valueAt } from '../../catalog/pointer.ts';
import { type Loaded, readCatalog } from '../../catalog/read/load.ts';
import { readEntry } from '../../catalog/read/read-file.ts';
import { parseYaml } from '../../catalog/read/yaml.ts';
import { readSchemas, schemaFile } from '../../catalog/schemas.ts';
import { checkLoaded } from '../check.ts';
import { loadFiles, miniFiles } from './mini.ts';
import { type Mutant, mended, mutator } from './mutants.ts';

/** What came of a number of random changes to entries. */
export interface Mutations {
  seed: number;
  mutants: number;
  /** How many mutants have how many messages about their own file. */
  messages: Record<string, number>;
  /** Mutants with messages in other files, while their own has none: what refers to something that is gone. */
  elsewhere: number;
  /** Refused by check for how it is written, though a reader of plain YAML accepts it: by code. */
  stricter: Record<string, number>;
  /** Mutants on which something failed, in words. */
  thrown: string[];
  doubled: string[];
  /** Mutants whose messages are about as many mistakes: mending the place of one leaves the others. */
  several: string[];
  disagreed: string[];
  /** Messages without a hint or beyond the file. */
  poor: string[];
}

/** Codes of what YAML allows and an entry must not have. */
const STRICTER = /^yaml-(?:anchor|bom|character|documents|duplicate-key|empty|key|number|syntax|tab|tag)$/;

/** A catalog that is mutated, and how many of the mutants it gets. */
interface Ground {
  files: ReadonlyMap<string, string>;
  load(overlay: ReadonlyMap<string, string>): Loaded;
  /** Whether other files are looked at too. */
  whole: boolean;
}

function realGround(): Ground {
  const directory = defaultCatalogDirectory();
  const files = new Map<string, string>();
  for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const path = file.split(sep).join('/');
    if (path.endsWith('.yaml') && placeOf(path)) files.set(path, readFileSync(join(directory, file), 'utf8'));
  }
  const results = new Map();
  return { files, load: (overlay) => readCatalog(directory, { overlay, results }), whole: false };
}

function smallGround(): Ground {
  const files = miniFiles();
  return { files, load: (overlay) => loadFiles(new Map([...files, ...overlay])), whole: true };
}

/** What an independent reader and an independent compilation of the schemas make of a text. */
function judge(fits: Fits, kind: Kind, text: string): 'unreadable' | 'refused' | 'accepted' {
  try {
    return fits(kind, loadYaml(text, { schema: CORE_SCHEMA })) ? 'accepted' : 'refused';
  } catch {
    return 'unreadable';
  }
}
type Fits = (kind: Kind, data: unknown) => boolean;

/** The schemas, compiled on their own. */
function freshSchemas(): Fits {
  const ajv = newAjv();
  for (const [name, schema] of readSchemas()) ajv.addSchema(schema, schemaFile(name));
  return (kind, data) => ajv.validate(schemaFile(kind), data);
}

const named = ({ code, line, column, message }: Pick<Diagnostic, 'code' | 'line' | 'column' | 'message'>): string =>
  `${line}:${column} ${code}: ${message}`;
/** The key that a message says is missing; of a choice the one that the original has. */
function missingIn(message: string, original: unknown): string | undefined {
  const [, named] = /^(?:the key|one of) ("[^"]+"(?:(?:, | or |, or )"[^"]+")*) is missing/.exec(message) ?? [];
  const keys = [...(named ?? '').matchAll(/"([^"]+)"/g)].map(([, key]) => key as string);
  return keys.find((key) => typeof original === 'object' && original !== null && key in original) ?? keys[0];
}
const alike = (a: Diagnostic, b: Diagnostic): boolean => a.code === b.code && a.message === b.message;

/**
 * Makes so many mutants, nine in ten of the small catalog, and checks each but the first `skipped` of them, so that a
 * long run can be made in pieces. `told` hears of the progress.
 */
export function mutate(
  count: number,
  seed: number,
  told: (done: number, so: Readonly<Mutations>) => void = () => {},
  skipped = 0,
): Mutations {
  const random = seeded(seed);
  const grounds = [smallGround(), realGround()].map((ground) => ({
    ...ground,
    list: [...ground.files],
    mutators: new Map<string, ReturnType<typeof mutator>>(),
  }));
  const fits = freshSchemas();
  const report: Mutations = {
    ...{ seed, mutants: 0, messages: {}, elsewhere: 0, stricter: {} },
    ...{ thrown: [], doubled: [], several: [], disagreed: [], poor: [] },
  };
  const add = (counts: Record<string, number>, key: string): void => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  for (let made = 0; made < count; ) {
    const ground = grounds[random() < 0.9 ? 0 : 1] as (typeof grounds)[number];
    const [file, text] = ground.list[Math.floor(random() * ground.list.length)] as [string, string];
    let make = ground.mutators.get(file);
    if (!make) {
      make = mutator(text);
      ground.mutators.set(file, make);
    }
    const mutant = make(random);
    if (!mutant) continue;
    made += 1;
    if (made <= skipped) continue;
    report.mutants += 1;
    if (report.mutants % 500 === 0) told(report.mutants, report);
    try {
      one(ground, file, text, mutant);
    } catch (error) {
      report.thrown.push(`${file}: ${mutant.what}: ${(error as Error).message}`);
    }
  }
  return report;

  function one(ground: Ground, file: string, text: string, mutant: Mutant): void {
    const kind = placeOf(file)?.kind as Kind;
    const where = `${file}: ${mutant.what}`;
    const { faults } = readEntry(kind, Buffer.from(mutant.text));
    const judged = judge(fits, kind, mutant.text);
    const [first] = faults;
    const layer = first === undefined ? 'none' : first.code.startsWith('yaml-') ? 'yaml' : 'schema';
    const wanted = { unreadable: ['yaml'], refused: ['schema', 'yaml'], accepted: ['none', 'yaml'] }[judged];
    if (judged === 'accepted' && layer === 'schema' && !fits(kind, parseYaml(mutant.text).data)) {
      // An entry writes its numbers in fewer forms than YAML has: 1e3 and 048 are texts, and as such the schema refuses them.
      add(report.stricter, 'form of a number');
    } else if (!wanted.includes(layer))
      report.disagreed.push(`${where}: ${judged}, but ${first ? named(first) : 'no findings'}`);
    else if (layer === 'yaml' && judged !== 'unreadable' && first) {
      if (STRICTER.test(first.code)) add(report.stricter, first.code);
      else report.disagreed.push(`${where}: ${judged}, but ${named(first)}`);
    }
    const all = check(ground, file, mutant.text, faults);
    const own = all.filter((item) => item.file.endsWith(file));
    add(report.messages, String(own.length));
    if (own.length === 0 && all.length > 0) report.elsewhere += 1;
    const rows = mutant.text.split('\n').length;
    for (const item of own) if (item.hint === '' || item.line > rows) report.poor.push(`${where}: ${named(item)}`);
    const double = own.length > 1 && (mutant.single || isTold(ground, file, text, mutant.text, own));
    if (double || (own.length > 0 && all.length > own.length))
      report.doubled.push(`${where}: ${all.map(named).join(' | ')}`);
    else if (own.length > 1) report.several.push(`${where}: ${own.map(named).join(' | ')}`);
  }

  function check(ground: Ground, file: string, text: string, faults: readonly Fault[]): Diagnostic[] {
    if (ground.whole) return checkLoaded(ground.load(new Map([[file, text]])));
    // Of the real catalog a faulty entry is all that is looked at: loading it takes long, and rules need a sound one.
    if (faults.length > 0) return faults.map((fault) => diagnostic(file, fault));
    return checkLoaded(ground.load(new Map([[file, text]])), new Set([file]));
  }

  /** Whether putting right the place of one message silences another: then both are about one mistake. */
  function isTold(ground: Ground, file: string, text: string, broken: string, own: Diagnostic[]): boolean {
    const { data } = parseYaml(broken);
    if (data === undefined) return true;
    const original = parseYaml(text).data;
    return own.some((item) => {
      const path = fromPointer(item.path);
      const right = mended(data, original, path, missingIn(item.message, valueAt(original, path)));
      const again = `${text.split('\n')[0]}\n${stringify(right, { lineWidth: 0, aliasDuplicateObjects: false })}`;
      const left = check(ground, file, again, readEntry(placeOf(file)?.kind as Kind, Buffer.from(again)).faults);
      return own.some((other) => !alike(other, item) && !left.some((still) => alike(still, other)));
    });
  }
}
