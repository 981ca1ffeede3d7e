import { waysOf } from '../../export/probe/ways.ts';
import { getCatalog } from '../catalog.ts';
import type { Answer, ProbeData, ProbeResult } from './result.ts';

/** What the page of the probe knows of the catalog. */
export function probeData(): ProbeData {
  const catalog = getCatalog();
  return {
    kernels: catalog.kernels.map(({ id }) => id),
    platforms: Object.fromEntries(catalog.platforms.map(({ id, name }) => [id, name])),
    interfaces: Object.fromEntries(
      catalog.interfaces.map((item) => [
        item.id,
        {
          name: item.name,
          ways: waysOf(catalog, item).map(({ platform, arch, since, kconfig }) => ({ platform, arch, since, kconfig })),
        },
      ]),
    ),
    functions: Object.fromEntries(catalog.functions.map(({ id, name }) => [id, name])),
  };
}

/** A made-up result with an answer of each kind, for a look at the page without a machine. */
export function exampleResult(): ProbeResult {
  const answer = (id: string, word: Answer['answer'], why: string, next: string): Answer => ({
    id,
    answer: word,
    why,
    next,
    url: '',
  });
  return {
    probe: '1.0',
    kernel: '6.12.9',
    platform: 'intel-tdx',
    machine: {
      arch: 'x86',
      side: 'guest',
      hosts: [],
      paravisor: 'no',
      cloud: null,
      container: null,
      config: '/boot/config-6.12.9',
      log: false,
    },
    symbols: { INTEL_TDX_GUEST: 'y', TDX_GUEST_DRIVER: 'm', TSM_REPORTS: 'm', CONFIGFS_FS: 'y', ACPI: 'y' },
    interfaces: [
      answer('tdx-guest-cpu', 'there', '/proc/cpuinfo shows it', 'use it; the page says how'),
      answer(
        'tdx-guest',
        'not-permitted',
        '/dev/tdx_guest is there with mode 0600, and this user may not open it',
        'run as root',
      ),
      answer(
        'configfs-tsm-report',
        'module-not-loaded',
        'the module tdx-guest is installed and not loaded',
        'modprobe tdx-guest',
      ),
      answer(
        'unaccepted-memory',
        'off',
        'the kernel was built without CONFIG_UNACCEPTED_MEMORY',
        'use a kernel that has it',
      ),
      answer(
        'tdx-guest-measurements',
        'kernel-too-old',
        'it came with 6.16, and this kernel is 6.12.9',
        'use a kernel from 6.16 on',
      ),
      answer('acpi-mp-wakeup', 'cannot-tell', 'no file shows that it was used', 'ask with a program'),
      answer('sev-guest', 'hidden', 'this is a guest of intel-tdx', 'use a guest of that platform'),
    ],
    functions: [
      {
        ...answer('attestation-report', 'not-permitted', '/dev/tdx_guest is there with mode 0600', 'run as root'),
        interface: 'tdx-guest',
      },
      answer('sealing-key', 'hidden', 'intel-tdx has no interface for it', 'see what the platform offers instead'),
    ],
  };
}
