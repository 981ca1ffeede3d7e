/**
 * A small server for a built site, for `npm start` and for tests, and a command: see COMMAND.
 */
import { existsSync, realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type Command, Failure, invocation, main } from './support/cli.ts';
import { answer, say } from './support/http/answer.ts';
import { HOST_OPTION, hostOf, listen, listenFault } from './support/http/listen.ts';
import { PORT_OPTION, portOf } from './support/port.ts';

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
  /** The address to listen on; the loopback address when left out. */
  host?: string;
  /** Path under which the site is mounted: '/' or '/path/'. */
  base?: string;
}

/** Serves a directory; resolves when it listens. Rejects when the port is taken or the directory cannot be read. */
export async function serve(
  directory: string,
  { port = 0, host = '127.0.0.1', base = '/' }: ServeOptions = {},
): Promise<Served> {
  const root = realpathSync(directory);
  const server = createServer((request, response) => {
    try {
      answer(root, base, request, response);
    } catch (error) {
      // No request may end the server, not even by a mistake in it.
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      if (response.headersSent) response.destroy();
      else say(response, 500, 'The server made a mistake.\n');
    }
  });
  const bound = await listen(server, port, host);
  // Such as no file descriptor left for one more connection: others go on.
  server.on('error', (error) => process.stderr.write(`${error.message}\n`));
  return {
    url: `http://${bound.name}:${bound.port}${base}`,
    port: bound.port,
    server,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Serves until a signal ends the process; `command` is who is told what to do when the address cannot be had. */
export async function serveUntilSignal(
  command: 'serve' | 'start',
  directory: string,
  options: { port: number; host: string; base: string },
): Promise<Served> {
  let served: Served;
  try {
    served = await serve(directory, options);
  } catch (error) {
    const fault = listenFault(error, options.host, options.port);
    if (fault === undefined) throw error;
    const other = fault.startsWith('port') ? '--port 4322' : '--host 127.0.0.1';
    throw new Failure(`${fault}; choose another: ${invocation(command, other)}`);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void served.close().then(() => process.exit(0));
    });
  }
  return served;
}

const OPTIONS = {
  port: PORT_OPTION,
  host: HOST_OPTION,
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
  const base = normaliseBase(values.base);
  const served = await serveUntilSignal('serve', directory, { port, host: hostOf(values.host), base });
  process.stdout.write(`${served.url}\n`);
  return 0;
});
