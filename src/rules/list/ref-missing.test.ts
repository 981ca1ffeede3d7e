import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a function', () => {
  expect(found({ 'functions/report.yaml': [['related: [seal]', 'related: [seel]']] })).toEqual([
    'ref-missing functions/report.yaml:18:11',
  ]);
});

test('a platform of an absent cell', () => {
  expect(found({ 'functions/seal.yaml': [['platform: borealis', 'platform: boralis']] })).toEqual([
    'ref-missing functions/seal.yaml:11:15',
  ]);
});

test('a platform of an interface', () => {
  expect(
    found({ 'interfaces/borealis/borealis-device.yaml': [['platform: borealis\n', 'platform: boreal\n']] }),
  ).toEqual(['ref-missing interfaces/borealis/borealis-device.yaml:4:11']);
});

test('a platform of a provider', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['- platform: acme', '- platform: acne']] })).toEqual([
    'ref-missing interfaces/linux/common-report.yaml:30:15',
  ]);
});

test('a function that an operation implements', () => {
  expect(found({ 'interfaces/borealis/borealis-device.yaml': [['- function: report', '- function: reprot']] })).toEqual(
    ['ref-missing interfaces/borealis/borealis-device.yaml:24:19'],
  );
});

test('a function that a provider implements', () => {
  expect(
    found({
      'interfaces/linux/common-report.yaml': [
        ['- function: report\n        operations', '- function: raport\n        operations'],
      ],
    }),
  ).toEqual(['ref-missing interfaces/linux/common-report.yaml:36:19']);
});

test('a format', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['format: acme-report', 'format: acme-reports']] })).toEqual([
    'ref-missing interfaces/linux/common-report.yaml:23:13',
  ]);
});

test('a source', () => {
  expect(
    found({
      'interfaces/linux/common-report.yaml': [
        ['[{ spec: acme-spec, section: "3" }]', '[{ spec: acme-spek, section: "3" }]'],
      ],
    }),
  ).toEqual(['ref-missing interfaces/linux/common-report.yaml:28:55']);
});

test('a concept', () => {
  expect(found({ 'functions/report.yaml': [['concepts: [nonce]', 'concepts: [nonse]']] })).toEqual([
    'ref-missing functions/report.yaml:19:12',
  ]);
});

test('a concept of a field', () => {
  expect(found({ 'formats/acme/acme-report.yaml': [['concept: nonce', 'concept: once']] })).toEqual([
    'ref-missing formats/acme/acme-report.yaml:8:63',
  ]);
});

test('an interface', () => {
  expect(
    found({ 'interfaces/acme/acme-keys.yaml': [['related: [common-report]', 'related: [common-reports]']] }),
  ).toEqual(['ref-missing interfaces/acme/acme-keys.yaml:19:11']);
});

test('an interface of a topic', () => {
  expect(found({ 'topics/report-abi.yaml': [['interfaces: [common-report]', 'interfaces: [comon-report]']] })).toEqual([
    'ref-missing topics/report-abi.yaml:6:14',
  ]);
});
