import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalog } from '../../src/catalog/read/load.ts';
import { falseAlarms, leaveOneOut } from '../../tests/review/measure.ts';
import type { Figure } from './figure.ts';
import { least, runCommand } from './time.ts';

const PATCHES = 40;
const RUNS = 3;

/** A series as long as the longest: each patch adds a header, an attribute and some hundred lines of code. */
function longSeries(): string {
  const code = (patch: number) =>
    Array.from(
      { length: 300 },
      (_, line) => `	if (guest_request(ctx, ${patch}, ${line})) return -EINVAL; /* page ${line} */`,
    );
  const diff = (path: string, lines: readonly string[]) =>
    [`--- /dev/null`, `+++ b/${path}`, `@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`)].join('\n');
  return Array.from({ length: PATCHES }, (_, index) => {
    const patch = index + 1;
    const header = [
      `struct made_up_${patch}_req {`,
      '	__u32 flags;',
      '	__u32 root_key_select;',
      '	__u64 guest_field_select;',
      '};',
      `#define MADE_UP_${patch}_KEY _IOWR('~', ${patch}, struct made_up_${patch}_req)`,
    ];
    return [
      'From x@example.org Mon Jun  2 12:00:00 2025',
      'From: Jane Roe <jane@example.org>',
      'Date: Mon, 2 Jun 2025 12:00:00 +0000',
      `Message-ID: <${patch}@example.org>`,
      `Subject: [PATCH ${patch}/${PATCHES}] virt: coco: Derive key ${patch} for a confidential guest`,
      '',
      `A guest asks the platform for key number ${patch}, which is bound to its measurement.`,
      '---',
      diff(`include/uapi/linux/made-up-${patch}.h`, header),
      diff(`drivers/virt/coco/made-up-${patch}.c`, ['static DEVICE_ATTR_RO(state);', ...code(patch)]),
      '',
    ].join('\n');
  }).join('\n');
}

/** Time of a review of forty patches, the whole process; and how often a review errs when an interface is left out. */
export async function measureReview(): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-review-'));
  try {
    const file = join(directory, 'series.mbox');
    writeFileSync(file, longSeries());
    const time = await least(RUNS, () => runCommand('review', [file]));
    const { catalog } = loadCatalog();
    const known = leaveOneOut(catalog, 'interface');
    const platform = leaveOneOut(catalog, 'platform');
    const { count, alarms } = falseAlarms(catalog);
    const part = (share: number) => 100 * (1 - share);
    return [
      { name: `review, ${PATCHES} patches, the process`, value: time, budget: 2, unit: 's' },
      { name: 'review, interface unknown: not first', value: part(known.first), budget: 20, unit: '%' },
      { name: 'review, interface unknown: not in three', value: part(known.three), budget: 5, unit: '%' },
      { name: 'review, platform unknown: not first', value: part(platform.first), unit: '%' },
      { name: 'review, platform unknown: not in three', value: part(platform.three), unit: '%' },
      {
        name: `review, alarms on ${count} of other matters`,
        value: (100 * alarms.length) / count,
        budget: 4,
        unit: '%',
      },
    ];
  } finally {
    rmSync(directory, { recursive: true });
  }
}
