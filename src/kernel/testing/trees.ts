import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Makes a directory of files for a test; `remove` takes it away again. */
export function makeFiles(files: Readonly<Record<string, string>>): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'kernel-test-'));
  for (const [path, text] of Object.entries(files)) putFile(root, path, text);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export function putFile(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

let compiler: boolean | undefined;

/** Whether there is a C compiler; tests that need one are shown as skipped otherwise. */
export function hasCompiler(): boolean {
  if (compiler === undefined) {
    try {
      execFileSync(process.env.CC ?? 'gcc', ['--version'], { stdio: 'ignore' });
      compiler = true;
    } catch {
      compiler = false;
      console.warn('no C compiler (gcc): the tests that compile headers are skipped');
    }
  }
  return compiler;
}

const IOCTL = `#ifndef _TEST_IOCTL_H
#define _TEST_IOCTL_H
#define _IOC(dir, type, nr, size) (((dir) << 30) | ((size) << 16) | ((type) << 8) | (nr))
#define _IO(type, nr) _IOC(0U, type, nr, 0)
#define _IOW(type, nr, arg) _IOC(1U, type, nr, sizeof(arg))
#define _IOR(type, nr, arg) _IOC(2U, type, nr, sizeof(arg))
#define _IOWR(type, nr, arg) _IOC(3U, type, nr, sizeof(arg))
#endif
`;

const TYPES = `#ifndef _TEST_TYPES_H
#define _TEST_TYPES_H
typedef unsigned char __u8;
typedef unsigned short __u16;
typedef unsigned int __u32;
typedef signed int __s32;
typedef unsigned long long __u64;
#endif
`;

const GUEST = `#ifndef __UAPI_LINUX_SEV_GUEST_H_
#define __UAPI_LINUX_SEV_GUEST_H_
#include <linux/types.h>
#define USER_DATA 64
struct snp_report_req {
	/* the caller's data */
	__u8 user_data[USER_DATA];
	__u32 vmpl;
	__u8 rsvd[28];
};
struct snp_guest_request_ioctl {
	__u8 msg_version;
	__u64 req_data;
	union {
		__u64 exitinfo2;
		struct {
			__u32 fw_error;
			__u32 vmm_error;
		};
	};
	struct {
		__u16 first;
		struct { __u8 deep; } inner[2];
	} nested;
	__u32 low : 3;
	__u32 high : 29;
	__u8 tail[];
};
typedef struct { __u32 word; } untagged_t;
enum snp_codes { SNP_CODE_NONE = -1, SNP_CODE_ZERO, SNP_CODE_ONE };
#define SNP_GUEST_REQ_IOC_TYPE 'S'
#define SNP_GET_REPORT _IOWR(SNP_GUEST_REQ_IOC_TYPE, 0x0, struct snp_report_req)
#define SNP_ALIAS SNP_GET_REPORT
#define SNP_NOTHING _IO('S', 1)
#define SNP_GUEST_FW_ERR_MASK GENMASK_ULL(31, 0)
#define SNP_GUEST_VMM_ERR(x) ((u64)(x) << 32)
#define SNP_BUSY 2
#define SNP_TOP (1ULL << 63)
#define SNP_NEGATIVE (-2)
#define SNP_NAME "sev-guest"
#endif
`;

/** Installed headers of one target that hold what the extraction has to cope with. */
export const HEADERS: Readonly<Record<string, string>> = {
  'usr/include/linux/types.h': TYPES,
  'usr/include/linux/ioctl.h': IOCTL,
  'usr/include/linux/sev-guest.h': GUEST,
  'usr/include/x86_64-linux-gnu/asm/kvm.h': '#define KVM_SEV_MOVED 5\n',
};

/** The same headers as a source tree has them. */
export const SOURCE_HEADERS: Readonly<Record<string, string>> = {
  'include/uapi/linux/types.h': TYPES,
  'include/uapi/linux/ioctl.h': IOCTL,
  'include/uapi/linux/sev-guest.h': GUEST,
  'include/uapi/asm-generic/errno.h': '\n',
  'arch/x86/include/uapi/asm/kvm.h': '#define KVM_SEV_MOVED 5\n',
};
