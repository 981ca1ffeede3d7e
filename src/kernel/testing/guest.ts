import { SOURCE_HEADERS } from './trees.ts';

/** A driver in C, a source tree that has it, and an interface whose claims cite it; releases 7.2 and 7.3 fit them. */
export const REPORT = `static int read_report(void)
{
	return -EINVAL;
}
static int write_report(void)
{
	return -EBUSY;
}
CONFIGFS_ATTR_RO(tsm_, provider);
`;
export const DRIVER = 'drivers/virt/report.c';
export const TREE = {
  ...SOURCE_HEADERS,
  [DRIVER]: REPORT,
  'drivers/virt/Kconfig': 'config SEV_GUEST\n\ttristate "Guest"\n\nconfig TSM_REPORTS\n\ttristate\n',
  'Documentation/ABI/testing/tsm': 'What: /sys/tsm/provider\nDescription: The provider.\n\nWhat: /sys/tsm/other\n',
};

export const ENTRY = `id: guest
name: Guest
platform: amd-sev-snp
side: guest
summary: A device of the guest, made for this test.
opens: { kind: device, path: /dev/guest }
kconfig: [SEV_GUEST]
source: [${DRIVER}]
stability: uapi
history:
  - { change: added, kernel: "7.2", evidence: [{ kernel: ${DRIVER}, text: guest, at: "7.3" }] }
operations:
  - id: report
    name: SNP_GET_REPORT
    kind: ioctl
    summary: Gives a report to the caller.
    symbol: SNP_GET_REPORT
    request: snp_report_req
    errors:
      - { errno: EINVAL, when: it is wrong, evidence: [{ kernel: ${DRIVER}, symbol: read_report, text: "-EINVAL", at: "7.3" }] }
      - { errno: EBUSY, when: it is busy, evidence: [{ kernel: ${DRIVER}, symbol: write_report, at: "7.3" }] }
  - id: provider
    name: provider
    kind: attribute
    summary: Names the provider of reports.
    history:
      - { change: added, kernel: "7.3", evidence: [{ kernel: ${DRIVER}, text: provider, at: "7.3" }] }
    notes:
      - { text: It is documented., evidence: [{ abi-doc: Documentation/ABI/testing/tsm, what: /sys/tsm/provider, at: "7.3" }, { kconfig: TSM_REPORTS, at: "7.3" }] }
constants:
  - { name: SNP_BUSY }
`;
export const kernelEntry = (version: string) =>
  `id: "${version}"\nreleased: unknown\nchecked: { package: linux, version: ${version}.1-1 }\n`;
