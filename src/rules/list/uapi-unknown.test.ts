import { expect, test } from 'vitest';
import { brief, checkFiles, type Edit, miniFiles } from '../testing/mini.ts';

const fact = (kind: string, name: string, value: object): object => ({
  kind,
  name,
  header: 'linux/borealis.h',
  arch: 'arm64',
  value,
});

const UAPI = JSON.stringify({
  kernel: '6.2',
  package: 'linux 6.2',
  facts: [
    fact('ioctl', 'BOREALIS_GET', { value: '0x1', dir: '_IO', type: '0x0', nr: '0x1', size: 0 }),
    fact('struct', 'borealis_request', { sizeof: 64 }),
    fact('field', 'borealis_request.nonce', { offsetof: 0, sizeof: 64 }),
  ],
});

const file = 'interfaces/borealis/borealis-device.yaml';
const found = (edit: Edit): string[] =>
  checkFiles(new Map([...miniFiles(edit), ['kernels/6.2/uapi.json', UAPI]])).map(brief);

test('names that the headers have', () => {
  expect(found({})).toEqual([]);
});

test.each([
  ['a symbol', 'symbol: BOREALIS_GET', 'symbol: BOREALIS_GOT', `${file}:17:13`],
  ['a request', 'request: borealis_request', 'request: borealis_reqest', `${file}:18:14`],
  ['a claim', 'uapi: borealis_request', 'uapi: borealis_request.none', `${file}:28:29`],
  ['a field', 'fields: [{ name: nonce', 'fields: [{ name: once', `${file}:32:22`],
  ['a prefix', 'BOREALIS_*', 'BOREAL_X*', `${file}:33:21`],
])('%s that they lack', (_, old, now, place) => {
  expect(found({ [file]: [[old, now]] })).toEqual([`uapi-unknown ${place}`]);
});

test('nothing is said about headers that were not extracted', () => {
  expect(
    found({
      [file]: [
        ['linux/borealis.h', 'linux/other.h'],
        ['symbol: BOREALIS_GET', 'symbol: OTHER_GET'],
      ],
    }),
  ).toEqual([]);
});
