/** What a long work is at, on standard error: standard output belongs to the result. */
export interface Progress {
  /** Says what the work is at now. `done` of `all` steps lie behind it. */
  at(what: string, done?: number, all?: number): void;
  /** A line that stays. */
  note(line: string): void;
  /** The work has ended: nothing of the progress stays on a terminal. */
  end(): void;
}

export interface ProgressOptions {
  /** Where it is written: standard error. */
  stream?: { isTTY?: boolean; columns?: number; write(text: string): unknown };
  /** Milliseconds that the work may take before anything is said of it, and that lie between two lines: 2000. */
  patience?: number;
}

/**
 * Progress of a work that may take longer than two seconds; a shorter one says nothing. A terminal shows one line that is
 * updated in place, every second; elsewhere each new thing that the work is at is a line, no more often than `patience`.
 */
export function startProgress(
  name: string,
  { stream = process.stderr, patience = 2000 }: ProgressOptions = {},
): Progress {
  const terminal = stream.isTTY === true;
  const began = performance.now();
  let now = '';
  let shown = '';
  let last = began;

  const clear = (): void => {
    if (terminal && shown !== '') stream.write('\r\x1b[K');
    shown = '';
  };
  const show = (): void => {
    const time = performance.now();
    if (now === '' || time - began < patience) return;
    if (terminal) {
      const text = `${name}: ${now}, ${Math.floor((time - began) / 1000)} s`.slice(0, (stream.columns ?? 80) - 1);
      if (text !== shown) stream.write(`\r\x1b[K${text}`);
      shown = text;
    } else if (now !== shown && (shown === '' || time - last >= patience)) {
      stream.write(`${name}: ${now}\n`);
      shown = now;
      last = time;
    }
  };
  // Also while the work waits for another program.
  const timer = setInterval(show, Math.min(1000, patience));
  timer.unref();
  return {
    at(what, done, all) {
      now = all === undefined ? what : `${what} (${(done ?? 0) + 1} of ${all})`;
      show();
    },
    note(line) {
      if (terminal) clear();
      stream.write(`${name}: ${line}\n`);
    },
    end() {
      clearInterval(timer);
      if (terminal) clear();
    },
  };
}
