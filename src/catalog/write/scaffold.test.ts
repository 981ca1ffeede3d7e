import { describe, expect, test } from 'vitest';
import { checkFiles, loadFiles, miniFiles } from '../../rules/testing/mini.ts';
import type { Kind } from '../kinds.ts';
import { type Request, ScaffoldError, scaffold } from './scaffold.ts';

const files = miniFiles();
const { catalog } = loadFiles(files);
const make = (request: Request) => scaffold(catalog, request);

describe('of an entry of every kind nothing is wrong but that it was not written yet', () => {
  const requests: Request[] = [
    { kind: 'interface', platform: 'acme', id: 'new-device', name: 'A: "new" device' },
    { kind: 'interface', platform: 'linux', id: 'new-directory' },
    { kind: 'interface', platform: 'acme', id: 'known', functions: ['report', 'seal'], side: 'host' },
    { kind: 'format', platform: 'borealis', id: 'new-format', name: 'New format' },
    { kind: 'function', id: 'new-function', name: 'Do something', group: 'host', side: 'host' },
    { kind: 'platform', id: 'new-tee', name: 'New enclaves' },
    { kind: 'concept', id: 'new-concept', name: 'New concept' },
    { kind: 'topic', id: 'new-topic', name: 'A new matter' },
    { kind: 'source', id: 'new-source', name: 'A new document' },
    { kind: 'series', id: 'new-series', name: 'A new series' },
    { kind: 'forum', id: 'new-forum', name: 'A new list' },
    { kind: 'meeting', id: '2026-12-03-acme-call', name: 'A new call', forum: 'acme-call' },
    { kind: 'decision', id: '2026-12-new-decision', date: '2026-12-04' },
    { kind: 'document', id: 'new-document', name: 'A new draft', forum: 'acme-body' },
    { kind: 'consultation', id: '2026-12-new-question', topic: 'report-abi', date: '2026-12-04' },
    { kind: 'kernel', id: '6.4', released: '2023-06-25' },
  ];
  test.each(requests)('$kind $id', (request) => {
    const written = make(request);
    const all = new Map([...files, [written.file, written.text] as const]);
    const codes = new Set(checkFiles(all).map(({ code }) => code));
    // What is new makes the day until which somebody looked old.
    codes.delete('looked-age');
    // Releases are written by a program.
    expect([...codes]).toEqual(request.kind === 'kernel' ? [] : ['text-placeholder']);
  });
});

test('an interface offers the aspects of its functions, and has what its header declares', () => {
  const { text } = make({
    kind: 'interface',
    platform: 'acme',
    id: 'known',
    functions: ['report'],
    header: 'linux/acme.h',
    operations: [
      { symbol: 'ACME_GET', direction: 'in-out', request: 'acme_request' },
      { symbol: 'ACME_RESET', direction: 'none' },
    ],
    structs: ['acme_request'],
  });
  expect(text).toContain('  - id: acme-get\n    name: ACME_GET\n');
  expect(text).toContain(
    '    direction: in-out\n    request: acme_request\n    implements:\n      - function: report\n',
  );
  expect(text).toMatch(/# waits: \{ value: .*\} # one of .* or polls\./);
  expect(text).toContain('  - change: unknown\n');
  expect(text).toContain('structs:\n  - { name: acme_request }\n');
  expect(() => make({ kind: 'interface', platform: 'acme', id: 'known', functions: ['reprot'] })).toThrow(
    'did you mean "report"?',
  );
});

test.each([
  ['an id that is taken', 'source', 'acme-spec', undefined, 'sources/acme-spec.yaml has that id already'],
  [
    'an id of another platform',
    'interface',
    'acme-keys',
    'borealis',
    'interfaces/acme/acme-keys.yaml has that id already',
  ],
  ['an id that is none', 'source', 'My_Source', undefined, 'such as my-source'],
  ['a platform that is not there', 'interface', 'x', 'acne', 'did you mean "acme"?'],
  ['a release that is none', 'kernel', '7', undefined, 'is not a release'],
])('%s', (_, kind, id, platform, message) => {
  const request: Request = { kind: kind as Kind, id, ...(platform ? { platform } : {}) };
  expect(() => make(request)).toThrow(ScaffoldError);
  expect(() => make(request)).toThrow(message);
});

test('a forum that does not exist, and a day that is none', () => {
  expect(() => make({ kind: 'meeting', id: '2026-12-03-call', forum: 'acne-call' })).toThrow(
    'did you mean "acme-call"?',
  );
  expect(() => make({ kind: 'decision', id: 'x', date: '2026-13-01' })).toThrow('is not a day');
});

test('a group that does not exist', () => {
  expect(() => make({ kind: 'function', id: 'x', group: 'atestation' })).toThrow('"group" cannot be "atestation"');
});
