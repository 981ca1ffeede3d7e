import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isScalar, parseDocument, type Scalar, visit } from 'yaml';

/** Numbers from 0 to below 1 that a seed decides. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

/** Keys whose values can be other words, days, releases or truths without breaking a rule, most of the time. */
const FREE =
  /^(?:about|claim|date|definition|do|how|meaning|name|need|note|purpose|reason|says|short|since|subject|summary|text|title|trust|until|value|what|when)$/;
const RELEASES = ['6.1', '6.7', '6.12', '6.16', '7.0', '7.2', '7.3'];

/** Another value of the same form. */
function other(value: unknown, random: () => number): unknown {
  const pick = (most: number): number => Math.floor(random() * most);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return value;
  if (/^\d+\.\d+$/.test(value)) return RELEASES[pick(RELEASES.length)];
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return `${value.slice(0, 8)}${String(1 + pick(28)).padStart(2, '0')}`;
  return `${value} indeed`;
}

/** One change to one file of a catalog, and how to take it back. */
export interface Mutation {
  what: string;
  undo(): void;
}

/** Changes one value, or a comment, of an entry that chance picks; kinds with few entries come as often as others. */
export function mutate(catalog: string, random: () => number): Mutation {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const files = globSync('*/**/*.yaml', { cwd: catalog }).sort();
  const kind = pick([...new Set(files.map((file) => file.split('/')[0]))]);
  const file = pick(files.filter((one) => one.split('/')[0] === kind));
  const path = join(catalog, file);
  const text = readFileSync(path, 'utf8');
  const undo = () => writeFileSync(path, text);
  const document = parseDocument(text);
  const free: { key: string; node: Scalar }[] = [];
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && isScalar(value) && FREE.test(String(key.value)))
        free.push({ key: String(key.value), node: value });
    },
  });
  if (free.length === 0 || random() < 0.1) {
    writeFileSync(path, text.replace('\nid:', '\n# A comment.\nid:'));
    return { what: `${file}: a comment`, undo };
  }
  const { key, node } = pick(free);
  const before = node.value;
  node.value = other(before, random);
  writeFileSync(path, document.toString({ lineWidth: 120 }));
  return { what: `${file}: ${key} ${before} → ${node.value}`, undo };
}
