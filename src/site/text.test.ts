import { describe, expect, it } from 'vitest';
import { list } from '../text.ts';
import { highlightC } from './highlight.ts';
import { breakable, inline } from './text.ts';

describe('inline', () => {
  it('sets symbols, paths, error numbers and calls as code', () => {
    expect(inline('Write /sys/kernel/config/tsm/report/$name/inblob, then SNP_GET_REPORT.')).toBe(
      'Write <code>/sys/kernel/config/tsm/report/$name/inblob</code>, then <code>SNP_GET_REPORT</code>.',
    );
    expect(inline('a second one gets EBUSY from tsm_report_register()')).toBe(
      'a second one gets <code>EBUSY</code> from <code>tsm_report_register()</code>',
    );
  });
  it('escapes markup and leaves plain words alone', () => {
    expect(inline('<b>TDX & SNP</b>')).toBe('&lt;b&gt;TDX &amp; SNP&lt;/b&gt;');
    expect(inline('Each vendor, e.g. Intel, has one.')).toBe('Each vendor, e.g. Intel, has one.');
  });
});

it('names break after joints only', () => {
  expect(breakable('KVM_SEV')).toBe('KVM_<wbr>SEV');
  expect(breakable('a<b')).toBe('a&lt;b');
});

it('lists read as a sentence', () => {
  expect([list([]), list(['a']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
});

it('C is told apart without losing a character', () => {
  const source = '#include <a.h>\n/* x < y */\nint main(void) { return "a\\"b"[0]; }\n';
  const plain = highlightC(source)
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  expect(plain).toBe(source);
});
