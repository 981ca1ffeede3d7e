// Programs that the project starts on whatever machine it finds itself. Plain JavaScript that runs on Node 18, because it
// works before any dependency exists; each function takes what it asks of the machine, so that others can be tried.
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { posix, win32 } from 'node:path';

/** Oldest Node that runs TypeScript without a flag. */
export const OLDEST_NODE = '22.18';

/**
 * Whether a Node of this version runs the scripts.
 * @param {string} version such as v22.18.0, or '' for none
 */
export function runsScripts(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = OLDEST_NODE.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/**
 * Path of the Node that is packaged for this machine and installed near a file; '' when there is none.
 * @param {string} from path or file: address of the file
 */
export function packagedNode(from) {
  try {
    return createRequire(from).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    return '';
  }
}

/** @param {string} path */
const isFile = (path) => existsSync(path) && statSync(path).isFile();

/**
 * @typedef {object} Machine
 * @property {NodeJS.Platform} [platform]
 * @property {Record<string, string | undefined>} [env]
 * @property {string} [execPath] path of the running Node
 * @property {(path: string) => boolean} [exists] whether a path is a file
 */

/**
 * Path of a program as a shell would find it, or ''. Windows takes the endings of PATHEXT, and is not particular about the
 * case of the variable's name.
 * @param {string} name
 * @param {Machine} [machine]
 */
export function findProgram(name, { platform = process.platform, env = process.env, exists = isFile } = {}) {
  const windows = platform === 'win32';
  const { join, delimiter } = windows ? win32 : posix;
  /** @param {string} wanted */
  const variable = (wanted) => {
    const key = windows ? Object.keys(env).find((one) => one.toUpperCase() === wanted) : wanted;
    return (key !== undefined && env[key]) || '';
  };
  const endings = windows ? (variable('PATHEXT') || '.COM;.EXE;.BAT;.CMD').split(';').filter(Boolean) : [''];
  // A name that carries one of the endings is complete.
  const complete = windows && endings.some((ending) => name.toLowerCase().endsWith(ending.toLowerCase()));
  for (const directory of variable('PATH').split(delimiter)) {
    if (directory === '') continue;
    for (const ending of complete ? [''] : endings) {
      const path = join(directory.replace(/^"(.*)"$/, '$1'), name + ending.toLowerCase());
      if (exists(path)) return path;
    }
  }
  return '';
}

/**
 * How npm is started: its own JavaScript by a Node wherever that is found, for on Windows `npm` is a batch file, which is
 * started only by way of a shell.
 * @param {Machine} [machine]
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand({
  platform = process.platform,
  env = process.env,
  execPath = process.execPath,
  exists = isFile,
} = {}) {
  const { dirname, join, basename } = platform === 'win32' ? win32 : posix;
  const running = env.npm_execpath;
  // Another package manager names itself there too.
  if (running && /^npm-cli\.[cm]?js$/.test(basename(running)) && exists(running)) {
    return { command: env.npm_node_execpath || execPath, args: [running], shell: false };
  }
  const cli = join('node_modules', 'npm', 'bin', 'npm-cli.js');
  for (const beside of [join(dirname(execPath), cli), join(dirname(execPath), '..', 'lib', cli)]) {
    if (exists(beside)) return { command: execPath, args: [beside], shell: false };
  }
  return { command: 'npm', args: [], shell: platform === 'win32' };
}

const NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;

/**
 * Whether npm failed because it did not get through to its registry.
 * @param {string} output what it wrote to standard error
 */
export const lacksNetwork = (output) => NETWORK.test(output);
