import { describe, expect, it } from 'vitest';
import { Finder, type Results } from './finder.ts';
import { readPage } from './page-text.ts';
import { readPostings, writePostings } from './postings.ts';
import { writeIndex } from './write.ts';

const page = (title: string, kind: string, platform: string, rest: string): string =>
  `<main data-pagefind-body><div hidden><span data-pagefind-filter="kind:${kind}"></span><span data-pagefind-filter="platform:${platform}"></span></div><h1>${title}</h1>${rest}</main>`;

const PAGES: [string, string][] = [
  [
    '/interfaces/guest/',
    page(
      '/dev/guest_tee',
      'interface',
      'TEE',
      `<p>Device of the guest.</p><h2 id="operations">Operations</h2><section id="get-quote"><h3>TEE_<wbr>GET_<wbr>QUOTE</h3>
       <p>Makes a quote with a nonce.</p><table><tr id="get-quote-EIO"><td>EIO</td><td>the firmware failed</td></tr>
       <tr id="get-quote-EBUSY"><td>EBUSY</td><td>another caller is at work</td></tr></table></section>
       <section id="seal"><h3>TEE_SEAL</h3><p>Gives a key that survives a reboot.</p></section>`,
    ),
  ],
  [
    '/functions/sealing/',
    page(
      'Derive a sealing key',
      'function',
      'TEE',
      '<p>Software in the guest obtains a key that depends on what runs.</p>',
    ),
  ],
  [
    '/platforms/tee/',
    page('Trusted Example', 'platform', 'TEE', '<p>A platform with quotes, keys, seals and the firmware.</p>'),
  ],
  ['/platforms/other/', page('Other Example', 'platform', 'OTH', '<p>Another platform.</p>')],
  ['/kernels/6.12/', page('Linux 6.12', 'kernel', '', '')],
  ['/kernels/7.3/', page('Linux 7.3', 'kernel', '', '')],
  ['/kernels/6.12..7.3/', page('From 6.12 to 7.3', 'kernel', '', '')],
];
const target = (url: string, title: string, kind: string, weight: number) => ({ url, title, kind, weight });
const index = writeIndex(
  PAGES.map(([url, html]) => [url, readPage(html)]),
  {
    names: [
      ['tee_get_quote', [target('/interfaces/guest/#get-quote', 'TEE_GET_QUOTE', 'ioctl', 100)]],
      ['tee_seal', [target('/interfaces/guest/#seal', 'TEE_SEAL', 'ioctl', 100)]],
      ['dev/guest_tee', [target('/interfaces/guest/', '/dev/guest_tee', 'interface', 96)]],
      ['tee', [target('/platforms/tee/', 'Trusted Example', 'platform', 102)]],
      ['oth', [target('/platforms/other/', 'Other Example', 'platform', 102)]],
    ],
    headers: { 'linux/tee.h': ['TEE_GET_QUOTE', 'TEE_UNUSED'] },
    logLines: [],
  },
);
const finder = (): Finder =>
  new Finder({
    pages: async () => index.pages,
    terms: async (shard) => index.terms[shard] ?? { terms: {}, names: {} },
    words: async (letter) => index.words[letter],
    logLines: async () => [],
  });
const ask = (query: string): Promise<Results> => finder().search(query);
const first = async (query: string): Promise<string | undefined> => (await ask(query)).found[0]?.url;

it('a page is read by its places', () => {
  const { title, units, filters } = readPage(PAGES[0]?.[1] ?? '');
  expect(title).toBe('/dev/guest_tee');
  expect(filters).toEqual({ kind: ['interface'], platform: ['TEE'] });
  expect(units.map(({ anchor, parent, heading }) => [anchor, parent, heading])).toEqual([
    ['', -1, '/dev/guest_tee'],
    ['operations', 0, 'Operations'],
    ['get-quote', 1, 'TEE_GET_QUOTE'],
    ['get-quote-EIO', 2, 'EIO'],
    ['get-quote-EBUSY', 2, 'EBUSY'],
    ['seal', 1, 'TEE_SEAL'],
  ]);
});

it('postings are read as they were written', () => {
  const postings = [0, 3, 29, 30, 5000].map((unit, at) => ({ unit, weight: at + 1 }));
  expect(readPostings(writePostings(postings))).toEqual(postings);
});

it('the same pages give the same index', () => {
  const again = writeIndex(
    PAGES.map(([url, html]) => [url, readPage(html)]),
    { names: [], headers: {}, logLines: [] },
  );
  expect(again.pages.pages).toEqual(index.pages.pages);
});

describe('answers', () => {
  it.each([
    ['TEE_GET_QUOTE', '/interfaces/guest/#get-quote'],
    ['tee get quote', '/interfaces/guest/#get-quote'],
    ['ioctl(fd, TEE_SEAL, &key)', '/interfaces/guest/#seal'],
    ['TEE_GET_QUOTE: Input/output error', '/interfaces/guest/#get-quote-EIO'],
    ['EBUSY TEE_GET_QUOTE', '/interfaces/guest/#get-quote-EBUSY'],
    ['why does /dev/guest_tee not exist?', '/interfaces/guest/'],
    ['how do I derive a sealing key on TEE', '/functions/sealing/'],
    ['TEE', '/platforms/tee/'],
    ['compare TEE with OTH', '/compare/tee/other/'],
    ['diff 6.12 7.3', '/kernels/6.12..7.3/'],
    ['what changed since 6.12', '/kernels/6.12..7.3/'],
    ['TEE_GET_QOUTE', '/interfaces/guest/#get-quote'],
    ['tee_ge', '/interfaces/guest/#get-quote'],
  ])('%s: %s', async (query, url) => {
    expect(await first(query)).toBe(url);
  });

  it('say which header has a name that no entry has', async () => {
    expect((await ask('TEE_UNUSED')).missing).toEqual([{ text: 'TEE_UNUSED', header: 'linux/tee.h' }]);
  });

  it('say that a name is unknown, and find nothing for nonsense', async () => {
    expect((await ask('QQ_ZZ_XX')).missing).toEqual([{ text: 'QQ_ZZ_XX' }]);
    expect((await ask('zzzzqq')).found).toEqual([]);
  });

  it('say what was looked for instead of a misspelt word', async () => {
    expect((await ask('TEE_GET_QOUTE')).corrected).toEqual([{ text: 'TEE_GET_QOUTE', as: 'tee_get_quote' }]);
  });

  it('list the pages of a filter alone', async () => {
    const { found } = await finder().search('', { kind: 'platform' });
    expect(found.map(({ url }) => url)).toEqual(['/platforms/other/', '/platforms/tee/']);
  });
});

describe('a first question', () => {
  it.each([
    'how do I get a quote with a nonce from the firmware of the platform in a guest that survives a reboot',
    'TEE_GET_QOUTE retruns EBUSY when antoher caller is at wrok in the gueest since the upgrade of the frimware',
    'tee: firmware failed with error 0x16 (status 0x8000020300000000) ret=-22',
  ])('fetches seven files at most: %s', async (query) => {
    let files = 0;
    const counted = new Finder({
      pages: async () => {
        files += 1;
        return index.pages;
      },
      terms: async (shard) => {
        files += 1;
        return index.terms[shard] ?? { terms: {}, names: {} };
      },
      words: async (letter) => {
        files += 1;
        return index.words[letter];
      },
      logLines: async () => {
        files += 1;
        return [];
      },
    });
    await counted.search(query);
    expect(files).toBeLessThanOrEqual(7);
  });
});

it('the side that is asked about comes first among equals', async () => {
  const sides = writeIndex(
    ['guest', 'host'].map((side) => [
      `/functions/${side}-part/`,
      readPage(
        `<main data-pagefind-body><div hidden><span data-pagefind-filter="kind:function"></span><span data-pagefind-filter="side:${side}"></span></div><h1>Convert a page</h1><p>Part of it.</p></main>`,
      ),
    ]),
    { names: [], headers: {}, logLines: [] },
  );
  const asked = new Finder({
    pages: async () => sides.pages,
    terms: async (shard) => sides.terms[shard] ?? { terms: {}, names: {} },
    words: async () => undefined,
    logLines: async () => [],
  });
  const top = async (query: string): Promise<string | undefined> => (await asked.search(query)).found[0]?.url;
  expect(await top('how does the VMM convert a page')).toBe('/functions/host-part/');
  expect(await top('how do I convert a page inside the guest')).toBe('/functions/guest-part/');
});
