import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from './serve.ts';

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
  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/a/..%2f..%2fsecret.txt', '/../site-b/', '/%00'])(
    'never leaves its directory: %s',
    async (path) => {
      const answer = await raw(path);
      expect(answer.status).toBe(404);
      expect(answer.body).not.toMatch(/secret|neighbour/);
    },
  );
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
