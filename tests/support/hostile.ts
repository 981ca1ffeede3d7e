/** A catalog in which every text that may hold anything holds markup, for the site to show harmlessly. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Kind } from '../../src/catalog/kinds.ts';
import { fromPointer, type Path, toPointer } from '../../src/catalog/pointer.ts';
import { Validator } from '../../src/catalog/read/explain.ts';
import { loadCatalog } from '../../src/catalog/read/load.ts';
import { readEntry } from '../../src/catalog/read/read-file.ts';
import { readSchemas } from '../../src/catalog/schemas.ts';

/** Sets `globalThis.ran` wherever it is taken for markup, in an attribute, in a script or in Markdown. */
export const PAYLOAD =
  ` <img src=x onerror="ran=1"><script>ran=1</script></title></textarea><svg onload=ran=1>` +
  `"onmouseover="ran=1"style="color:red" '><a href='javascript:ran=1'> [x](javascript:ran=1) </script>{ran=1} \`<b>\``;

type Data = Record<string, unknown>;

/** Every text in the data, with its place. */
function* textsOf(value: unknown, path: Path = []): Generator<{ path: Path; holder: Data; key: string; text: string }> {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Data;
  for (const [key, item] of Object.entries(holder)) {
    if (typeof item === 'string') yield { path: [...path, key], holder, key, text: item };
    else yield* textsOf(item, [...path, key]);
  }
}

const within = (pointer: string, outer: string): boolean => pointer === outer || pointer.startsWith(`${outer}/`);

/** The entry with the payload in each text where its schema lets it stand, and how many those are. */
export function madeHostile(kind: Kind, entry: unknown, validator: Validator): { data: unknown; texts: number } {
  const data: unknown = structuredClone(entry);
  // Words of a layout name its fields and give bytes; the site makes the examples of its decoder from them.
  const texts = [...textsOf(data)].filter(({ text }) => kind !== 'format' || text.includes(' '));
  const changed = new Map(texts.map((text) => [toPointer(text.path), text]));
  for (const { holder, key, text } of changed.values()) holder[key] = text + PAYLOAD;
  for (;;) {
    const faults = validator.validate(kind, data, () => undefined);
    if (faults.length === 0) return { data, texts: changed.size };
    if (changed.size === 0) throw new Error(`${kind}: ${faults[0]?.message} at ${toPointer(faults[0]?.path ?? [])}`);
    for (const { path } of faults) {
      // The text itself, or else everything in the part that no longer fits.
      let outer = toPointer(path);
      while (outer !== '' && ![...changed.keys()].some((pointer) => within(pointer, outer)))
        outer = toPointer(fromPointer(outer).slice(0, -1));
      for (const [pointer, { holder, key, text }] of changed) {
        if (!within(pointer, outer)) continue;
        holder[key] = text;
        changed.delete(pointer);
      }
    }
  }
}

/** Writes a hostile copy of the catalog into a directory of its own; says how many texts were changed. */
export function hostileCatalog(): { directory: string; texts: number } {
  const { catalog, entries, read } = loadCatalog();
  const directory = mkdtempSync(join(tmpdir(), 'hostile-'));
  cpSync(catalog.dir, directory, { recursive: true });
  const validator = new Validator(readSchemas());
  let texts = 0;
  for (const entry of entries) {
    // As it is written: the loaded entry may hold extracted facts besides.
    const made = madeHostile(entry.kind, readEntry(entry.kind, read(entry.file)).data, validator);
    texts += made.texts;
    writeFileSync(join(directory, entry.file), stringify(made.data, { lineWidth: 0 }));
  }
  return { directory, texts };
}
