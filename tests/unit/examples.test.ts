import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/read/load.ts';
import { canCompile, compile, newestTree, type Play, play } from '../support/examples.ts';

const DIGEST = '5a'.repeat(48);

/** How each example is played, by interface and example. */
const PLAYS: Record<string, Play> = {
  'configfs-tsm-report.report': { opens: '/sys/kernel/config/tsm/report/', args: ['OUT', 'OUT'] },
  'kvm-sev.host-report': { opens: '/dev/kvm' },
  'kvm-vm-types.list-types': { opens: '/dev/kvm' },
  'nsm.raw-message': { opens: '/dev/nsm' },
  'psp-snp.tcb': { opens: '/dev/sev' },
  'sev-guest.derived-key': { opens: '/dev/sev-guest', silent: true },
  'sev-guest.report': { opens: '/dev/sev-guest' },
  'tdx-guest.tdreport': { opens: '/dev/tdx_guest', retries: true },
  'tsm-measurements.extend': {
    opens: '/sys/devices/virtual/misc/tdx_guest/measurements/rtmr3:sha384',
    holds: 48,
    args: [DIGEST],
    retries: true,
  },
  'uv-device.attest': { opens: '/dev/uv' },
};

const examples = loadCatalog().catalog.interfaces.flatMap(({ id, examples: list = [] }) =>
  list.map((example) => ({ name: `${id}.${example.id}`, ...example })),
);
const tree = newestTree();
const able = canCompile();
const work = mkdtempSync(join(tmpdir(), 'examples-'));

afterAll(() => rmSync(work, { recursive: true, force: true }));

it('plays every example of the catalog', () => {
  expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(PLAYS).sort());
});

describe.runIf(able).each(examples)('example $name', ({ name, code, arch = 'x86' }) => {
  const given = PLAYS[name];
  if (!given) return;
  const program = join(work, name);
  const fault = compile(name, code, arch, tree, program);
  // The machine's own headers may be older than the example, or lack those of another architecture.
  const old = fault !== undefined && !tree;

  it('compiles', ({ skip }) => {
    skip(old, `${name}: the headers of this machine do not suffice`);
    expect(fault).toBeUndefined();
  });

  describe.runIf(fault === undefined)('run', () => {
    it('succeeds where everything answers', () => {
      expect(play(program, given, {})).toEqual({ status: 0, stderr: '' });
    });

    it('fails, and says why, without the device', () => {
      const { status, stderr } = play(program, given, { missing: true });
      expect(status).toBeGreaterThan(0);
      expect(stderr).not.toBe('');
    });

    it('fails, and says why, when the device refuses', () => {
      const { status, stderr } = play(program, given, { refuse: true });
      expect(status).toBeGreaterThan(0);
      expect(stderr).not.toBe('');
    });

    it.runIf(given.retries)('tries again when the device is busy', () => {
      expect(play(program, given, { busy: 2 })).toEqual({ status: 0, stderr: '' });
    });

    it.runIf(!given.silent)('fails when its output is full', () => {
      expect(play(program, given, { full: true }).status).toBeGreaterThan(0);
    });
  });
});
