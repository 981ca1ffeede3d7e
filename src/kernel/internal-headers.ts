/** A file of the kernel's own, not of its UAPI, that defines numbers which callers see all the same. */
export interface InternalHeader {
  /** Path in the source tree. */
  path: string;
  /** Which of its constants are extracted. */
  names: RegExp;
  /** Files whose macros it uses. */
  uses?: readonly string[];
}

/** Where the numbers of status codes stand that no header for userspace has. A tree that lacks a file is passed over. */
export const INTERNAL_HEADERS: readonly InternalHeader[] = [
  { path: 'arch/x86/include/asm/shared/tdx_errno.h', names: /^TDX_/ },
  { path: 'arch/x86/kvm/vmx/tdx_errno.h', names: /^TDX_/ },
  {
    path: 'arch/x86/include/asm/tdx.h',
    names: /^TDX_(ERROR|SW_ERROR|SUCCESS|RND_NO_ENTROPY|SEAMCALL_\w+)$/,
    uses: ['arch/x86/include/asm/trapnr.h'],
  },
  { path: 'arch/x86/include/asm/shared/tdx.h', names: /^TDVMCALL_STATUS_/ },
  { path: 'arch/x86/coco/tdx/tdx.c', names: /^TDCALL_(INVALID|OPERAND)_/ },
  {
    path: 'drivers/virt/coco/tdx-guest/tdx-guest.c',
    names: /^GET_QUOTE_(SUCCESS|IN_FLIGHT|ERROR|SERVICE_UNAVAILABLE)$/,
  },
  { path: 'arch/x86/include/asm/sev-common.h', names: /^(GHCB_(SEV_ES|SNP|TERM|ERR)_\w+|SEV_TERM_SET_\w+)$/ },
  {
    path: 'arch/x86/include/asm/sev.h',
    names: /^(SVSM_(SUCCESS|ERR_\w+|PVALIDATE_FAIL_\w+)|(PVALIDATE|RMPUPDATE)_FAIL_\w+)$/,
  },
  { path: 'include/linux/psp.h', names: /^PSP_TEE_STS_/ },
  { path: 'drivers/crypto/ccp/dbc.c', names: /^DBC_ERROR_/ },
  {
    path: 'arch/powerpc/include/asm/ultravisor-api.h',
    names: /^U_[A-Z0-9]/,
    uses: ['arch/powerpc/include/asm/hvcall.h'],
  },
  { path: 'arch/arm64/include/asm/rsi_smc.h', names: /^RSI_(SUCCESS|INCOMPLETE|ERROR_\w+)$/ },
  { path: 'arch/s390/include/asm/uv.h', names: /^UVC_(RC|CC)_/ },
  { path: 'arch/riscv/include/asm/sbi.h', names: /^SBI_(SUCCESS|ERR_\w+)$/ },
  { path: 'include/hyperv/hvgdk_mini.h', names: /^HV_STATUS_/ },
  { path: 'include/asm-generic/hyperv-tlfs.h', names: /^HV_STATUS_/ },
];
