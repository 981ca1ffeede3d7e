/**
 * A small server for a built site, for `npm start` and for tests, and a command: see COMMAND.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type Command, Failure, invocation, main } from './support/cli.ts';
import { PORT_OPTION, portOf } from './support/port.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.yaml': 'application/yaml; charset=utf-8',
};
const PACKED = new Set(['.html', '.css', '.js', '.json', '.svg', '.xml', '.atom', '.txt', '.csv', '.md', '.yaml']);

export interface Served {
  /** Address of the site's root, base path included, with a slash at the end. */
  url: string;
  port: number;
  server: Server;
  /** Ends the server and every open connection. */
  close(): Promise<void>;
}

export interface ServeOptions {
  /** 0 (the default) takes any free port. */
  port?: number;
  /** Path under which the site is mounted: '/' or '/path/'. */
  base?: string;
}

/** What a request path stands for: a file, a directory that needs its slash, or nothing. Never outside of `root`. */
export function locate(root: string, path: string): { file: string } | { redirect: true } | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const file = join(root, decoded);
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile()) return path.endsWith('/') ? undefined : { file };
  if (!stat?.isDirectory()) return undefined;
  if (!path.endsWith('/')) return { redirect: true };
  const index = join(file, 'index.html');
  return existsSync(index) ? { file: index } : undefined;
}

function send(request: IncomingMessage, response: ServerResponse, file: string, status: number): void {
  const extension = extname(file);
  const stat = statSync(file);
  const tag = `W/"${stat.size.toString(36)}-${Math.trunc(stat.mtimeMs).toString(36)}"`;
  response.setHeader('content-type', TYPES[extension] ?? 'application/octet-stream');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader(
    'cache-control',
    file.includes(`${sep}_assets${sep}`) ? 'max-age=31536000, immutable' : 'no-cache',
  );
  response.setHeader('etag', tag);
  if (status === 200 && request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  const packed = PACKED.has(extension) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (packed) {
    response.setHeader('content-encoding', 'gzip');
    response.setHeader('vary', 'accept-encoding');
  } else response.setHeader('content-length', stat.size);
  response.writeHead(status);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // A reader that goes away in the middle is no fault of the server.
  const done = (): void => {};
  if (packed) pipeline(createReadStream(file), createGzip({ level: 5 }), response, done);
  else pipeline(createReadStream(file), response, done);
}

/** Serves a directory; resolves when it listens. Rejects when the port is taken. */
export function serve(directory: string, { port = 0, base = '/' }: ServeOptions = {}): Promise<Served> {
  const root = resolve(directory);
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const query = (request.url ?? '').slice(path.length);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD', 'content-type': 'text/plain' }).end('Only GET and HEAD.\n');
      return;
    }
    if (!path.startsWith(base)) {
      const home = path === '/' || `${path}/` === base;
      response.writeHead(home ? 302 : 404, { 'content-type': 'text/plain', ...(home ? { location: base } : {}) });
      response.end(home ? '' : `The site lies under ${base}\n`);
      return;
    }
    const found = locate(root, `/${path.slice(base.length)}`);
    if (found && 'redirect' in found) {
      response.writeHead(301, { location: `${path}/${query}` }).end();
      return;
    }
    if (found) {
      send(request, response, found.file, 200);
      return;
    }
    const missing = join(root, '404.html');
    if (existsSync(missing)) send(request, response, missing, 404);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, () => {
      server.off('error', fail);
      const bound = (server.address() as AddressInfo).port;
      done({
        url: `http://localhost:${bound}${base}`,
        port: bound,
        server,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** Whether a port could not be had because another listens at it. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** Ends the process cleanly on Ctrl-C and on termination. */
export function closeOnSignals(served: Served): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void served.close().then(() => process.exit(0));
    });
  }
}

const OPTIONS = {
  port: PORT_OPTION,
  base: { type: 'string', value: 'PATH', about: 'the path under which the site is mounted; / when left out' },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'serve',
  usage: ['[DIR] [options]'],
  options: OPTIONS,
  most: 1,
  more: () => ['', 'DIR left out: dist.'],
  exit: '2: wrong usage, a port that is taken, or an internal fault',
};

await main(import.meta.url, COMMAND, async ({ values, words: [directory = 'dist'] }) => {
  const port = portOf(values.port);
  if (!existsSync(directory)) throw new Failure(`there is no directory ${directory}; npm run build makes dist`);
  const { normaliseBase } = await import('../src/site/url.ts');
  try {
    const served = await serve(directory, { port, base: normaliseBase(values.base) });
    closeOnSignals(served);
    process.stdout.write(`${served.url}\n`);
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new Failure(`port ${port} is taken; choose another: ${invocation('serve', '--port 4322')}`);
  }
  return 0;
});
