/** Requests that nobody sends by mistake: paths and headers, made up from a seed. */

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PIECES = [
  ...[
    '/',
    '//',
    '.',
    '..',
    '/../',
    '%2e%2e',
    '%2E%2E%2f',
    '..%5c',
    '\\',
    '%2f',
    '%252e%252e%252f',
    '%00',
    '%',
    '%zz',
    '%ff',
  ],
  ...[
    'index.html',
    'a',
    'a/',
    'x.json',
    'secret.txt',
    'outside',
    'loop',
    'closed.txt',
    'pipe',
    'site-b',
    'example.org',
  ],
  ...[
    '?',
    '?x=1',
    '#f',
    ';',
    ':',
    '@',
    '~',
    '$(id)',
    '*',
    ' ',
    '\t',
    '\u00fc',
    '\u202e',
    'etc/passwd',
    'http://example.org',
  ],
  ...['A'.repeat(255), 'A'.repeat(256), 'A'.repeat(5000), '/a'.repeat(300), '../'.repeat(60), '%C3%BC'.repeat(100)],
];
const METHODS = ['POST', 'OPTIONS', 'TRACE', 'get', 'G T', ''];
const VERSIONS = ['HTTP/1.0', 'HTTP/9.9', ''];
const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['accept-encoding', ['gzip', 'gzip;q=0', '*;q=0', 'identity;q=0', 'gzip;q=nan', ',,;;q', 'br, *', 'x-gzip']],
  ['if-none-match', ['*', 'W/"x"', '"', '"a", W/"b", *', 'W/', '""']],
  ['range', ['bytes=0-', 'bytes=-1', 'bytes=9-1', 'bytes=0-0,1-1', 'x']],
  ['host', ['localhost', 'example.org', '', '[::1', 'a:b:c']],
  ['content-length', ['0', '-1', '9999999999', 'x']],
  ['transfer-encoding', ['chunked', 'gzip', 'x']],
  ['connection', ['close', 'keep-alive', 'upgrade']],
  ['upgrade', ['websocket', 'h2c']],
  ['expect', ['100-continue', 'x']],
  ['x', ['A'.repeat(20_000), '\u0000', '\r', 'ü']],
];

/** The bytes of one request. */
export function request(next: () => number): Buffer {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const some = (most: number): number => Math.floor(next() * (most + 1));
  if (next() < 0.02) return Buffer.from(Array.from({ length: some(200) }, () => Math.floor(next() * 256)));
  const path = `${next() < 0.9 ? '/' : ''}${Array.from({ length: some(6) }, () => pick(PIECES)).join(next() < 0.5 ? '/' : '')}`;
  const headers = Array.from({ length: some(2) }, () => pick(HEADERS)).map(
    ([name, values]) => `${name}: ${pick(values)}`,
  );
  if (!headers.some((header) => header.startsWith('host'))) headers.unshift('host: localhost');
  const method = next() < 0.9 ? (next() < 0.8 ? 'GET' : 'HEAD') : pick(METHODS);
  const version = next() < 0.95 ? 'HTTP/1.1' : pick(VERSIONS);
  // Mostly a target that the parser lets through: what it refuses never comes to the server.
  const target = next() < 0.8 ? encodeURI(path.replaceAll(/[\t ]/g, '+')).replaceAll('%25', '%') : path;
  const head = [`${method} ${target} ${version}`, ...headers, '', ''].join('\r\n');
  return Buffer.from(head, next() < 0.5 ? 'utf8' : 'latin1').subarray(0, next() < 0.03 ? some(80) : undefined);
}
