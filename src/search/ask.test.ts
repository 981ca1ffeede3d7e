import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { ask } from './ask.ts';
import { takeErrnos } from './errnos.ts';
import { normalise } from './normalise.ts';
import { stem } from './stem.ts';

const keysOf = (text: string): string[] => ask(text).names.flatMap(({ keys }) => keys);

describe('forms in which a name is written come down to it', () => {
  it.each([
    ['modprobe sev-guest', 'sev-guest'],
    ['sudo modprobe -v sev-guest', 'sev-guest'],
    ['insmod ./sev-guest.ko', 'sev-guest'],
    ['ioctl(fd, SNP_GET_REPORT, &arg)', 'snp_get_report'],
    ['exit reason 39', 'kvm_exit=39'],
    ['KVM: unknown exit reason 24', 'kvm_exit=24'],
    ['KVM_EXIT 39', 'kvm_exit=39'],
    ['fw_error 0x13', 'sev_ret=19'],
    ['firmware error 29', 'sev_ret=29'],
    ['rtmr2:sha384', 'rtmr2'],
    ['kvm_intel.tdx=1', 'kvm_intel.tdx'],
    ['cat /sys/kernel/config/tsm/report/r0/outblob', 'sys/kernel/config/tsm/report/r0/outblob'],
    ['drivers/virt/coco/tdx-guest/tdx-guest.c', 'tdx-guest.c'],
    ['tdx_do_report()', 'tdx_do_report'],
    ['3223343872', '0xc0205300'],
    ['c0205300', '0xc0205300'],
    ['snp_report_req->vmpl', 'vmpl'],
    ['host data', 'host_data'],
  ])('%s: %s', (text, key) => {
    expect(keysOf(text)).toContain(key);
  });
});

describe('errors are known by name, number and text', () => {
  it.each([
    ['errno 25', 'ENOTTY'],
    ['Inappropriate ioctl for device (os error 25)', 'ENOTTY'],
    ['failed to initialize ret=-22 fw_error=0', 'EINVAL'],
    ['[Errno 16] Device or resource busy', 'EBUSY'],
    ['outblob: Invalid argument', 'EINVAL'],
    ['module initialization failed (-5)', 'EIO'],
    ['-ENXIO', 'ENXIO'],
    ['EIO:', 'EIO'],
  ])('%s: %s', (text, errno) => {
    expect(takeErrnos(text).errnos).toEqual([errno]);
  });

  it.each(['exit reason 39', 'report version 5', 'kernel 6.12', 'VMPL 2', 'error 27'])('%s holds none', (text) => {
    expect(takeErrnos(text).errnos).toEqual([]);
  });
});

describe('punctuation around a name', () => {
  const { catalog } = loadCatalog();
  const names = catalog.interfaces.flatMap(({ operations }) => operations.map(({ name }) => name));
  const marks = fc.string({ unit: fc.constantFrom(...':.()[]"=!,;?\''), maxLength: 3 });

  it('changes nothing for any name of the catalog', () => {
    expect(names.length).toBeGreaterThan(300);
    fc.assert(
      fc.property(fc.constantFrom(...names), marks, marks, (name, before, after) => {
        expect(normalise(`${before}${name}${after}`)).toBe(normalise(name));
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing in a sentence either', () => {
    const single = names.filter((name) => /^\w+$/.test(name));
    fc.assert(
      fc.property(fc.constantFrom(...single), fc.constantFrom(':', '.', ')', '"', '!', ','), (name, mark) => {
        expect(keysOf(`what is ${name}${mark} please`)).toContain(normalise(name));
      }),
      { numRuns: 500 },
    );
  });
});

it('forms of an English word have one stem', () => {
  for (const forms of [
    ['measure', 'measures', 'measured', 'measuring', 'measurement', 'measurements'],
    ['migrate', 'migration', 'migrating', 'migrated'],
    ['attest', 'attestation', 'attested'],
    ['accept', 'acceptance', 'accepted'],
    ['copy', 'copies'],
    ['encrypt', 'encryption', 'encrypted'],
  ])
    expect(new Set(forms.map(stem)).size, `${forms.map(stem)}`).toBe(1);
});
