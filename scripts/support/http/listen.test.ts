import { afterEach, describe, expect, it, vi } from 'vitest';
import { portOf } from '../port.ts';
import { hostOf } from './listen.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the address to listen on', () => {
  it.each([
    '',
    'my-machine',
    'my-machine.example.org',
    'x86_64-conda-linux-gnu',
    'localhost.localdomain',
    '1.2.3',
    ' ',
  ])('is the loopback address when a shell keeps "%s" in $HOST', (host) => {
    vi.stubEnv('HOST', host);
    expect(hostOf(undefined)).toBe('127.0.0.1');
  });
  it.each(['0.0.0.0', '::', '127.0.0.2', 'localhost'])('is %s where $HOST says so', (host) => {
    vi.stubEnv('HOST', host);
    expect(hostOf(undefined)).toBe(host);
  });
  it('is what the option says before all', () => {
    vi.stubEnv('HOST', '0.0.0.0');
    expect(hostOf('my-machine')).toBe('my-machine');
    expect(hostOf('')).toBe('0.0.0.0');
  });
});

describe('the port', () => {
  it('is the option, else $PORT, else 4321; an empty variable is none', () => {
    vi.stubEnv('PORT', '');
    expect(portOf(undefined)).toBe(4321);
    vi.stubEnv('PORT', '8080');
    expect(portOf(undefined)).toBe(8080);
    expect(portOf('0')).toBe(0);
  });
  it.each(['', ' ', '-1', '65536', '80.5', '1e3', '0x50', '8080 ', 'tcp://10.0.0.1:80', 'NaN'])(
    'is told to be none: "%s"',
    (port) => {
      expect(() => portOf(port)).toThrow(`not "${port}"`);
      if (port === '') return;
      vi.stubEnv('PORT', port);
      expect(() => portOf(undefined)).toThrow(`not "${port}"`);
    },
  );
});
