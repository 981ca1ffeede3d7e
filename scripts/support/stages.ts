import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** What a runner of tests reports of itself: counts, and each failure in full (message and place). */
export interface Counts {
  passed: number;
  failed: number;
  failures: string[];
}

export interface Stage {
  name: string;
  command: readonly [program: string, ...args: string[]];
  /** Reads the counts that the command left behind; without it the exit code counts as one. Throws when there are none. */
  counts?: () => Counts;
  env?: Record<string, string>;
  /** A stage whose result it needs: it waits for its end, and does not run when it failed. */
  needs?: string;
  /** A stage whose end it waits for, whatever its result. */
  after?: string;
  /** Waits until nothing else runs, and nothing runs beside it. */
  alone?: boolean;
}

export interface Outcome extends Counts {
  name: string;
  /** Wall clock; 0 when it was not run. */
  seconds: number;
}

/** A stage that is running, and when it began (of performance.now). */
export interface Running {
  name: string;
  began: number;
}

export interface RunOptions {
  /** How many stages run side by side at most. */
  slots: number;
  env: NodeJS.ProcessEnv;
  /** Hears of every stage when it ends. */
  ended: (outcome: Outcome) => void;
}

/** Stages under way. Ending it stops their processes. */
export interface Run {
  running: ReadonlySet<Running>;
  outcomes: Promise<Outcome[]>;
  stop: () => void;
}

/** Runs the stages in their order, several side by side; every one runs although another failed, unless it needs it. */
export function runStages(stages: readonly Stage[], { slots, env, ended }: RunOptions): Run {
  const waiting = [...stages];
  const running = new Set<Running & { stage: Stage; stop: () => void }>();
  const outcomes: Outcome[] = [];
  let stopped = false;

  const finished = new Promise<Outcome[]>((resolve) => {
    const end = (outcome: Outcome): void => {
      outcomes.push(outcome);
      ended(outcome);
      advance();
    };
    const start = (stage: Stage): void => {
      const began = performance.now();
      const { output, stop } = capture(stage, env);
      const entry = { name: stage.name, began, stage, stop };
      running.add(entry);
      void output.then((captured) => {
        running.delete(entry);
        end({ name: stage.name, seconds: (performance.now() - began) / 1000, ...judge(stage, captured) });
      });
    };
    const advance = (): void => {
      if (running.size === 0 && (stopped || waiting.length === 0)) resolve(outcomes);
      if (stopped) return;
      const next = waiting.find((stage) => mayStart(stage));
      if (!next) return;
      waiting.splice(waiting.indexOf(next), 1);
      if (outcomes.some(({ name, failed }) => name === next.needs && failed > 0)) {
        end({ name: next.name, seconds: 0, passed: 0, failed: 1, failures: [`not run: ${next.needs} failed`] });
        return;
      }
      start(next);
      advance();
    };
    const mayStart = (stage: Stage): boolean => {
      const occupied = [...running];
      if (occupied.length >= slots || occupied.some((other) => other.stage.alone)) return false;
      if (stage.alone && occupied.length > 0) return false;
      return ![...waiting, ...occupied].some(({ name }) => name === stage.needs || name === stage.after);
    };
    advance();
  });

  return {
    running,
    outcomes: finished,
    stop: () => {
      stopped = true;
      for (const { stop } of running) stop();
    },
  };
}

interface Captured {
  /** Null when a signal ended it, or it could not be started. */
  status: number | null;
  /** Both streams, in the order in which they came. */
  text: string;
}

function capture(stage: Stage, env: NodeJS.ProcessEnv): { output: Promise<Captured>; stop: () => void } {
  const [program, ...args] = stage.command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, ...stage.env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (part: string) => {
      text += part;
    });
  }
  const output = new Promise<Captured>((resolve) => {
    child.once('error', (error) => resolve({ status: null, text: `${text}${error.message}\n` }));
    child.once('close', (status) => resolve({ status, text }));
  });
  return { output, stop: () => child.kill() };
}

/** A command that exits with an error but reports no failure, or that ran nothing, has failed. */
function judge(stage: Stage, { status, text }: Captured): Counts {
  const ok = status === 0;
  const said = stripVTControlCharacters(text).trim();
  const output = said === '' ? [] : [said];
  if (!stage.counts) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: ok ? [] : output };
  let counts: Counts;
  try {
    counts = stage.counts();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { passed: 0, failed: 1, failures: [`${stage.name} left no report: ${reason}`, ...output] };
  }
  const { passed, failed, failures } = counts;
  if (failed > 0) return { passed, failed, failures: [...failures, ...output] };
  if (ok && passed > 0) return counts;
  const why = passed === 0 ? 'no test ran' : `it ended with ${status ?? 'a signal'}, though no test failed`;
  return { passed, failed: 1, failures: [why, ...output] };
}
