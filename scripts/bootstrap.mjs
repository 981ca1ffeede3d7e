// Installs what a fresh clone lacks, then gets out of the way. It runs on whatever Node the machine has, before any
// dependency exists: plain JavaScript, nothing beyond Node 18, no imports outside Node.
// usage: node scripts/bootstrap.mjs [--browser]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.bootstrap');
const digest = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

/** Runs a command with its output shown; a failure ends the bootstrap with one sentence. */
function run(command, args, otherwise) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) {
    console.error(otherwise);
    process.exit(1);
  }
}

/** First line that a program prints for --version, or '' when it cannot be run. */
function version(program) {
  const result = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return result.status === 0 ? String(result.stdout).trim().split('\n')[0] : '';
}

/** Whether node_modules is what the lock file says: our stamp, or an npm install by hand since the lock changed. */
function installed() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return true;
  const own = join(root, 'node_modules', '.package-lock.json');
  return existsSync(own) && statSync(own).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function installPackages() {
  if (installed()) return;
  console.log(
    'Installing the npm packages of package-lock.json into node_modules (about 600 MB, a Node 24 among them) …',
  );
  run(
    'npm',
    ['ci', '--loglevel=error'],
    'npm ci failed; its message is above. The npm registry must be reachable once.',
  );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/** The scripts need type stripping without a flag, which Node has from 22.18 on. */
function checkNode() {
  const packaged = join(root, 'node_modules', '.bin', 'node');
  const found = version(existsSync(packaged) ? packaged : 'node');
  const [major = 0, minor = 0] = found.replace(/^v/, '').split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  console.error(
    `The scripts need Node 22.18 or newer, and found ${found || 'none'}. No Node is packaged for ${process.platform} ${process.arch}: install one, then run the command again.`,
  );
  process.exit(1);
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium: the one named by CHROMIUM, on PATH, or downloaded earlier by Playwright; '' when none is found. */
function findBrowser() {
  if (process.env.CHROMIUM && existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM;
  for (const name of BROWSERS) {
    const where = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (where.status === 0) return where.stdout.trim();
  }
  const probe = "import('playwright-core').then(({chromium}) => process.stdout.write(chromium.executablePath()))";
  const own = spawnSync(process.execPath, ['-e', probe], { cwd: root, encoding: 'utf8' }).stdout || '';
  return own && existsSync(own) ? own : '';
}

function installBrowser() {
  if (findBrowser()) return;
  const isRoot = typeof process.getuid === 'function' && process.getuid() === 0;
  const apt = spawnSync('sh', ['-c', 'command -v apt-get']).status === 0;
  if (isRoot && apt) {
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
  run(
    process.execPath,
    [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'],
    'No Chromium was found and none could be installed. Install one, or set CHROMIUM to its path.',
  );
}

installPackages();
checkNode();
if (process.argv.includes('--browser')) installBrowser();
