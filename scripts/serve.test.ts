import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzzServer } from '../tests/fuzz/server.ts';
import { type Served, serve } from './serve.ts';
import { codingOf, matches } from './support/http/negotiate.ts';

const outer = mkdtempSync(join(tmpdir(), 'serve-'));
const root = join(outer, 'site');
let served: Served;
let based: Served;

beforeAll(async () => {
  mkdirSync(join(root, 'a'), { recursive: true });
  writeFileSync(join(root, 'index.html'), 'home');
  writeFileSync(join(root, '404.html'), 'missing');
  writeFileSync(join(root, 'a', 'index.html'), 'page a');
  writeFileSync(join(root, 'a', 'x.json'), '{}');
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  mkdirSync(join(outer, 'site-b'));
  writeFileSync(join(outer, 'site-b', 'index.html'), 'neighbour');
  symlinkSync(join(outer, 'secret.txt'), join(root, 'link.txt'));
  symlinkSync('loop', join(root, 'loop'));
  mkdirSync(join(root, 'api'));
  writeFileSync(join(root, 'api', 'x.json'), '{}');
  mkdirSync(join(root, 'api', 'v1'));
  writeFileSync(join(root, 'api', 'v1', '404.json'), '{"status":404}');
  served = await serve(root);
  based = await serve(root, { base: '/sub/' });
});
afterAll(async () => {
  await served.close();
  await based.close();
  rmSync(outer, { recursive: true });
});

/** Sends a path as it is; fetch would tidy it first. */
const raw = (
  path: string,
  method = 'GET',
): Promise<{ status: number; type: string; body: string; location?: string }> =>
  new Promise((done, fail) => {
    const call = request({ port: served.port, path, method }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => {
        body += part.toString();
      });
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body,
          location: response.headers.location,
        }),
      );
    });
    call.on('error', fail);
    call.end();
  });

describe('serve', () => {
  it('serves pages and files with their types', async () => {
    expect(await raw('/')).toMatchObject({ status: 200, body: 'home', type: 'text/html; charset=utf-8' });
    expect(await raw('/a/?x=1')).toMatchObject({ status: 200, body: 'page a' });
    expect(await raw('/a/x.json')).toMatchObject({ status: 200, type: 'application/json; charset=utf-8' });
  });
  it('adds the slash that a page needs, and keeps the query', async () => {
    expect(await raw('/a?x=1')).toMatchObject({ status: 301, location: '/a/?x=1' });
  });
  it('answers what is missing with the page for it', async () => {
    expect(await raw('/none/')).toMatchObject({ status: 404, body: 'missing' });
    expect(await raw('/%zz')).toMatchObject({ status: 404 });
  });
  it('answers data that are missing with data, which pages of others may read', async () => {
    expect(await raw('/api/v1/none.json')).toMatchObject({ status: 404, body: '{"status":404}' });
    const answer = await fetch(`http://localhost:${based.port}/sub/api/v1/none.json`);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([404, '*']);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });
  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/a/..%2f..%2fsecret.txt',
    '/../site-b/',
    '/%00',
    '/link.txt',
    '/loop',
  ])('never leaves its directory: %s', async (path) => {
    const answer = await raw(path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toMatch(/secret|neighbour/);
  });
  it.each(['x'.repeat(256), 'x'.repeat(5000), 'a/'.repeat(2000), 'index.html/x', 'loop/x'])(
    'answers what the file system refuses: %#',
    async (path) => {
      expect((await raw(`/${path}`)).status).toBe(404);
      expect((await raw('/')).status).toBe(200);
    },
  );
  it.each([
    '//example.org/%2e%2e',
    '//example.org/..',
    '/%2f%2fexample.org/..',
    '//a',
    '/\\\\a',
    'http://example.org/a',
  ])('leads to no other host: %s', async (path) => {
    const { location = '/' } = await raw(path);
    expect(location).toMatch(/^\/(?![/\\])/);
  });
  it('sends the policy with every answer, and lets other sites read the data alone', async () => {
    for (const path of ['', 'a/x.json', 'none/', 'api/x.json']) {
      const { headers } = await fetch(`${served.url}${path}`);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('access-control-allow-origin')).toBe(path.startsWith('api/') ? '*' : null);
    }
  });
  it('says that a client has the file already, by any of its tags', async () => {
    const tag = (await fetch(served.url)).headers.get('etag') ?? '';
    for (const known of [tag, `"a", ${tag}`, '*', tag.replace('W/', '')]) {
      expect((await fetch(served.url, { headers: { 'if-none-match': known } })).status).toBe(304);
    }
    expect((await fetch(served.url, { headers: { 'if-none-match': '"a", W/"b"' } })).status).toBe(200);
  });
  it('packs what may be packed, and only for those who take it', async () => {
    const coding = async (accept: string) => {
      const answer = await fetch(served.url, { headers: { 'accept-encoding': accept } });
      return [answer.status, answer.headers.get('content-encoding'), answer.headers.get('vary')];
    };
    expect(await coding('gzip, br')).toEqual([200, 'gzip', 'accept-encoding']);
    expect(await coding('gzip;q=0')).toEqual([200, null, 'accept-encoding']);
    expect(await coding('identity;q=0, gzip;q=0')).toEqual([406, null, 'accept-encoding']);
  });
  it('listens on this machine alone', () => {
    expect(served.server.address()).toMatchObject({ address: '127.0.0.1' });
  });
  it('takes only GET and HEAD', async () => {
    expect((await raw('/', 'POST')).status).toBe(405);
    expect(await raw('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  });
  it('mounts the site under a base path', async () => {
    expect(based.url).toMatch(/\/sub\/$/);
    expect(await (await fetch(`${based.url}a/`)).text()).toBe('page a');
    expect((await fetch(`http://localhost:${based.port}/a/`)).status).toBe(404);
    expect((await fetch(`http://localhost:${based.port}/`)).url).toBe(based.url);
  });
});

describe('negotiation', () => {
  it.each([
    [undefined, true, 'identity'],
    ['', true, 'identity'],
    ['gzip', true, 'gzip'],
    ['gzip', false, 'identity'],
    ['x-gzip;q=0.2', true, 'gzip'],
    ['gzip;q=0', true, 'identity'],
    ['gzip; Q = 0.5, identity;q=0.8', true, 'identity'],
    ['*', true, 'gzip'],
    ['*;q=0', true, undefined],
    ['*;q=0, identity', true, 'identity'],
    ['identity;q=0', true, undefined],
    ['identity;q=0, *;q=0.1', true, 'gzip'],
    ['gzip;q=2', true, 'identity'],
    ['br', true, 'identity'],
  ])('of %j, packable %j: %j', (header, packable, coding) => {
    expect(codingOf(header, packable)).toBe(coding);
  });
  it('finds a tag in a list, commas in tags included', () => {
    expect(matches('"a,b", W/"c"', '"c"')).toBe(true);
    expect(matches('"a,b"', 'W/"b"')).toBe(false);
    expect(matches(undefined, '"c"')).toBe(false);
  });
});

describe('under requests that nobody sends by mistake', () => {
  it('stays, tells nothing of what lies outside, and leads nowhere else', async () => {
    const { requests, faults } = await fuzzServer(1500, 20261125);
    expect(faults).toEqual([]);
    expect(requests).toBeGreaterThan(50);
  });
});
