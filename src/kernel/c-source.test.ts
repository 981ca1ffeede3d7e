import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankComments, findDefinitions } from './c-source.ts';

const CODE = `// SPDX
#include <linux/x.h>
#define SIMPLE 1
#define LONGER(x) \\
	do_it(x)

static int forward(int a);

static DEFINE_MUTEX(lock);
static const char * const names[] = {
	[0] = "zero",
	[1] = "{",
};
struct thing {
	int member; /* target */
	struct { int x; } inner;
};
static struct named {
	int a;
} table[] = { { 1 }, { 2 } };
enum codes {
	FIRST = 3,
	SECOND,
	LAST
};
typedef unsigned int word_t;
DEVICE_ATTR_RO(vmpl);
CONFIGFS_BIN_ATTR_RO(tsm_, outblob)
module_param_named(debug, debug_on, bool, 0444);
static bool debug_on __ro_after_init;
int exported(struct thing *t)
{
	if (t->member == '}')
		forward("}");
	return 0;
}
EXPORT_SYMBOL_GPL(exported);
#ifdef A
static int twice(void)
{
	return 1;
}
#else
static inline int twice(void) { return 2; }
#endif
static int forward(int a)
{
	return a;
}
SYSCALL_DEFINE1(call, int, a)
{
	return a;
}
`;

const find = (symbol: string) => {
  const code = blankComments(CODE);
  return findDefinitions(code, symbol).map(({ kind, start, end }) => ({ kind, text: code.slice(start, end) }));
};

describe('findDefinitions', () => {
  it.each([
    ['SIMPLE', 'macro', '#define SIMPLE 1'],
    ['LONGER', 'macro', '#define LONGER(x) \\\n\tdo_it(x)'],
    ['word_t', 'typedef', 'typedef unsigned int word_t;'],
    ['FIRST', 'enumerator', 'FIRST = 3'],
    ['LAST', 'enumerator', 'LAST'],
    ['vmpl', 'call', 'DEVICE_ATTR_RO(vmpl);'],
    ['outblob', 'call', 'CONFIGFS_BIN_ATTR_RO(tsm_, outblob)'],
    ['debug', 'call', 'module_param_named(debug, debug_on, bool, 0444);'],
    ['lock', 'call', 'static DEFINE_MUTEX(lock);'],
    ['debug_on', 'variable', 'static bool debug_on __ro_after_init;'],
  ])('%s is a %s', (symbol, kind, text) => {
    const [first] = find(symbol);
    expect(first?.text).toBe(text);
    expect(first?.kind).toBe(kind);
  });

  it('takes whole functions, and the definition before the declaration', () => {
    expect(find('exported')).toHaveLength(1);
    expect(find('exported')[0]?.text).toMatch(/^int exported[\s\S]*return 0;\n}$/);
    expect(find('forward')[0]?.text).toMatch(/return a;\n}$/);
    expect(find('call')[0]?.text).toMatch(/^SYSCALL_DEFINE1[\s\S]*return a;\n}$/);
  });

  it('takes every definition that #if selects from', () => {
    expect(find('twice').map(({ text }) => text.includes('return 1') || text.includes('return 2'))).toEqual([
      true,
      true,
    ]);
  });

  it('takes types and tables with what is in their braces', () => {
    expect(find('thing')[0]?.text).toMatch(/^struct thing \{[\s\S]*inner;\n};$/);
    expect(find('named')[0]?.kind).toBe('type');
    expect(find('table')[0]?.text).toContain('{ 2 }');
    expect(find('names')[0]?.text).toContain('"{"');
  });

  it('finds nothing in comments, strings of other names, or uses', () => {
    expect(find('target')).toEqual([]);
    expect(find('zero')).toEqual([]);
    expect(find('absent')).toEqual([]);
  });
});

describe('blankComments', () => {
  it('keeps offsets and lines, and strings that look like comments', () => {
    const text = 'a /* b\nc */ "/* kept */" // d\ne \'"\' f';
    const code = blankComments(text);
    expect(code).toHaveLength(text.length);
    expect(code).toBe('a     \n     "/* kept */"     \ne \'"\' f');
  });

  it('never changes the length or the line breaks of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '*', '"', "'", '\\', '\n', 'a', ' ') }), (text) => {
        const code = blankComments(text);
        expect(code.length).toBe(text.length);
        expect([...code.matchAll(/\n/g)].map(({ index }) => index)).toEqual(
          [...text.matchAll(/\n/g)].map(({ index }) => index),
        );
      }),
    );
  });
});
