import { expect, test } from 'vitest';
import { readSources } from '../support/imports.ts';

/**
 * Tables that modules keep for as long as the process runs. A build notes which parts of the catalog each page was made
 * of, and a value that is taken out of such a table is not noted: what is computed of the catalog is remembered with
 * `perCatalog`, `byKey`, `memo` or `memoBy`. None of these is computed of entries, or it runs in no build.
 */
const KNOWN = [
  'src/catalog/reads.ts texts', // the notes themselves
  'src/catalog/shape.ts shapes', // of the schemas
  'src/catalog/shape.ts ids', // of the schemas
  'src/catalog/versions.ts ranks', // of a release's number alone
  'src/decode/cbor.ts cache', // of bytes
  'src/decode/gate.ts gates', // where bytes are decoded, which no build does
  'src/decode/rank.ts ranks', // in the browser only
  'src/decode/root.ts roots', // of one run of the decoder
  'src/decode/signed.ts store', // of one decoding
  'src/export/sheets/sheet.ts written', // of rows alone, which hold nothing that is noted
  'src/kernel/compiler.ts probed', // verify
  'src/kernel/tree.ts generated', // verify
  'src/query/run.ts merged', // of records that are noted themselves
  'src/rules/visit.ts worth', // of the schemas
  'src/search/log-match.ts patterns', // of the formats that are handed in
  'src/search/stem.ts known', // of single words
  'src/search/synonyms.ts known', // of single words
];

test('nothing that is computed of the catalog is remembered without being noted', () => {
  const tables = [...readSources()].flatMap(([path, text]) =>
    /^src\/(?!site\/client\/).*\.ts$/.test(path) &&
    !/\.test\.ts$|\/testing\/|^src\/catalog\/(?:read|write)\//.test(path)
      ? [...text.matchAll(/^(?:export )?(?:const|let) (\w+)[^\n=]*= new (?:Weak)?(?:Map|Set)(?:<[^\n]*>)?\(\);/gm)].map(
          ([, name]) => `${path} ${name}`,
        )
      : [],
  );
  expect(tables.sort()).toEqual([...KNOWN].sort());
});
