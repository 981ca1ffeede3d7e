/** Writes the entries that a review drafted: all of them or none, and never over a file that is there. */
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Document, isMap, isSeq, type YAMLMap } from 'yaml';
import { KIND_DIRECTORY } from '../../src/catalog/kinds.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { modelineOf } from '../../src/catalog/modeline.ts';
import { parseYaml } from '../../src/catalog/read/yaml.ts';
import { shapeOf } from '../../src/catalog/shape.ts';
import { formatEntry } from '../../src/catalog/write/canonical.ts';
import { emit } from '../../src/catalog/write/emit.ts';
import type { Draft, DraftAddition, DraftEntry } from '../../src/review/index.ts';
import { Failure } from '../support/cli.ts';

/** A file to write; `before` is its text when it is there and gets an item more. */
interface Planned {
  file: string;
  text: string;
  before?: string;
}

export interface WrittenFile {
  file: string;
  /** True when the file was there and got an item more. */
  changed: boolean;
}

function entryText({ kind, file, data, comment }: DraftEntry): string {
  const note = `# Drafted from the patches by npm run review. To be read before it goes in: ${comment}.`;
  const body = new Document(data).toString({ lineWidth: 0 });
  const { text, faults } = formatEntry({ kind, file }, `${modelineOf({ kind, file })}\n${note}\n${body}`);
  if (text === undefined) throw new Error(`draft of ${file}: ${faults[0]?.message}`);
  return text;
}

/** The text of an entry with an item more in some of its lists: dated ones by their day, others at the end. */
function grown({ kind, add }: DraftAddition, file: string, before: string): string {
  const { document } = parseYaml(before);
  if (!document || !isMap(document.contents)) throw new Failure(`${file} cannot be read; npm run check says why`);
  for (const [list, item] of Object.entries(add)) {
    const items = document.get(list);
    if (!isSeq(items)) throw new Failure(`${file} has no list ${list}`);
    const ids = items.items.map((one) => (isMap(one) ? String((one as YAMLMap).get('id')) : ''));
    const base = typeof item.id === 'string' ? item.id : undefined;
    let id = base;
    for (let number = 2; id !== undefined && ids.includes(id); number += 1) id = `${base}-${number}`;
    const date = item.date;
    const days = items.items.map((one) => (isMap(one) ? (one as YAMLMap).get('date') : undefined));
    const later = days.findIndex((day) => typeof day === 'string' && typeof date === 'string' && day > date);
    // By way of text, so that it is read as what stands in files is.
    const node = parseYaml(new Document(id === undefined ? item : { ...item, id }).toString({ lineWidth: 0 })).document;
    items.items.splice(later < 0 ? items.items.length : later, 0, node?.contents);
  }
  const { text, faults } = formatEntry({ kind, file }, emit(document, shapeOf(kind)));
  if (text === undefined) throw new Failure(`${file}: ${faults[0]?.message}`);
  return text;
}

/** Writes a draft below `to`; entries that get an item more are taken from `catalog`. Returns what was written. */
export function writeDraft(draft: Draft, catalog: Catalog, to: string): WrittenFile[] {
  const plans: Planned[] = draft.entries.map((entry) => ({ file: entry.file, text: entryText(entry) }));
  const own = to === catalog.dir;
  for (const addition of draft.additions) {
    const file =
      catalog.files.get(`${addition.kind}/${addition.id}`) ?? `${KIND_DIRECTORY[addition.kind]}/${addition.id}.yaml`;
    const before = readFileSync(join(catalog.dir, file), 'utf8');
    plans.push({ file, text: grown(addition, file, before), ...(own ? { before } : {}) });
  }
  for (const { file, before } of plans) {
    if (before === undefined && existsSync(join(to, file)))
      throw new Failure(`${file} exists already; nothing was written`);
  }
  const done: Planned[] = [];
  try {
    for (const plan of plans) {
      put(to, plan);
      done.push(plan);
    }
  } catch (error) {
    for (const { file, before } of done) {
      if (before === undefined) rmSync(join(to, file), { force: true });
      else writeFileSync(join(to, file), before);
    }
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new Failure(`the entries cannot be written (${code}); nothing was`);
  }
  return plans.map(({ file, before }) => ({ file, changed: before !== undefined }));
}

/** A file appears whole: it is written beside its place, and takes its name only then. */
function put(to: string, { file, text, before }: Planned): void {
  const path = join(to, file);
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.new`;
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    // A link fails where a file is, a new name would replace it.
    if (before === undefined) linkSync(beside, path);
    else renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
