import { closeSync, createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { ASSETS, DATA_FOLDERS, DATA_HEADERS, FOREVER, HEADERS, NO_DOCUMENT } from '../../../src/site/policy.ts';
import { locate, type Opened } from './locate.ts';
import { codingOf, matches, targetOf } from './negotiate.ts';

/** A type of files, and whether it is text, which is worth packing. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
};

const STATUS = { missing: 404, forbidden: 403, busy: 503 } as const;
const SENTENCE = {
  404: 'There is no such file.\n',
  403: 'This file may not be read.\n',
  503: 'The file cannot be read now.\n',
} as const;

/**
 * Answers a request from the files below `root` (a real path), mounted at `base`. Whatever the file system says is an
 * answer; it throws for nothing that a request can hold.
 */
export function answer(root: string, base: string, request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const { path, query } = targetOf(request.url ?? '/');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    say(response, 405, 'Only GET and HEAD.\n');
    return;
  }
  if (!path.startsWith(base)) {
    if (path === '/' || `${path}/` === base) redirect(response, 302, base);
    else say(response, 404, `The site lies under ${base}\n`);
    return;
  }
  const found = locate(root, `/${path.slice(base.length)}`);
  // Made from the place that was found, never from the request: a path can be written so that it names another host.
  if ('redirect' in found) redirect(response, 301, `${base}${found.redirect}${found.redirect && '/'}${query}`);
  else if ('fault' in found) refuse(root, request, response, STATUS[found.fault], path.slice(base.length));
  else send(root, request, response, found, 200);
}

function refuse(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
  status: 404 | 403 | 503,
  path: string,
): void {
  // Whoever asks for data gets data.
  const page = status === 404 ? locate(root, path.startsWith('api/') ? `/${NO_DOCUMENT}` : '/404.html') : undefined;
  if (page && 'descriptor' in page) send(root, request, response, page, status);
  else say(response, status, SENTENCE[status]);
}

function redirect(response: ServerResponse, status: number, location: string): void {
  response.writeHead(status, { location }).end();
}

export function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

function send(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
  { file, descriptor, stat }: Opened,
  status: number,
): void {
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const packable = type.includes('charset');
  const folder = relative(root, file).split(sep)[0] ?? '';
  const tag = `W/"${stat.size.toString(36)}-${Math.trunc(stat.mtimeMs).toString(36)}"`;
  response.setHeader('etag', tag);
  response.setHeader('cache-control', folder === ASSETS ? FOREVER : 'no-cache');
  response.setHeader('accept-ranges', 'none');
  if (packable) response.setHeader('vary', 'accept-encoding');
  if (DATA_FOLDERS.some((data) => data === folder)) {
    for (const [name, value] of Object.entries(DATA_HEADERS)) response.setHeader(name, value);
  }
  const coding = codingOf(header(request, 'accept-encoding'), packable);
  if (status === 200 && matches(header(request, 'if-none-match'), tag)) {
    closeSync(descriptor);
    response.writeHead(304).end();
    return;
  }
  if (coding === undefined) {
    closeSync(descriptor);
    say(response, 406, 'There are the plain bytes, and gzip for texts.\n');
    return;
  }
  response.setHeader('content-type', type);
  if (coding === 'gzip') response.setHeader('content-encoding', 'gzip');
  else response.setHeader('content-length', stat.size);
  response.writeHead(status);
  if (request.method === 'HEAD') {
    closeSync(descriptor);
    response.end();
    return;
  }
  // No more than the length that was promised, should the file grow meanwhile.
  const bytes = stat.size === 0 ? { end: 0 } : { end: stat.size - 1 };
  const content = createReadStream(file, { fd: descriptor, start: 0, ...bytes });
  // A reader that goes away in the middle, or a file that cannot be read to its end: the connection ends, nothing else.
  const done = (): void => {};
  if (coding === 'gzip') pipeline(content, createGzip({ level: 5 }), response, done);
  else pipeline(content, response, done);
}

/** A header as one text; those that came more than once are joined as the standard joins them. */
function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
