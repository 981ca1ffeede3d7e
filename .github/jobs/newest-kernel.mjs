// newest-kernel.mjs RELEASES.json KERNELS: prints "version=X.Y" for the newest release of the list that the directory of
// kernels lacks and that is newer than all it has; else "version=".
import { readdirSync, readFileSync } from 'node:fs';

const [list = '', directory = ''] = process.argv.slice(2);
const order = (version) => version.split('.').map(Number);
const newer = (a, b) => {
  const [[a0, a1], [b0, b1]] = [order(a), order(b)];
  return a0 - b0 || a1 - b1;
};
const { releases } = JSON.parse(readFileSync(list, 'utf8'));
// A stable update such as 7.4.2 says that 7.4 is out; what is not such a number (a candidate, linux-next) is passed over.
const out = releases.flatMap(({ version }) => /^(\d+\.\d+)(?:\.\d+)?$/.exec(version)?.[1] ?? []).sort(newer);
const known = readdirSync(directory)
  .filter((name) => /^\d+\.\d+$/.test(name))
  .sort(newer);
const newest = out.at(-1);
const isNew = newest !== undefined && (known.length === 0 || newer(newest, known.at(-1)) > 0);
console.log(`version=${isNew ? newest : ''}`);
