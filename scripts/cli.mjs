#!/usr/bin/env node
// The one program of all commands: coco-abi-catalog COMMAND …, and what the scripts of package.json run. It starts on
// whatever Node the machine has: plain JavaScript, nothing beyond Node 18. A command runs in this process when its Node is
// new enough, else in the Node that is packaged for the project.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import { COMMANDS } from './support/commands.mjs';
import { OLDEST_NODE, packagedNode, runsScripts } from './support/programs.mjs';

/** Commands that install what is missing before they begin, with what they ask of the bootstrap. */
const BEGINNERS = new Map([
  ['start', []],
  ['test', ['--browser']],
]);
/** Commands that work on the project itself: on what an installed package lacks. */
const FOR_CLONES = new Set(['start', 'test', 'build', 'dev', 'bench', 'types', 'ledger']);
const PROGRAM = 'coco-abi-catalog';
const scripts = dirname(fileURLToPath(import.meta.url));
const installed = scripts.split(sep).includes('node_modules');
const [name = '', ...args] = process.argv.slice(2);
const wantsHelp = args.includes('--help') || args.includes('-h');

if (name === '' || name === '--help' || name === '-h' || name === 'help') {
  const lines = Object.entries(COMMANDS).map(([command, about]) => `  ${command.padEnd(8)} ${about}`);
  const text = [`usage: ${PROGRAM} COMMAND [arguments]`, '', ...lines, '', `${PROGRAM} COMMAND --help says more.`];
  (name === '' ? process.stderr : process.stdout).write(`${text.join('\n')}\n`);
  process.exitCode = name === '' ? 2 : 0;
} else if (!Object.hasOwn(COMMANDS, name)) {
  console.error(`There is no command "${name}"; ${PROGRAM} --help lists them.`);
  process.exitCode = 2;
} else await run();

async function run() {
  // npm names the script that it runs; otherwise the user called this program.
  if (process.env.npm_lifecycle_event !== name) process.env.COCO_PROGRAM = PROGRAM;
  if (installed && FOR_CLONES.has(name) && !wantsHelp) {
    console.error(`${name}: this needs a clone of the repository, where npm ci was run.`);
    process.exitCode = 2;
    return;
  }
  if (runsScripts(process.versions.node)) {
    bootstrap();
    return here();
  }
  // The newer Node begins with the bootstrap itself, when it is there already.
  if (!packagedNode(import.meta.url)) bootstrap();
  const node = packagedNode(import.meta.url);
  if (node) return there(node);
  if (wantsHelp) {
    console.log(
      `${name}: ${COMMANDS[name]}.\nIts options are listed when Node ${OLDEST_NODE} is there; npm ci installs one on Linux.`,
    );
    return;
  }
  console.error(
    `${name}: the commands need Node ${OLDEST_NODE} or newer, and this is ${process.versions.node}; npm ci installs one on Linux.`,
  );
  process.exitCode = 2;
}

/** Installs what is missing, for the commands that do; help does no work. */
function bootstrap() {
  const wanted = BEGINNERS.get(name);
  if (!wanted || wantsHelp) return;
  const { status } = spawnSync(process.execPath, [join(scripts, 'bootstrap.mjs'), ...wanted], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

async function here() {
  // Before anything is imported: what is compiled once, its types stripped, is kept for the next start.
  module.enableCompileCache?.();
  // A command reads much at once and keeps it: with young space for it, a first check spends a fifth less time.
  v8.setFlagsFromString('--min-semi-space-size=32');
  v8.setFlagsFromString('--max-semi-space-size=64');
  if (installed) stripTypes();
  const script = join(scripts, `${name}.ts`);
  process.argv.splice(1, 2, script);
  await import(`./${name}.ts`);
}

/** Node strips no types below node_modules, where an installed package lies: this does. */
function stripTypes() {
  const own = new URL('../', import.meta.url).href;
  const emit = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    // That stripping is young is no news to a user.
    if (!/stripTypeScriptTypes/.test(String(warning))) Reflect.apply(emit, process, [warning, ...rest]);
  };
  module.registerHooks({
    load(url, context, next) {
      if (!url.startsWith(own) || !url.endsWith('.ts')) return next(url, context);
      const source = module.stripTypeScriptTypes(readFileSync(new URL(url), 'utf8'));
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

/** @param {string} node */
function there(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), name, ...args], { stdio: 'inherit' });
  // The terminal interrupts both; this one waits for the other's end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`${name}: ${node} cannot be started: ${error.message}`);
    process.exitCode = 2;
  });
  child.on('exit', (status, signal) => {
    process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 143);
  });
}
