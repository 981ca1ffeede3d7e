/**
 * A larger catalog for benchmarks and scale tests: the real one, and as many made-up interfaces as are asked for.
 * The additions are valid, serve real functions, and are about 10 KB of YAML each.
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { loadCatalog } from '../../src/catalog/read/load.ts';

/** Bytes of YAML an added entry has at least. */
const SIZE = 10_000;
const EVIDENCE = [{ kernel: 'drivers/virt/coco/sev-guest/sev-guest.c', symbol: 'snp_guest_ioctl', at: '7.3' }];

/** Copies the catalog to `directory` and adds `count` interfaces; returns how many files it then holds. */
export function growCatalog(directory: string, count: number): number {
  const { catalog, files } = loadCatalog();
  mkdirSync(directory, { recursive: true });
  cpSync(catalog.dir, directory, { recursive: true });
  const platforms = catalog.platforms.filter((platform) => !platform.neutral);
  for (let index = 0; index < count; index += 1) {
    const platform = platforms[index % platforms.length];
    const target = catalog.functions[index % catalog.functions.length];
    if (!platform || !target) throw new Error('the catalog has no platforms or functions to grow from');
    // A platform without the function has an explicit cell, which an offer would contradict: take part only.
    const entry = madeUp(`grown-${index}`, platform.id, target.id);
    const folder = join(directory, 'interfaces', platform.id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${entry.id}.yaml`), text(entry));
  }
  return files + count;
}

function madeUp(id: string, platform: string, serves: string) {
  return {
    id,
    name: `Made-up interface ${id}`,
    platform,
    side: 'guest',
    summary: 'An interface that exists to measure how the tools bear many entries of usual size.',
    opens: { kind: 'device', path: `/dev/${id}`, mode: '0600' },
    'kconfig-none': 'Made up: no kernel builds it.',
    stability: 'undocumented',
    history: [{ change: 'added', kernel: '6.12', evidence: EVIDENCE }],
    operations: [] as object[],
    serves,
  };
}

function text({ serves, ...entry }: ReturnType<typeof madeUp>): string {
  let yaml = '';
  for (let number = 0; yaml.length < SIZE; number += 4) {
    for (let step = 0; step < 4; step += 1) {
      entry.operations.push({
        id: `operation-${number + step}`,
        name: `${entry.id.toUpperCase().replaceAll('-', '_')}_${number + step}`,
        kind: 'ioctl',
        summary: 'Does nothing, at the length of a sentence that a real operation would have here.',
        direction: 'in-out',
        errors: ['EINVAL', 'EBUSY', 'EIO'].map((errno) => ({
          errno,
          when: 'the made-up argument is not as the made-up code wants it',
          do: 'Pass another one, and try again.',
          'do-evidence': EVIDENCE,
          evidence: EVIDENCE,
        })),
        implements: [{ function: serves, as: 'step' }],
      });
    }
    yaml = `# yaml-language-server: $schema=../../../schemas/interface.schema.json\n${stringify(entry, { lineWidth: 120, aliasDuplicateObjects: false })}`;
  }
  return yaml;
}
