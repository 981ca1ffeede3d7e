import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A made-up machine: what can be read on it, and what the probe has to answer. */
export interface Machine {
  name: string;
  /** Texts of files by path; a path that ends in / is a directory. A mode stands before the path: `0600 /dev/uv`. */
  files: Readonly<Record<string, string>>;
  platform: string;
  side?: string;
  interfaces: Readonly<Record<string, string>>;
  functions?: Readonly<Record<string, string>>;
}

type Files = Record<string, string>;

const flags = (vendor: string, words: string): Files => ({
  '/proc/cpuinfo': `processor\t: 0\nvendor_id\t: ${vendor}\nflags\t\t: fpu vme ${words} sse2\n\nprocessor\t: 1\n`,
});
const intel = (words: string): Files => flags('GenuineIntel', words);
const amd = (words: string): Files => flags('AuthenticAMD', words);
const arm: Files = { '/proc/cpuinfo': 'processor\t: 0\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\n' };
const z: Files = { '/proc/cpuinfo': 'vendor_id       : IBM/S390\n# processors    : 2\nfeatures\t: esan3 zarch\n' };

/** A kernel of a release, with a configuration (`A=y B=m`), installed modules and loaded ones. */
const kernel = (release: string, config = '', installed = '', loaded = ''): Files => ({
  '/proc/sys/kernel/osrelease': `${release}\n`,
  '/proc/cmdline': 'root=/dev/vda ro\n',
  ...(config && {
    [`/boot/config-${release}`]: `${config
      .split(' ')
      .map((item) => `CONFIG_${item}\n`)
      .join('')}`,
  }),
  ...(installed && {
    [`/lib/modules/${release}/modules.dep`]: installed
      .split(' ')
      .map((name) => `kernel/drivers/x/${name}.ko.xz: kernel/drivers/x/other.ko.xz\n`)
      .join(''),
  }),
  '/proc/modules': loaded
    .split(' ')
    .map((name) => `${name} 16384 0 - Live 0x0\n`)
    .join(''),
  '/sys/kernel/': '',
  '/sys/devices/': '',
});
const log = (...lines: string[]): Files => ({
  '/var/log/dmesg': lines.map((line) => `[    0.1] ${line}\n`).join(''),
});
const dmi = (vendor: string, product: string): Files => ({
  '/sys/class/dmi/id/sys_vendor': `${vendor}\n`,
  '/sys/class/dmi/id/product_name': `${product}\n`,
});
const dep = 'sev-guest tdx-guest tsm_report kvm-amd kvm-intel kvm ccp nsm nitro_enclaves arm-cca-guest tpm_svsm';

const GUEST =
  'X86_64=y AMD_MEM_ENCRYPT=y INTEL_TDX_GUEST=y SEV_GUEST=m TDX_GUEST_DRIVER=m TSM_REPORTS=m TSM_MEASUREMENTS=y CONFIGFS_FS=y UNACCEPTED_MEMORY=y TCG_SVSM=m ACPI=y ARCH_HAS_CC_PLATFORM=y X86_MSR=m HYPERV=y NSM=m PROC_FS=y';
const HOST =
  'X86_64=y KVM=m KVM_AMD_SEV=y KVM_INTEL_TDX=y INTEL_TDX_HOST=y TDX_HOST_SERVICES=m CRYPTO_DEV_SP_PSP=y CRYPTO_DEV_CCP_DD=m KVM_GUEST_MEMFD=y KVM_PRIVATE_MEM=y KVM_GENERIC_MEMORY_ATTRIBUTES=y CGROUP_MISC=y CPU_SUP_AMD=y NITRO_ENCLAVES=m MSHV_ROOT=m PROC_FS=y AMD_MEM_ENCRYPT=y SEV_GUEST=m TDX_GUEST_DRIVER=m INTEL_TDX_GUEST=y';
const ARM = 'ARM64=y ARM_CCA_GUEST=m TSM_REPORTS=m CONFIGFS_FS=y KVM=y';
const S390 = 'S390=y S390_UV_UAPI=m KVM=m AP=y PKEY=m PKEY_UV=m';

const tdxLog = log('tdx: Guest detected', 'Memory Encryption Features active: Intel TDX');
const snpLog = log('Memory Encryption Features active: AMD SEV SEV-ES SEV-SNP', 'SEV: Status: SEV SEV-ES SEV-SNP');
const node = (name: string): Files => ({ [`0600 /dev/${name}`]: '', [`/sys/class/misc/${name}/dev`]: '10:1\n' });
const tsm: Files = { '/sys/kernel/config/tsm/report/': '' };
const kvm: Files = { '0660 /dev/kvm': '', '/sys/class/misc/kvm/dev': '10:232\n' };
const parameter = (module: string, name: string, value: string): Files => ({
  [`/sys/module/${module}/parameters/${name}`]: `${value}\n`,
});

export const MACHINES: readonly Machine[] = [
  {
    name: 'a TDX guest with everything',
    files: {
      ...intel('hypervisor tdx_guest'),
      ...kernel('7.2.3', GUEST, dep, 'tdx_guest tsm_report'),
      ...tdxLog,
      ...node('tdx_guest'),
      ...tsm,
      '/sys/devices/virtual/misc/tdx_guest/measurements/mrtd:sha384': '',
      '/sys/firmware/acpi/tables/data/CCEL': '',
      '/proc/meminfo': 'MemTotal: 1 kB\nUnaccepted:     0 kB\n',
    },
    platform: 'intel-tdx',
    side: 'guest',
    interfaces: {
      'tdx-guest': 'there',
      'tdx-guest-cpu': 'there',
      'tdx-guest-calls': 'there',
      'tdx-guest-measurements': 'there',
      'configfs-tsm-report': 'there',
      'ccel-event-log': 'there',
      'unaccepted-memory': 'there',
      'coco-random-seed': 'there',
      'sev-guest': 'hidden',
      'kvm-tdx': 'hidden',
      'uv-device': 'hidden',
      'iommufd-tsm': 'hidden',
      'tdx-guest-key-get': 'kernel-too-old',
    },
    functions: { 'attestation-report': 'there', 'sealing-key': 'kernel-too-old' },
  },
  {
    name: 'a TDX guest whose module is not loaded',
    files: { ...intel('hypervisor tdx_guest'), ...kernel('6.12.9', GUEST, dep), ...tdxLog },
    platform: 'intel-tdx',
    interfaces: {
      'tdx-guest': 'module-not-loaded',
      'configfs-tsm-report': 'module-not-loaded',
      'tdx-guest-measurements': 'kernel-too-old',
    },
    functions: { 'attestation-report': 'module-not-loaded' },
  },
  {
    name: 'a TDX guest whose module is in a package that is not installed',
    files: { ...intel('hypervisor tdx_guest'), ...kernel('6.12.9', GUEST, 'ccp'), ...tdxLog },
    platform: 'intel-tdx',
    interfaces: { 'tdx-guest': 'module-not-loaded' },
  },
  {
    name: 'a TDX guest with an old kernel',
    files: { ...intel('hypervisor tdx_guest'), ...kernel('6.1.0-56-amd64', 'X86_64=y INTEL_TDX_GUEST=y'), ...tdxLog },
    platform: 'intel-tdx',
    interfaces: { 'tdx-guest': 'kernel-too-old', 'configfs-tsm-report': 'kernel-too-old', 'tdx-guest-cpu': 'there' },
  },
  {
    name: 'a TDX guest whose kernel was built without the driver',
    files: {
      ...intel('hypervisor tdx_guest'),
      ...kernel('6.18.8', 'X86_64=y INTEL_TDX_GUEST=y TSM_REPORTS=m CONFIGFS_FS=y'),
      ...tdxLog,
    },
    platform: 'intel-tdx',
    interfaces: { 'tdx-guest': 'off', 'configfs-tsm-report': 'off' },
  },
  {
    name: 'a TDX guest of Google',
    files: {
      ...intel('hypervisor tdx_guest'),
      ...kernel('6.12.9', GUEST, dep, 'tdx_guest'),
      ...dmi('Google', 'Google Compute Engine'),
      ...node('tdx_guest'),
      ...tsm,
    },
    platform: 'intel-tdx',
    interfaces: { 'tdx-guest': 'there', 'configfs-tsm-report': 'there', 'sev-guest': 'hidden' },
  },
  {
    name: 'an SNP guest without SVSM',
    files: {
      ...amd('hypervisor sev_snp'),
      ...kernel('6.12.9', GUEST, dep, 'sev_guest'),
      ...snpLog,
      ...node('sev-guest'),
      ...tsm,
    },
    platform: 'amd-sev-snp',
    side: 'guest',
    interfaces: {
      'sev-guest': 'there',
      'ghcb-calls': 'there',
      'configfs-tsm-report': 'there',
      'svsm-vtpm': 'kernel-too-old',
      'sev-guest-flags': 'there',
      'tdx-guest': 'hidden',
      'kvm-snp': 'hidden',
    },
    functions: { 'attestation-report': 'there', 'sealing-key': 'there' },
  },
  {
    name: 'an SNP guest with SVSM',
    files: {
      ...amd('hypervisor'),
      ...kernel('7.2.3', GUEST, dep, 'sev_guest tpm_svsm'),
      ...snpLog,
      ...node('sev-guest'),
      ...tsm,
      '/sys/devices/system/cpu/sev/vmpl': '2\n',
      '/sys/bus/platform/devices/tpm-svsm/driver': '',
    },
    platform: 'amd-sev-snp',
    interfaces: { 'svsm-vtpm': 'there', 'sysfs-sev-vmpl': 'there', 'sev-guest': 'there' },
  },
  {
    name: 'an SNP guest on a new kernel without SVSM',
    files: {
      ...amd('hypervisor'),
      ...kernel('7.2.3', GUEST, dep, 'sev_guest tpm_svsm'),
      ...snpLog,
      ...node('sev-guest'),
      '/sys/devices/system/cpu/sev/vmpl': '0\n',
    },
    platform: 'amd-sev-snp',
    interfaces: { 'svsm-vtpm': 'hidden', 'sysfs-sev-vmpl': 'there' },
  },
  {
    name: 'an SNP guest on Debian 12',
    files: {
      ...amd('hypervisor'),
      ...kernel('6.1.0-56-amd64', 'X86_64=y SEV_GUEST=m AMD_MEM_ENCRYPT=y CONFIGFS_FS=m ACPI=y', dep),
      ...log('AMD Memory Encryption Features active: SEV SEV-ES SEV-SNP'),
    },
    platform: 'amd-sev-snp',
    interfaces: { 'sev-guest': 'module-not-loaded', 'configfs-tsm-report': 'kernel-too-old' },
    functions: { 'attestation-report': 'module-not-loaded' },
  },
  {
    name: 'an SNP guest of Google in a container',
    files: {
      ...amd('hypervisor'),
      ...kernel('6.12.9', GUEST, '', 'sev_guest'),
      ...dmi('Google', 'Google Compute Engine'),
      '/sys/class/misc/sev-guest/dev': '10:1\n',
      '/.dockerenv': '',
    },
    platform: 'amd-sev-snp',
    interfaces: { 'sev-guest': 'hidden' },
  },
  {
    name: 'a SEV-ES guest',
    files: {
      ...amd('hypervisor'),
      ...kernel('6.12.9', GUEST, dep),
      ...log('Memory Encryption Features active: AMD SEV SEV-ES'),
    },
    platform: 'amd-sev',
    interfaces: { 'sev-guest-flags': 'there', 'sev-guest-calls': 'there', 'sev-guest': 'hidden', 'efi-secret': 'off' },
  },
  {
    name: 'a realm of Arm CCA',
    files: {
      ...arm,
      ...kernel('7.2.3', ARM, dep, 'arm_cca_guest'),
      ...log('RME: Using RSI version 1.0'),
      '/sys/devices/platform/arm-cca-dev/modalias': '',
      '/sys/module/arm_cca_guest/': '',
      ...tsm,
    },
    platform: 'arm-cca',
    side: 'guest',
    interfaces: {
      'arm-cca-dev': 'there',
      'rsi-calls': 'there',
      'configfs-tsm-report': 'there',
      'tdx-guest': 'hidden',
      'sysfs-firmware-cca': 'kernel-too-old',
    },
    functions: { 'attestation-report': 'there' },
  },
  {
    name: 'a realm of Arm CCA without its module',
    files: { ...arm, ...kernel('6.13.2', ARM, 'arm-cca-guest'), ...log('RME: Using RSI version 1.0') },
    platform: 'arm-cca',
    interfaces: { 'arm-cca-dev': 'kernel-too-old', 'configfs-tsm-report': 'module-not-loaded' },
  },
  {
    name: 'a host of pKVM',
    files: { ...arm, ...kernel('7.2.3', ARM), ...kvm, ...log('kvm [1]: Protected hVHE mode initialized successfully') },
    platform: 'arm-pkvm',
    side: 'host',
    interfaces: { 'kvm-arm-protected': 'there', 'kvm-snp': 'hidden', 'arm-cca-dev': 'hidden' },
  },
  {
    name: 'a guest of IBM Secure Execution',
    files: {
      ...z,
      ...kernel('7.2.3', S390, 'uvdevice pkey_uv', 'uvdevice'),
      '/sys/firmware/uv/prot_virt_guest': '1\n',
      '/sys/firmware/uv/prot_virt_host': '0\n',
      '/sys/firmware/ipl/has_secure': '1\n',
      ...node('uv'),
    },
    platform: 'ibm-se',
    side: 'guest',
    interfaces: {
      'uv-device': 'there',
      'uv-sysfs': 'there',
      'ipl-sysfs': 'there',
      'uv-guest-share': 'there',
      'pkey-uv-secrets': 'module-not-loaded',
      'kvm-s390-pv': 'hidden',
      'sev-guest': 'hidden',
    },
    functions: { 'attestation-report': 'there' },
  },
  {
    name: 'a host of IBM Secure Execution',
    files: {
      ...z,
      ...kernel('6.1.0-50-s390x', S390, 'uvdevice kvm', 'kvm uvdevice'),
      ...kvm,
      ...node('uv'),
      '/sys/firmware/uv/prot_virt_guest': '0\n',
      '/sys/firmware/uv/prot_virt_host': '1\n',
    },
    platform: 'ibm-se',
    side: 'host',
    interfaces: { 'kvm-s390-pv': 'there', 'uv-sysfs': 'there', 'pkey-uv-secrets': 'hidden' },
  },
  {
    name: 'a mainframe that hosts no protected guests',
    files: {
      ...z,
      ...kernel('6.1.0-50-s390x', S390, 'uvdevice kvm', 'kvm'),
      ...kvm,
      '/sys/firmware/uv/prot_virt_guest': '0\n',
      '/sys/firmware/uv/prot_virt_host': '0\n',
    },
    platform: 'none',
    interfaces: { 'kvm-s390-pv': 'off', 'uv-guest-share': 'hidden', 'uv-device': 'module-not-loaded' },
  },
  {
    name: 'an enclave of Nitro',
    files: { ...intel('hypervisor'), ...kernel('6.8.1', 'X86_64=y NSM=y'), ...{ '0666 /dev/nsm': '' } },
    platform: 'aws-nitro',
    side: 'guest',
    interfaces: { nsm: 'there', 'tdx-guest': 'hidden', 'nitro-enclaves': 'hidden' },
    functions: { 'attestation-report': 'there' },
  },
  {
    name: 'an instance that may start Nitro enclaves',
    files: {
      ...intel('hypervisor'),
      ...kernel('6.12.9', HOST, dep, 'nitro_enclaves'),
      ...dmi('Amazon EC2', 'm6i.xlarge'),
      ...{ '0660 /dev/nitro_enclaves': '', '/sys/class/misc/nitro_enclaves/dev': '' },
    },
    platform: 'aws-nitro',
    side: 'host',
    interfaces: { 'nitro-enclaves': 'there', nsm: 'hidden', 'kvm-tdx': 'kernel-too-old' },
  },
  {
    name: 'an instance of Amazon whose module of Nitro is not loaded',
    files: { ...intel('hypervisor'), ...kernel('6.12.9', HOST, dep), ...dmi('Amazon EC2', 'm6i.xlarge') },
    platform: 'none',
    interfaces: { 'nitro-enclaves': 'module-not-loaded', 'tdx-guest': 'hidden' },
  },
  {
    name: 'a confidential machine of Azure under a paravisor',
    files: {
      ...amd('hypervisor'),
      ...kernel('6.12.9', GUEST, dep),
      ...dmi('Microsoft Corporation', 'Virtual Machine'),
      ...log('Hyper-V: Isolation Config: Group A 0x1, Group B 0xba2', 'Memory Encryption Features active: AMD SEV'),
    },
    platform: 'hyper-v',
    side: 'guest',
    interfaces: {
      'hyper-v-isolation': 'there',
      'sev-guest': 'hidden',
      'tdx-guest': 'hidden',
      'configfs-tsm-report': 'hidden',
    },
  },
  {
    name: 'a TDX guest of Azure under a paravisor',
    files: {
      ...intel('hypervisor'),
      ...kernel('6.12.9', GUEST, dep),
      ...dmi('Microsoft Corporation', 'Virtual Machine'),
      ...log('Hyper-V: Isolation Config: Group A 0x1, Group B 0xbe3'),
    },
    platform: 'hyper-v',
    interfaces: { 'hyper-v-isolation': 'there', 'tdx-guest': 'hidden', 'sev-guest': 'hidden' },
  },
  {
    name: 'a root partition of Hyper-V',
    files: {
      ...intel('hypervisor'),
      ...kernel('7.2.3', HOST, 'mshv_root', 'mshv_root'),
      ...log('Hyper-V: running as root partition'),
      ...node('mshv'),
    },
    platform: 'hyper-v',
    side: 'host',
    interfaces: { 'mshv-root': 'there', 'mshv-vtl': 'hidden' },
  },
  {
    name: 'a host of TDX',
    files: {
      ...intel('vmx tdx_host_platform'),
      ...kernel('7.2.3', HOST, dep, 'kvm kvm_intel'),
      ...parameter('kvm_intel', 'tdx', 'Y'),
      ...kvm,
      '/sys/devices/faux/tdx_host/version': '',
      '/sys/fs/cgroup/misc.capacity': 'tdx 63\n',
    },
    platform: 'intel-tdx',
    side: 'host',
    interfaces: {
      'kvm-tdx': 'there',
      'cpuinfo-tdx-host': 'there',
      'tdx-host': 'there',
      'misc-cgroup': 'there',
      'tdx-guest': 'hidden',
      'kvm-snp': 'hidden',
      'kvm-guest-memfd': 'cannot-tell',
    },
  },
  {
    name: 'an Intel host on which TDX is switched off',
    files: {
      ...intel('vmx'),
      ...kernel('7.2.3', HOST, dep, 'kvm kvm_intel'),
      ...parameter('kvm_intel', 'tdx', 'N'),
      ...kvm,
    },
    platform: 'none',
    side: 'bare',
    interfaces: { 'kvm-tdx': 'off', 'tdx-guest': 'hidden', 'cpuinfo-tdx-host': 'hidden' },
  },
  {
    name: 'a host of SNP',
    files: {
      ...amd('svm sme sev sev_es sev_snp'),
      ...kernel('6.12.9', HOST, dep, 'kvm kvm_amd ccp'),
      ...parameter('kvm_amd', 'sev', 'Y'),
      ...parameter('kvm_amd', 'sev_es', 'Y'),
      ...parameter('kvm_amd', 'sev_snp', 'Y'),
      ...log('Memory Encryption Features active: AMD SME', 'ccp 0000:01:00.5: SEV-SNP API:1.55 build:8'),
      ...kvm,
      ...node('sev'),
    },
    platform: 'amd-sev-snp',
    side: 'host',
    interfaces: {
      'kvm-snp': 'there',
      'kvm-sev': 'there',
      'psp-sev': 'there',
      'psp-snp': 'there',
      'cpuinfo-snp-host': 'there',
      'sev-guest': 'hidden',
      'kvm-tdx': 'hidden',
      'sev-mitigations': 'kernel-too-old',
    },
  },
  {
    name: 'a host of SEV without SNP',
    files: {
      ...amd('svm sme sev sev_es'),
      ...kernel('6.12.9', HOST, dep, 'kvm kvm_amd ccp'),
      ...parameter('kvm_amd', 'sev', 'Y'),
      ...parameter('kvm_amd', 'sev_es', 'Y'),
      ...parameter('kvm_amd', 'sev_snp', 'N'),
      ...kvm,
      ...node('sev'),
    },
    platform: 'amd-sev',
    side: 'host',
    interfaces: { 'kvm-sev': 'there', 'kvm-snp': 'off', 'cpuinfo-snp-host': 'hidden' },
  },
  {
    name: 'a host on Debian 12, too old for SNP',
    files: {
      ...amd('svm sme sev sev_es'),
      ...kernel(
        '6.1.0-56-amd64',
        'X86_64=y KVM=m KVM_AMD_SEV=y CRYPTO_DEV_SP_PSP=y CRYPTO_DEV_CCP_DD=m',
        dep,
        'kvm kvm_amd ccp',
      ),
      ...parameter('kvm_amd', 'sev', 'Y'),
      ...kvm,
      ...node('sev'),
    },
    platform: 'amd-sev',
    interfaces: { 'kvm-snp': 'kernel-too-old', 'kvm-sev': 'there', 'kvm-guest-memfd': 'kernel-too-old' },
  },
  {
    name: 'a cloud kernel without KVM_AMD_SEV',
    files: { ...amd('svm sev'), ...kernel('6.12.9', 'X86_64=y KVM=m', dep, 'kvm kvm_amd'), ...kvm },
    platform: 'none',
    interfaces: { 'kvm-sev': 'off', 'kvm-snp': 'off' },
  },
  {
    name: 'a container on a host that was not given /dev/kvm',
    files: {
      ...amd('svm sev sev_es'),
      ...kernel('6.12.9', HOST, '', 'kvm kvm_amd'),
      '/sys/class/misc/kvm/dev': '10:232\n',
      '/run/.containerenv': '',
    },
    platform: 'none',
    interfaces: { 'kvm-guest-memfd': 'hidden' },
  },
  {
    name: 'a hardened TDX guest, asked by a user',
    files: {
      ...intel('hypervisor tdx_guest'),
      '/proc/sys/kernel/osrelease': '6.12.9-hardened\n',
      '/proc/self/status': 'Name:\tsh\nUid:\t1000\t1000\t1000\t1000\n',
      '/sys/kernel/': '',
      ...node('tdx_guest'),
    },
    platform: 'intel-tdx',
    interfaces: { 'tdx-guest': 'not-permitted', 'configfs-tsm-report': 'cannot-tell' },
    functions: { 'attestation-report': 'not-permitted' },
  },
  {
    name: 'a hardened SNP guest that shows no log and no configuration',
    files: { ...amd('hypervisor'), '/proc/sys/kernel/osrelease': '6.12.9\n', '/sys/kernel/': '' },
    platform: 'none',
    side: 'unknown',
    interfaces: { 'sev-guest': 'cannot-tell', 'tdx-guest': 'hidden', 'unaccepted-memory': 'cannot-tell' },
  },
  {
    name: 'a guest of PEF',
    files: {
      '/proc/cpuinfo': 'processor\t: 0\ncpu\t\t: POWER9 (architected)\n',
      ...kernel('7.2.3', 'PPC64=y PPC_SVM=y'),
      '/sys/devices/system/cpu/svm': '1\n',
    },
    platform: 'ibm-pef',
    interfaces: { 'pef-svm-sysfs': 'there', 'tdx-guest': 'hidden' },
  },
  {
    name: 'an ordinary virtual machine',
    files: { ...intel('hypervisor'), ...kernel('6.12.9', GUEST, dep), ...log('Linux version 6.12.9') },
    platform: 'none',
    interfaces: { 'tdx-guest': 'hidden', 'uv-device': 'hidden' },
    functions: { 'sealing-key': 'hidden' },
  },
  {
    name: 'a kernel from before all this',
    files: { ...amd('hypervisor'), ...kernel('5.15.0-generic', 'X86_64=y AMD_MEM_ENCRYPT=y'), ...snpLog },
    platform: 'amd-sev-snp',
    interfaces: { 'sev-guest': 'kernel-too-old', 'configfs-tsm-report': 'kernel-too-old' },
  },
  {
    name: 'a machine without /proc',
    files: { '/boot/config-6.12.9': 'CONFIG_X86_64=y\nCONFIG_SEV_GUEST=m\nCONFIG_AMD_MEM_ENCRYPT=y\n', '/dev/': '' },
    platform: 'unknown',
    interfaces: { 'sev-guest': 'module-not-loaded', 'tdx-guest': 'off', 'configfs-tsm-report': 'off' },
  },
  {
    name: 'an empty tree',
    files: { '/etc/': '' },
    platform: 'unknown',
    side: 'unknown',
    interfaces: {
      'sev-guest': 'cannot-tell',
      'kvm-snp': 'cannot-tell',
      'uv-device': 'cannot-tell',
      'iommufd-tsm': 'kernel-too-old',
    },
    functions: { 'attestation-report': 'cannot-tell' },
  },
];

/** Writes a machine's tree below a directory. */
export function make(root: string, { files }: Pick<Machine, 'files'>): void {
  for (const [name, text] of Object.entries(files)) {
    const [, mode, path = ''] = /^(?:(0\d{3}) )?(\/.*)$/.exec(name) ?? [];
    const target = join(root, path);
    if (path.endsWith('/')) {
      mkdirSync(target, { recursive: true });
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    if (mode !== undefined) chmodSync(target, Number.parseInt(mode, 8));
  }
}
