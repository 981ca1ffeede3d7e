// Installs what a fresh clone lacks, then gets out of the way. It runs on whatever Node the machine has, before any
// dependency exists: plain JavaScript, nothing beyond Node 18, no imports outside Node and this directory.
// usage: node scripts/bootstrap.mjs [--browser]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, lacksNetwork, npmCommand, OLDEST_NODE, packagedNode, runsScripts } from './support/programs.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.bootstrap');
const digest = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

/** Ends the bootstrap with what has to be known. @param {string} words @returns {never} */
function fail(words) {
  console.error(words);
  process.exit(1);
}

/** Whether node_modules is what the lock file says: our stamp, or an npm install by hand since the lock changed. */
function installed() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return true;
  const own = join(root, 'node_modules', '.package-lock.json');
  return existsSync(own) && statSync(own).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

const NO_NETWORK = `The npm packages of this project could not be fetched: the npm registry does not answer.
That is needed once only; afterwards everything works without a network. What to do: connect this machine to the network,
or, where the registry is reached by a proxy or has a mirror, tell npm of it (npm config set proxy …, npm config set
registry …; npm config get registry says which one is asked), then run the command again. A node_modules directory that
was installed from the same package-lock.json on a like machine can be copied here instead.`;

async function installPackages() {
  if (installed()) return;
  console.log(
    'Installing the npm packages of package-lock.json into node_modules (about 600 MB, a Node 24 among them) …',
  );
  const npm = npmCommand();
  const { status, stderr } = await watched(npm.command, [...npm.args, 'ci', '--loglevel=error'], npm.shell);
  if (status !== 0) {
    if (lacksNetwork(stderr)) fail(process.env.DEBUG ? `${stderr}\n${NO_NETWORK}` : NO_NETWORK);
    fail(`${stderr}\nnpm ci failed; its message is above.`);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/**
 * Runs a program with its output shown, but for the errors, which are kept. On a terminal the seconds are counted.
 * @param {string} command @param {string[]} args @param {boolean} shell
 * @returns {Promise<{ status: number, stderr: string }>}
 */
function watched(command, args, shell) {
  return new Promise((resolve) => {
    const began = Date.now();
    const terminal = process.stderr.isTTY === true;
    const timer = setInterval(() => {
      if (terminal) process.stderr.write(`\r  ${Math.round((Date.now() - began) / 1000)} s `);
    }, 1000);
    let stderr = '';
    const child = spawn(command, args, { cwd: root, shell, stdio: ['inherit', 'inherit', 'pipe'] });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    /** @param {number | null} status @param {string} words */
    const end = (status, words) => {
      clearInterval(timer);
      if (terminal) process.stderr.write('\r\x1b[K');
      resolve({ status: status ?? 1, stderr: words.trim() });
    };
    child.on('error', (error) => end(1, `${command} cannot be started: ${error.message}`));
    child.on('close', (status) => end(status, stderr));
  });
}

/** The scripts need type stripping without a flag. */
function checkNode() {
  if (runsScripts(process.versions.node)) return;
  const packaged = packagedNode(import.meta.url);
  if (packaged) {
    const { status, stdout } = spawnSync(packaged, ['--version'], { encoding: 'utf8' });
    if (status === 0 && runsScripts(stdout.trim())) return;
  }
  fail(
    `The scripts need Node ${OLDEST_NODE} or newer, and this is ${process.versions.node}. No Node is packaged for ${process.platform} ${process.arch}: install one, then run the command again.`,
  );
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium: the one named by CHROMIUM, on PATH, or downloaded earlier by Playwright; '' when none is found. */
function findBrowser() {
  if (process.env.CHROMIUM && existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM;
  for (const name of BROWSERS) {
    const found = findProgram(name);
    if (found) return found;
  }
  const probe = "import('playwright-core').then(({chromium}) => process.stdout.write(chromium.executablePath()))";
  const own = spawnSync(process.execPath, ['-e', probe], { cwd: root, encoding: 'utf8' }).stdout || '';
  return own && existsSync(own) ? own : '';
}

function installBrowser() {
  if (findBrowser()) return;
  const isRoot = typeof process.getuid === 'function' && process.getuid() === 0;
  if (isRoot && findProgram('apt-get')) {
    console.log("Installing Chromium for the end-to-end tests: the distribution's package, by apt-get …");
    const quiet = {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], quiet);
    if (findBrowser()) return;
  }
  console.log("Installing Chromium for the end-to-end tests: Playwright's own build, into its cache …");
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], { cwd: root, stdio: 'inherit' });
  if (status !== 0)
    fail('No Chromium was found and none could be installed. Install one, or set CHROMIUM to its path.');
}

await installPackages();
checkNode();
if (process.argv.includes('--browser')) installBrowser();
