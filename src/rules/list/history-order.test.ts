import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('kernels', () => {
  expect(
    found({ 'interfaces/acme/acme-keys.yaml': [['kernel: "6.1", or-before: true', 'kernel: "6.3", or-before: true']] }),
  ).toEqual(['history-order interfaces/acme/acme-keys.yaml:11:35']);
});

test('a proposal after the release that took it', () => {
  expect(
    found({ 'interfaces/linux/common-report.yaml': [['date: "2023-01", evidence', 'date: "2023-06", evidence']] }),
  ).toEqual(['history-order interfaces/linux/common-report.yaml:11:30']);
});
