import { expect, test } from 'vitest';
import { checkFiles, found, miniFiles } from '../testing/mini.ts';

test('symbol and lines', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['lines: 10-20', 'symbol: f, lines: 10-20']] })).toEqual([
    'evidence-parts interfaces/linux/common-report.yaml:40:82',
  ]);
});

test('lines that fall', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['lines: 10-20', 'lines: 20-10']] })).toEqual([
    'evidence-parts interfaces/linux/common-report.yaml:40:71',
  ]);
});

test('lacks and text', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['text: HZ', 'text: HZ, lacks: QUX']] })).toEqual([
    'evidence-parts interfaces/linux/common-report.yaml:41:71',
  ]);
});

test('a commit without its subject', () => {
  expect(
    found({
      'interfaces/borealis/borealis-device.yaml': [['commit: 0123456789ab, subject: Add it', 'commit: 0123456789ab']],
    }),
  ).toEqual(['evidence-parts interfaces/borealis/borealis-device.yaml:11:48']);
});

test('a key of another place', () => {
  expect(
    found({
      'interfaces/borealis/borealis-device.yaml': [
        ['title: A page, claimed: true', 'title: A page, claimed: true, at: "6.1"'],
      ],
    }),
  ).toEqual(['evidence-parts interfaces/borealis/borealis-device.yaml:36:75']);
});

test('a file without a part', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['lines: 10-20, ', '']] })).toEqual([
    'evidence-parts interfaces/linux/common-report.yaml:40:47',
  ]);
});

test('a specification without the section in which it was read', () => {
  expect(
    checkFiles(
      miniFiles({ 'concepts/nonce.yaml': [['{ spec: acme-spec, section: "1" }', '{ spec: acme-spec }']] }),
    ).map(({ code, line, column, message, hint }) => [code, line, column, message, hint]),
  ).toEqual([
    ['evidence-parts', 7, 12, 'the spec has no "section"', 'name the chapter, table or message in which it was read'],
  ]);
});
