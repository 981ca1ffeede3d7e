// links.mjs: looks whether the pages that the catalog cites are still there, and prints what it found as Markdown. Exit 1
// when some are gone. What does not answer, or refuses programs, is listed and counts as nothing.
import { loadCatalog } from '../../src/catalog/read/load.ts';

const AT_ONCE = 6;
const PATIENCE = 20_000;

/** Every address under a key `url`, with the files that cite it. */
export function cited(entries) {
  const found = new Map();
  const walk = (value, file) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'url' && typeof part === 'string') found.set(part, (found.get(part) ?? new Set()).add(file));
      else walk(part, file);
    }
  };
  for (const { file, data } of entries) walk(data, file);
  return found;
}

/** 'there', 'gone', or why it cannot be told. */
export async function look(url) {
  try {
    const answer = await fetch(url, {
      redirect: 'follow',
      signal: AbortSignal.timeout(PATIENCE),
      headers: { 'user-agent': 'coco-abi-catalog link check' },
    });
    await answer.body?.cancel();
    if (answer.ok) return 'there';
    return answer.status === 404 || answer.status === 410 ? 'gone' : `status ${answer.status}`;
  } catch (error) {
    return error.cause?.code ?? error.name;
  }
}

/** Looks at all of them, a few at a time. */
export async function lookAtAll(urls) {
  const answers = new Map();
  const waiting = [...urls];
  const one = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) answers.set(url, await look(url));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return answers;
}

if (process.argv[1] === import.meta.filename) {
  const pages = cited(loadCatalog().entries);
  const answers = await lookAtAll(pages.keys());
  const rows = [...answers].filter(([, answer]) => answer !== 'there').sort();
  console.log(`${pages.size} pages are cited; ${rows.length} did not answer as they should.\n`);
  for (const [url, answer] of rows) console.log(`- ${answer}: ${url} (${[...(pages.get(url) ?? [])].join(', ')})`);
  process.exitCode = rows.some(([, answer]) => answer === 'gone') ? 1 : 0;
}
