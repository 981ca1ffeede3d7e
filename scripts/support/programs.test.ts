import { describe, expect, test } from 'vitest';
import { findProgram, lacksNetwork, npmCommand, runsScripts } from './programs.mjs';

const having = (...paths: string[]) => ({ exists: (path: string) => paths.includes(path) });

test.each([
  ['v22.18.0', true],
  ['22.17.9', false],
  ['v20.20.2', false],
  ['v24.0.0', true],
  ['v9.99.0', false],
  ['', false],
])('Node %s: %s', (version, runs) => {
  expect(runsScripts(version)).toBe(runs);
});

describe('a program on PATH', () => {
  test('first to last', () => {
    const machine = { platform: 'linux', env: { PATH: '/a::/b:/c' }, ...having('/b/chromium', '/c/chromium') } as const;
    expect(findProgram('chromium', machine)).toBe('/b/chromium');
    expect(findProgram('chrome', machine)).toBe('');
    expect(findProgram('chrome', { platform: 'linux', env: {} })).toBe('');
  });

  test('on Windows, with the endings of PATHEXT', () => {
    const env = { Path: 'C:\\a;"C:\\b c"', PATHEXT: '.EXE;.CMD' };
    const machine = { platform: 'win32', env, ...having('C:\\a\\npm', 'C:\\b c\\npm.cmd', 'C:\\a\\node.exe') } as const;
    expect(findProgram('npm', machine)).toBe('C:\\b c\\npm.cmd');
    expect(findProgram('node', machine)).toBe('C:\\a\\node.exe');
    expect(findProgram('node.EXE', { ...machine, ...having('C:\\a\\node.EXE') })).toBe('C:\\a\\node.EXE');
    expect(findProgram('npm', { ...machine, env: { Path: 'C:\\b c' } })).toBe('C:\\b c\\npm.cmd');
  });
});

describe('npm', () => {
  test('that runs already, but no other package manager', () => {
    const execPath = '/node/bin/node';
    const env = { npm_execpath: '/npm/bin/npm-cli.js', npm_node_execpath: '/old/node' };
    const found = { command: '/old/node', args: ['/npm/bin/npm-cli.js'], shell: false };
    expect(npmCommand({ platform: 'linux', execPath, env, ...having('/npm/bin/npm-cli.js') })).toEqual(found);
    expect(
      npmCommand({ platform: 'linux', execPath, env: { npm_execpath: '/y/yarn.js' }, ...having('/y/yarn.js') }),
    ).toEqual({ command: 'npm', args: [], shell: false });
  });

  test('beside the Node that runs, on both kinds of systems', () => {
    const posix = '/node/lib/node_modules/npm/bin/npm-cli.js';
    expect(npmCommand({ platform: 'linux', execPath: '/node/bin/node', env: {}, ...having(posix) })).toEqual({
      command: '/node/bin/node',
      args: [posix],
      shell: false,
    });
    const windows = 'C:\\node\\node_modules\\npm\\bin\\npm-cli.js';
    expect(npmCommand({ platform: 'win32', execPath: 'C:\\node\\node.exe', env: {}, ...having(windows) })).toEqual({
      command: 'C:\\node\\node.exe',
      args: [windows],
      shell: false,
    });
  });

  test('else by name, which on Windows takes a shell', () => {
    expect(npmCommand({ platform: 'win32', execPath: 'C:\\node.exe', env: {}, ...having() })).toEqual({
      command: 'npm',
      args: [],
      shell: true,
    });
  });
});

test.each([
  ['npm error code ENOTFOUND\nnpm error network request to … failed', true],
  ['npm error errno EAI_AGAIN', true],
  ['npm error FetchError: connect ECONNREFUSED 127.0.0.1:4873', true],
  ['npm error code EUSAGE\nnpm error `npm ci` can only install with a package-lock', false],
  ['npm error code E404', false],
  ['', false],
])('%j: no network %s', (output, lacks) => {
  expect(lacksNetwork(output)).toBe(lacks);
});
