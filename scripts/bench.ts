/**
 * Measures the budgets of the project. Each time is the least of several runs and stands beside a floor that was taken
 * in the same run on the same machine, so that the ratio can be compared between machines.
 * usage: npm run bench [-- --scale]     --scale also checks 1,000 and builds 5,000 entries (minutes)
 * Exit 1 when a budget is exceeded.
 */
import { parseArgs } from 'node:util';
import { measureBuild } from './bench/build.ts';
import { measureCheck } from './bench/check.ts';
import { measureDecode } from './bench/decode.ts';
import { type Figure, print } from './bench/figure.ts';
import { measurePages } from './bench/pages.ts';
import { measureSearch } from './bench/search.ts';

const { values } = parseArgs({ options: { scale: { type: 'boolean', default: false } } });
const figures: Figure[] = [];
for (const measure of [measureCheck, measureBuild, measurePages, measureSearch, measureDecode]) {
  figures.push(...(await measure(values.scale)));
}
print(figures);
process.exit(figures.every((figure) => figure.value <= figure.budget) ? 0 : 1);
