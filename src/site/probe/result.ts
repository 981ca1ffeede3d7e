/** What probe.sh --json says of a machine, read and set against the catalog. Pure: the page uses it in the browser. */

export const ANSWERS = [
  'there',
  'not-permitted',
  'module-not-loaded',
  'off',
  'kernel-too-old',
  'cannot-tell',
  'hidden',
] as const;
export type AnswerWord = (typeof ANSWERS)[number];

export interface Answer {
  id: string;
  answer: AnswerWord;
  why: string;
  next: string;
  url: string;
  found?: string;
  mode?: string;
  interface?: string;
}

export interface ProbeResult {
  probe: string;
  kernel: string;
  platform: string;
  machine: {
    arch: string | null;
    side: string;
    hosts: string[];
    paravisor: string | null;
    cloud: string | null;
    container: string | null;
    config: string | null;
    log: boolean;
  };
  symbols: Record<string, string>;
  interfaces: Answer[];
  functions: Answer[];
}

/** What the page knows of the catalog. */
export interface ProbeData {
  kernels: readonly string[];
  platforms: Readonly<Record<string, string>>;
  interfaces: Readonly<Record<string, { name: string; ways: readonly DataWay[] }>>;
  functions: Readonly<Record<string, string>>;
}
export interface DataWay {
  platform: string;
  arch: string;
  /** First kernel; `never` where it is in no release. */
  since: string;
  /** Items with / between alternatives, each with @FIRST:LAST where only some kernels have it. */
  kconfig: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isAnswerWord = (value: unknown): value is AnswerWord => ANSWERS.some((word) => word === value);
const orNull = (value: unknown): string | null => (isText(value) ? value : null);

function answersIn(value: unknown, what: string): Answer[] | string {
  if (!Array.isArray(value)) return `it has no list of ${what}`;
  const answers: Answer[] = [];
  for (const [index, item] of value.entries()) {
    if (!isRecord(item) || !isText(item.id)) return `item ${index + 1} of ${what} has no id`;
    const { id, answer, why, next, url, found, mode } = item;
    if (!isAnswerWord(answer)) return `${id} has the answer “${String(answer)}”, which this page does not know`;
    answers.push({
      id,
      answer,
      why: isText(why) ? why : '',
      next: isText(next) ? next : '',
      url: isText(url) ? url : '',
      ...(isText(found) ? { found } : {}),
      ...(isText(mode) ? { mode } : {}),
      ...(isText(item.interface) ? { interface: item.interface } : {}),
    });
  }
  return answers;
}

/** Reads a pasted text; a sentence when it is no result of the probe. */
export function readResult(text: string): ProbeResult | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'This is not JSON: run the probe with --json, and take all of what it prints.';
  }
  if (!isRecord(data) || !isText(data.probe)) return 'This is JSON, and no result of the probe: it has no “probe”.';
  if (!data.probe.startsWith('1.')) return `This is a result of probe ${data.probe}, which this page does not know.`;
  const interfaces = answersIn(data.interfaces, 'interfaces');
  if (isText(interfaces)) return `This is no whole result of the probe: ${interfaces}.`;
  const functions = answersIn(data.functions ?? [], 'functions');
  if (isText(functions)) return `This is no whole result of the probe: ${functions}.`;
  const machine = isRecord(data.machine) ? data.machine : {};
  const symbols = isRecord(data.symbols) ? data.symbols : {};
  return {
    probe: data.probe,
    kernel: isText(data.kernel) ? data.kernel : '',
    platform: isText(data.platform) ? data.platform : 'unknown',
    machine: {
      arch: orNull(machine.arch),
      side: isText(machine.side) ? machine.side : 'unknown',
      hosts: Array.isArray(machine.hosts) ? machine.hosts.filter(isText) : [],
      paravisor: orNull(machine.paravisor),
      cloud: orNull(machine.cloud),
      container: orNull(machine.container),
      config: orNull(machine.config),
      log: machine.log === true,
    },
    symbols: Object.fromEntries(Object.entries(symbols).filter((entry): entry is [string, string] => isText(entry[1]))),
    interfaces,
    functions,
  };
}

/** MAJOR.MINOR as a number that can be compared; 0 for anything else. */
export function releaseNumber(text: string): number {
  const [, major = '', minor = ''] = /^(\d+)\.(\d+)/.exec(text) ?? [];
  return major === '' ? 0 : Number(major) * 1000 + Number(minor);
}

/** Items of Kconfig that a kernel of a release has, each as its alternatives. */
export function itemsAt(kconfig: string, kernel: number): string[][] {
  return kconfig
    .split(' ')
    .filter(Boolean)
    .flatMap((item) => {
      const [, symbols = '', from = '', to = ''] = /^([^@]+)(?:@([^:]*):(.*))?$/.exec(item) ?? [];
      const inside =
        kernel === 0 || ((from === '' || kernel >= releaseNumber(from)) && (to === '' || kernel <= releaseNumber(to)));
      return inside ? [symbols.split('/')] : [];
    });
}

/** What a change would bring: a newer kernel, or options. */
export interface Brings {
  /** By the first kernel, the oldest first. */
  kernels: { kernel: string; interfaces: string[]; symbols: string[] }[];
  /** By the options that are needed together. */
  options: { symbols: string[]; interfaces: string[] }[];
  modules: { module: string; interfaces: string[] }[];
}

/** Ways that fit the machine: of its platform, or of its architecture where it is of none. */
const fitting = (ways: readonly DataWay[], { platform, machine }: ProbeResult): DataWay[] => {
  const own = ways.filter((way) => way.platform === platform || machine.hosts.includes(way.platform));
  if (own.length > 0) return own;
  return ways.filter((way) => way.arch === 'any' || way.arch === machine.arch);
};

/** Items that no alternative of the machine's configuration meets. */
const lacking = (items: readonly string[][], symbols: Readonly<Record<string, string>>): string[] =>
  items.filter((names) => !names.some((name) => name in symbols)).map((names) => names.join(' or '));

function add<K>(map: Map<K, Set<string>>, key: K, value: string): void {
  const set = map.get(key) ?? new Set<string>();
  set.add(value);
  map.set(key, set);
}

/** What a newer kernel, other options or a module would bring to a machine. */
export function brings(result: ProbeResult, data: ProbeData): Brings {
  const kernels = new Map<string, Set<string>>();
  const needed = new Map<string, Set<string>>();
  const options = new Map<string, Set<string>>();
  const modules = new Map<string, Set<string>>();
  const here = releaseNumber(result.kernel);
  for (const { id, answer, next } of result.interfaces) {
    const known = data.interfaces[id];
    if (!known) continue;
    const ways = fitting(known.ways, result);
    if (answer === 'kernel-too-old') {
      const [first] = ways
        .filter(({ since }) => releaseNumber(since) > here)
        .sort((a, b) => releaseNumber(a.since) - releaseNumber(b.since));
      if (!first) continue;
      add(kernels, first.since, known.name);
      if (result.machine.config !== null)
        for (const symbol of lacking(itemsAt(first.kconfig, releaseNumber(first.since)), result.symbols))
          add(needed, first.since, symbol);
    } else if (answer === 'off') {
      for (const { kconfig } of ways.slice(0, 1)) {
        const symbols = lacking(itemsAt(kconfig, here), result.symbols);
        if (symbols.length > 0) add(options, symbols.join(', '), known.name);
      }
    } else if (answer === 'module-not-loaded') {
      const module = /^modprobe (\S+)$/.exec(next)?.[1];
      if (module !== undefined) add(modules, module, known.name);
    }
  }
  return {
    kernels: [...kernels]
      .sort(([a], [b]) => releaseNumber(a) - releaseNumber(b))
      .map(([kernel, names]) => ({ kernel, interfaces: [...names], symbols: [...(needed.get(kernel) ?? [])] })),
    options: [...options].map(([symbols, names]) => ({ symbols: symbols.split(', '), interfaces: [...names] })),
    modules: [...modules].map(([module, names]) => ({ module, interfaces: [...names] })),
  };
}
