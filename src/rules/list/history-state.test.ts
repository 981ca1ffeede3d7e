import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('merged into nothing', () => {
  expect(
    found({
      'interfaces/linux/common-report.yaml': [
        [
          '  - { change: added, kernel: "6.2", evidence: [{ commit: 0123456789ab, subject: Add it }] }\noperations',
          'operations',
        ],
        ['stability: testing', 'stability: proposed'],
        ['change: proposed, ', 'change: proposed, state: merged, '],
      ],
    }),
  ).toEqual(['history-state interfaces/linux/common-report.yaml:10:32']);
});

test('a state of something else', () => {
  expect(
    found({ 'interfaces/borealis/borealis-device.yaml': [['change: added,', 'change: added, state: posted,']] }),
  ).toEqual(['history-state interfaces/borealis/borealis-device.yaml:11:22']);
});

test('stability', () => {
  expect(found({ 'interfaces/borealis/borealis-device.yaml': [['stability: uapi', 'stability: proposed']] })).toEqual([
    'history-state interfaces/borealis/borealis-device.yaml:8:12',
  ]);
});

test('a proposal of which the history says nothing', () => {
  const changes: [string, string][] = [
    ['stability: uapi', 'stability: proposed'],
    ['change: added, kernel: "6.1"', 'change: unknown'],
  ];
  expect(found({ 'interfaces/borealis/borealis-device.yaml': changes })).toEqual([
    'history-state interfaces/borealis/borealis-device.yaml:11:15',
  ]);
});
