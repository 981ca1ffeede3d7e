import type { Catalog } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';
import type { FunctionEntry, Platform } from '../catalog/types.ts';
import { evaluatorOf } from '../overlap/evaluator.ts';
import { entryRecords } from './entry-records.ts';
import { functionRecords } from './function-records.ts';
import { interfaceRecords } from './interface-records.ts';
import { nameRecords } from './names.ts';
import { type QueryRecord, unique } from './record.ts';

/** Names by which a value of a closed field is known, lower case. */
export interface Known {
  id: string;
  /** As it is written. */
  name: string;
  names: readonly string[];
  /** Shared with others, so that it stands for several: the vendor. */
  family?: string;
}

/** Fields that are completed by the words that occur. */
const WORD_FIELDS = ['kconfig', 'header', 'errno', 'distribution'] as const;
type WordField = (typeof WORD_FIELDS)[number];

/** Everything that queries are asked of; plain data. */
export interface QueryIndex {
  kernels: readonly string[];
  platforms: readonly Known[];
  functions: readonly Known[];
  /** Values that occur, for completion. */
  words: Readonly<Record<WordField, readonly string[]>>;
  records: readonly QueryRecord[];
}

/** The records of the headers' names, which are most; they do not depend on what people wrote of the entries. */
export const recordsOfNames = perCatalog(nameRecords);

/** Builds the index. `names: false` leaves the extracted header names out, which keeps it small. */
export function buildQueryIndex(catalog: Catalog, options: { names?: boolean } = {}): QueryIndex {
  const evaluator = evaluatorOf(catalog);
  const records = [
    ...functionRecords(evaluator),
    ...interfaceRecords(evaluator),
    ...entryRecords(catalog),
    ...(options.names === false ? [] : recordsOfNames(catalog)),
  ];
  return {
    kernels: evaluator.kernels,
    platforms: catalog.platforms.map((item) => ({
      ...known(item, item.code),
      family: item.vendor.toLowerCase(),
    })),
    functions: catalog.functions.map((item) => known(item)),
    words: wordsOf(records),
    records,
  };
}

/** The names of an entry, `code` among them where it has one. */
function known(item: Platform | FunctionEntry, code?: string): Known {
  const names = unique([item.id, code, item.name, ...(item.aliases ?? []), ...(item.formerly ?? [])]);
  return { id: item.id, name: item.name, names: unique(names.map((name) => name.toLowerCase())) };
}

/** The words that the records hold in the fields that are completed by what occurs. */
function wordsOf(records: readonly QueryRecord[]): QueryIndex['words'] {
  const found = new Map(WORD_FIELDS.map((name) => [name, new Set<string>()]));
  for (const record of records) {
    for (const fields of [record.fields, ...(record.spans ?? []).map((span) => span.fields)]) {
      for (const [name, words] of found) for (const word of fields[name] ?? []) words.add(word);
    }
  }
  const sorted = (name: WordField): string[] => [...(found.get(name) ?? [])].sort();
  return {
    kconfig: sorted('kconfig'),
    header: sorted('header'),
    errno: sorted('errno'),
    distribution: sorted('distribution'),
  };
}
