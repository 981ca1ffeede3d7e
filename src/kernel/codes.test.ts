import { expect, test } from 'vitest';
import { extractCodes, valueMacros } from './codes.ts';

const HEADER = `#ifndef _CODES_H
#define _CODES_H
/* #define GONE 1 */
#define BUSY 0x8ULL
#define BOTH (BUSY | \\
	BIT_ULL(63))
#define CLASS(x) ((x) >> 40)
#define NAME "name"
#endif
`;

test('macros that stand for a value', () => {
  expect(valueMacros(HEADER).map(({ name }) => name)).toEqual(['BUSY', 'BOTH']);
});

test('without a tree it says why there are none', async () => {
  expect(await extractCodes({ version: '7.3', package: 'none', directory: '' })).toEqual({
    why: 'no source tree at hand',
  });
});
