import { expect, test } from 'vitest';
import { kconfigAt, kconfigSymbols, kconfigText } from './kconfig.ts';

const LIST = [
  'KVM',
  { any: ['KVM_AMD', 'KVM_INTEL'] },
  { symbol: 'OLD', until: '6.17' },
  { symbol: 'NEW', since: '6.18' },
];

test('every symbol once', () => {
  expect(kconfigSymbols([...LIST, 'KVM'])).toEqual(['KVM', 'KVM_AMD', 'KVM_INTEL', 'OLD', 'NEW']);
  expect(kconfigSymbols(undefined)).toEqual([]);
});

test('the items of one kernel', () => {
  expect(kconfigAt(LIST, '6.12').map(kconfigText)).toEqual([
    'CONFIG_KVM',
    'CONFIG_KVM_AMD or CONFIG_KVM_INTEL',
    'CONFIG_OLD (until 6.17)',
  ]);
  expect(kconfigSymbols(kconfigAt(LIST, '6.18'))).toEqual(['KVM', 'KVM_AMD', 'KVM_INTEL', 'NEW']);
});

test('ranges in words', () => {
  expect(kconfigText({ symbol: 'A', since: '6.2', until: '6.5' })).toBe('CONFIG_A (6.2 to 6.5)');
  expect(kconfigText({ symbol: 'A', since: '6.2' })).toBe('CONFIG_A (6.2 on)');
});
