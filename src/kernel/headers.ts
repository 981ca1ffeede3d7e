import { ARCHES, type Arch } from './arches.ts';

export interface CoveredHeader {
  /** As included. */
  header: string;
  /** Architectures on which the header means something; its names are extracted once for each. */
  arches: readonly Arch[];
  /**
   * Which of its names belong to confidential computing: all, or those that match. Completeness is counted over
   * these; extraction takes every name in any case.
   */
  confidential: 'all' | readonly RegExp[];
}

const EVERYWHERE = ARCHES;

/** Names of KVM that serve confidential guests, in the headers that declare KVM's ABI. */
const KVM: readonly RegExp[] = [
  /(^|_)(SEV|SNP|TDX|CSV)(_|$)/,
  /^(struct )?kvm_(sev|snp|tdx)(_|$)/,
  /_(VM_TYPES?|GUEST_MEMFD|MEMORY_ATTRIBUTES?|MEMORY_FAULT|PRE_FAULT_MEMORY|USER_MEMORY2|USER_MEMORY_REGION2)(_|$)/,
  /^GUEST_MEMFD_/,
  /^KVM_MEM_GUEST_MEMFD$/,
  /^KVM_MEMORY_(ENCRYPT|ATTRIBUTE|EXIT)/,
  /^kvm_(create_guest_memfd|memory_attributes|pre_fault_memory|userspace_memory_region2|enc_region)(\.|$)/,
  /^kvm_run\.(memory_fault|tdx|snp_req_certs)(\.|$)/,
  /^kvm_exit_(snp|tdx)/,
  /ENC_CONTEXT/,
  /^KVM_X86_(SW_PROTECTED_VM|DEFAULT_VM|SEV|SNP|TDX|GRP_SEV)/,
  /^KVM_VM_TYPE_ARM_PROTECTED$/,
  /^KVM_(CAP_)?(S390_PROTECTED|S390_PV)/,
  /(^|_)S390_(PV|PROTECTED)(_|$)/,
  /^(kvm_)?(s390_)?pv_/,
  /^kvm_pv_/,
  /^kvm_s390_pv_/,
  /^KVM_PV_/,
  /MAP_GPA_RANGE/,
  /MIGRATION_(CONTROL|READY)/,
  /^KVM_CAP_EXIT_HYPERCALL$/,
  /^KVM_CAP_PPC_SECURE_GUEST$/,
  /^KVM_SYSTEM_EVENT_(SEV|TDX)/,
];

/** The headers whose names are extracted. A header that an interface names has to be here. */
export const COVERED: readonly CoveredHeader[] = [
  { header: 'linux/sev-guest.h', arches: ['x86'], confidential: 'all' },
  { header: 'linux/tdx-guest.h', arches: ['x86'], confidential: 'all' },
  { header: 'linux/psp-sev.h', arches: ['x86'], confidential: 'all' },
  { header: 'linux/psp-sfs.h', arches: ['x86'], confidential: 'all' },
  { header: 'linux/kvm.h', arches: EVERYWHERE, confidential: KVM },
  { header: 'asm/kvm.h', arches: EVERYWHERE, confidential: KVM },
  { header: 'linux/kvm_para.h', arches: EVERYWHERE, confidential: KVM },
  { header: 'asm/kvm_para.h', arches: EVERYWHERE, confidential: KVM },
  {
    header: 'asm/svm.h',
    arches: ['x86'],
    confidential: [/^SVM_VMGEXIT_/],
  },
  { header: 'asm/uvdevice.h', arches: ['s390'], confidential: 'all' },
  { header: 'asm/pkey.h', arches: ['s390'], confidential: [/UVSECRET/] },
  { header: 'linux/nsm.h', arches: ['x86', 'arm64'], confidential: 'all' },
  { header: 'linux/nitro_enclaves.h', arches: ['x86', 'arm64'], confidential: 'all' },
  { header: 'linux/iommufd.h', arches: EVERYWHERE, confidential: [/TSM|TDISP|CONFIDENTIAL/i] },
  { header: 'linux/mshv.h', arches: ['x86', 'arm64'], confidential: [/ISOLATION|GHCB/i, /^MSHV_PT_BIT_CPU_AND_XSAVE/] },
  { header: 'linux/dma-heap.h', arches: EVERYWHERE, confidential: [/^DMA_HEAP_IOCTL/, /^dma_heap_/] },
  { header: 'linux/pci_regs.h', arches: EVERYWHERE, confidential: [/(^|_)IDE(_|$)/, /DEVCAP_TEE/] },
  { header: 'linux/virtio_ids.h', arches: EVERYWHERE, confidential: [/NITRO_SEC_MOD/] },
  { header: 'linux/elf.h', arches: EVERYWHERE, confidential: [/S390_PV/] },
  { header: 'linux/magic.h', arches: EVERYWHERE, confidential: [/^GUEST_MEMFD_MAGIC$/] },
];
