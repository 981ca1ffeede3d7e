import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DIST } from './dist.ts';

/** A piece of a page ends with the first whole block after so many bytes; the next follows after so many milliseconds. */
const PIECE = 2500;
const PAUSE = 20;
const BLOCK = /<\/(?:tr|section|p|ul|ol|dl|div|nav|header|figure)>/g;
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

function* pieces(text: string): Generator<string> {
  let start = 0;
  for (const { index, 0: tag } of text.matchAll(BLOCK)) {
    const end = index + tag.length;
    if (end - start < PIECE) continue;
    yield text.slice(start, end);
    start = end;
  }
  yield text.slice(start);
}

/** Serves the built site as a slow line would: pages in pieces, so that the browser paints what has come so far. */
export async function serveSlowly(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    let content: Buffer;
    try {
      content = readFileSync(join(DIST, file));
    } catch {
      response.writeHead(404).end();
      return;
    }
    const page = extname(file) === '.html';
    response.writeHead(200, {
      'content-type': page ? 'text/html; charset=utf-8' : (TYPES[extname(file)] ?? 'application/octet-stream'),
    });
    for (const piece of page ? pieces(content.toString()) : []) {
      if (response.destroyed) break;
      response.write(piece);
      await pause(PAUSE);
    }
    response.end(page ? undefined : content);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
