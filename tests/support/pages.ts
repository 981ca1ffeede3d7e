import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from './dist.ts';

/** One page of every template, the fullest one that the catalog has; tests/unit/templates.test.ts misses a new one. */
export const TEMPLATES = [
  '/',
  '/functions/',
  '/functions/attestation-report/',
  '/interfaces/',
  '/interfaces/configfs-tsm-report/',
  '/interfaces/sev-guest/',
  '/platforms/',
  '/platforms/intel-tdx/',
  '/compare/',
  '/compare/intel-tdx/amd-sev-snp/',
  '/formats/',
  '/formats/snp-report-v5/',
  '/concepts/',
  '/concepts/nonce/',
  '/decode/',
  '/kernels/',
  '/kernels/6.12/',
  '/kernels/6.12..7.3/',
  '/kernels/since/6.12/',
  '/opportunities/',
  '/opportunities/main/',
  '/topics/',
  '/topics/guest-sealing-keys/',
  '/topics/device-assignment-tdisp/',
  '/topics/for/arm-cca/',
  '/topics/at/linux-coco/',
  '/topics/by-file/',
  '/series/',
  '/series/smccc-bus/',
  '/decisions/',
  '/decisions/2024-12-coco-exit/',
  '/meetings/',
  '/meetings/2025-05-08-ccc-kernel-sig/',
  '/forums/',
  '/documents/',
  '/agenda/',
  '/changes/',
  '/distributions/',
  '/distributions/debian-13-amd64/',
  '/probe/',
  '/verification/',
  '/discrepancies/',
  '/search/',
  '/review/',
  '/rules/',
  '/rules/schema-unknown-key/',
  '/sources/',
  '/status/',
  '/status/sev-firmware/',
  '/logs/',
  '/logs/kvm-sev/',
  '/about/',
  '/about/level/',
  '/about/data-model/',
  '/about/data-model/interface/',
  '/query/',
  '/timeline/',
  '/timeline/main/',
  '/guides/',
  '/guides/first-report/',
  '/guides/add-a-provider/',
  '/guides/follow-a-proposal/',
  '/guides/portable-attester/',
  '/guides/the-node-is-missing/',
  '/verification/6.12/',
  '/search/names/s-1/',
  '/contribute/',
  '/contribute/report/',
  '/404.html',
] as const;

/** Every HTML file of a build, as paths relative to it. Throws when there is none: nothing would be checked. */
export function htmlFiles(directory = DIST): string[] {
  const files = globSync('**/*.html', { cwd: directory }).sort();
  if (files.length === 0) throw new Error(`There is no page in ${directory}: build the site first.`);
  return files;
}

/** Path of the page that a file is served as. */
export const pagePath = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

export const readPage = (file: string, directory = DIST): string => readFileSync(join(directory, file), 'utf8');
