import { expect, test } from 'vitest';
import { findHeader, outlineOf } from './outline.ts';

test('ioctls with their direction and struct, and structs, without comments', () => {
  const header = `/* struct not_this { */
#define ACME_BASE 0xa0
#define ACME_RESET _IO(ACME_BASE, 0)
#define ACME_REPORT \\
	_IOWR(ACME_BASE, 1, struct acme_report)
#define ACME_SET _IOW(ACME_BASE, 2, __u64) /* a number */
struct acme_report {
	__u64 data;
};
union acme_word { __u8 a; };
struct acme_later;
`;
  expect(outlineOf(header)).toEqual({
    operations: [
      { symbol: 'ACME_RESET', direction: 'none' },
      { symbol: 'ACME_REPORT', direction: 'in-out', request: 'acme_report' },
      { symbol: 'ACME_SET', direction: 'in' },
    ],
    structs: ['acme_report', 'acme_word'],
  });
});

test('a header that is nowhere', () => {
  expect(findHeader('linux/no-such-header.h', '/nowhere', ['7.3'], ['x86'])).toBeUndefined();
});
