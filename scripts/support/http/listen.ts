import type { Server } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';

/** `--host` of the commands that serve. */
export const HOST_OPTION = {
  type: 'string',
  value: 'ADDRESS',
  about:
    'the address to listen on; else $HOST where that is an address, else 127.0.0.1, this machine alone; 0.0.0.0 is the whole network',
} as const;

/** Shells and toolchains keep names of machines in $HOST, which say nothing about a server. */
const isAddress = (text: string): boolean => isIP(text) !== 0 || text === 'localhost';

/** The address to listen on: the loopback address unless it is told otherwise. */
export function hostOf(given: string | undefined): string {
  if (given) return given;
  const { HOST = '' } = process.env;
  return isAddress(HOST) ? HOST : '127.0.0.1';
}

/** Name under which a browser on this machine reaches the server. */
function nameOf({ address, family }: AddressInfo): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(address)) return 'localhost';
  return family === 'IPv6' ? `[${address}]` : address;
}

/** Listens, and resolves with the address and port. Rejects when they cannot be had. */
export function listen(server: Server, port: number, host: string): Promise<{ name: string; port: number }> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      const bound = server.address();
      if (bound === null || typeof bound === 'string') fail(new Error('The server has no port.'));
      else done({ name: nameOf(bound), port: bound.port });
    });
  });
}

/** Why an address cannot be listened on, in a sentence; undefined when the fault is another one. */
export function listenFault(error: unknown, host: string, port: number): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `port ${port} is taken`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `this machine has no address ${host}`;
  if (code === 'EACCES') return `port ${port} may not be used by this user`;
  return undefined;
}
