/**
 * What all commands share: options, help, faults and exit codes. It imports nothing heavy, and a command imports what it
 * works with inside its work, so that help and wrong usage are answered at once.
 */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { COMMANDS } from './commands.mjs';

export type CommandName = keyof typeof COMMANDS;

interface Flag {
  type: 'boolean';
  about: string;
  short?: string;
}
interface Valued {
  type: 'string';
  /** What stands for the value in the help, such as DIR. */
  value: string;
  about: string;
  short?: string;
  /** May be given more than once: the values come as a list. */
  multiple?: boolean;
  /** The values that there are; others are wrong usage. */
  oneOf?: readonly string[];
}
export type Options = Readonly<Record<string, Flag | Valued>>;

export interface Command<O extends Options> {
  name: CommandName;
  /** The forms that the arguments take, without the program. */
  usage: readonly string[];
  options: O;
  /** Most arguments that are no options; none when left out. */
  most?: number;
  /** A word that begins with one minus sign is an argument, not an option. */
  minusWords?: boolean;
  /** Lines that the help adds. */
  more?: () => readonly string[] | Promise<readonly string[]>;
  /** What the exit codes mean. */
  exit: string;
}

interface Parsed<O extends Options> {
  args: string[];
  options: O;
  strict: true;
  allowPositionals: true;
}
export interface Given<O extends Options> {
  values: ReturnType<typeof parseArgs<Parsed<O>>>['values'];
  /** The arguments that are no options, in their order. */
  words: readonly string[];
}

/** Does the work and returns the exit code. */
export type Work<O extends Options> = (given: Given<O>) => number | Promise<number>;

/** Something that the user can mend: one sentence, exit 2. */
export class Failure extends Error {}
/** Wrong usage: the sentence also says where the help is. */
export class UsageError extends Failure {}

const COMMON = {
  debug: { type: 'boolean', about: 'with an internal fault, also print where it happened (as does DEBUG=1)' },
  help: { type: 'boolean', short: 'h', about: 'print this and do nothing' },
} as const satisfies Options;

/** `--json` of the commands whose output can be data. */
export const JSON_OPTION = { type: 'boolean', about: 'the result as JSON, alone on standard output' } as const;
/** `--catalog` of the commands that can read another catalog. */
export const CATALOG_OPTION = {
  type: 'string',
  value: 'DIR',
  about: "another catalog than the repository's",
} as const;

/** How a user calls a command: through npm, or by the program that the package installs. */
export function invocation(name: CommandName, args = ''): string {
  const program = process.env.COCO_PROGRAM;
  if (program) return `${program} ${name} ${args}`.trimEnd();
  return `npm ${name === 'start' || name === 'test' ? name : `run ${name}`}${args && ` -- ${args}`}`;
}

/** The help of a command, for standard output. */
export async function help<O extends Options>(command: Command<O>): Promise<string> {
  const about = COMMANDS[command.name];
  const rows = Object.entries<Flag | Valued>({ ...command.options, ...COMMON }).map(
    ([name, option]): [string, string] => {
      const value = option.type === 'string' ? ` ${option.value}` : '';
      return [`  ${option.short ? `-${option.short}, ` : ''}--${name}${value}`, option.about];
    },
  );
  const width = Math.min(30, Math.max(...rows.map(([left]) => left.length))) + 2;
  return [
    ...command.usage.map((form, at) => `${at === 0 ? 'usage:' : '      '} ${invocation(command.name, form)}`),
    '',
    `${about[0]?.toUpperCase()}${about.slice(1)}.`,
    '',
    ...rows.map(([left, right]) =>
      left.length > width - 2 ? `${left}\n${' '.repeat(width)}${right}` : left.padEnd(width) + right,
    ),
    ...((await command.more?.()) ?? []),
    '',
    `Exit ${command.exit}.`,
    '',
  ].join('\n');
}

/** The arguments, read; 'help' when that is all they ask for. */
async function read<O extends Options>(
  command: Command<O>,
  argv: readonly string[],
): Promise<(Given<O> & { debug: boolean }) | 'help'> {
  const options: Options = { ...command.options, ...COMMON };
  const args = [...argv];
  // Not strict at first, so that every fault gets a sentence of ours.
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const words: string[] = [];
  const known: string[] = [];
  let debug = false;
  let word = -1;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const arg = args[token.index] ?? '';
    if (token.kind === 'positional') words.push(token.value);
    else if (command.minusWords && !arg.startsWith('--') && arg !== '-h') {
      // Several letters are several tokens of the same word.
      if (word !== token.index) words.push(arg);
      word = token.index;
    } else if (token.name === 'help') return 'help';
    else if (token.name === 'debug') debug = true;
    else known.push(...(await option(token, arg, options)));
  }
  const spare = words[command.most ?? 0];
  if (spare !== undefined) throw new UsageError(`there is no place for the argument "${spare}"`);
  const { values } = parseArgs({ args: known, options: command.options, strict: true, allowPositionals: true });
  return { values, words, debug };
}

/** Arguments that give a known option to the strict parser. */
async function option(
  token: { name: string; rawName: string; value?: string | undefined; inlineValue?: boolean | undefined },
  arg: string,
  options: Options,
): Promise<string[]> {
  const { name, rawName, value } = token;
  const known = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!known) {
    const { nearest } = await import('../../src/catalog/suggest.ts');
    const near = nearest(name, Object.keys(options));
    throw new UsageError(`there is no option ${rawName}${near === undefined ? '' : `; did you mean --${near}?`}`);
  }
  if (known.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value, as in ${arg}`);
    return [rawName];
  }
  // A value that looks like an option is one that was forgotten before it, unless an equals sign says otherwise.
  if (!value || (!token.inlineValue && value.length > 1 && value.startsWith('-'))) {
    throw new UsageError(`${rawName} needs a value: ${rawName} ${known.value}`);
  }
  if (known.oneOf && !known.oneOf.includes(value)) {
    throw new UsageError(`there is no ${name} "${value}"; there are ${known.oneOf.join(', ')}`);
  }
  return [`--${name}=${value}`];
}

const say = (command: CommandName, sentence: string): void => {
  process.stderr.write(`${command}: ${sentence}\n`);
};

/** One line about something thrown, and with `debug` where it was thrown. */
function report(name: CommandName, error: unknown, debug: boolean): void {
  if (error instanceof UsageError) say(name, `${error.message} (${invocation(name, '--help')} says more)`);
  else if (error instanceof Failure) say(name, error.message);
  else {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const lacking = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    say(
      name,
      lacking && /Cannot find package/.test(first)
        ? `the npm packages are not installed; npm ci installs them (${first})`
        : `internal fault: ${first}`,
    );
  }
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

const debugged = (): boolean => Boolean(process.env.DEBUG);

/** Runs a command: its exit code, 2 on wrong usage and on anything thrown. Help goes to standard output and does no work. */
export async function runCommand<const O extends Options>(
  command: Command<O>,
  work: Work<O>,
  argv: readonly string[],
): Promise<number> {
  let debug = debugged();
  try {
    const given = await read(command, argv);
    if (given === 'help') {
      process.stdout.write(await help(command));
      return 0;
    }
    debug ||= given.debug;
    return await work(given);
  } catch (error) {
    report(command.name, error, debug);
    return 2;
  }
}

/** Whether a module is the program itself and was not imported by another; links to it count. */
export function isMain(url: string): boolean {
  const program = process.argv[1];
  try {
    return program !== undefined && realpathSync(program) === realpathSync(fileURLToPath(url));
  } catch {
    return false;
  }
}

/** Runs a command as the process, when `url` is the module that was started. */
export async function main<const O extends Options>(url: string, command: Command<O>, work: Work<O>): Promise<void> {
  if (!isMain(url)) return;
  process.on('uncaughtException', (error) => {
    // A reader that went away, such as head, has seen what it wanted.
    if ('code' in error && error.code === 'EPIPE') return;
    report(command.name, error, debugged());
    process.exit(2);
  });
  process.exitCode = await runCommand(command, work, process.argv.slice(2));
}
