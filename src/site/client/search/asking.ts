import { isCold } from './files.ts';

/** Milliseconds without a key after which a question is asked while files would have to be fetched for it. */
const PAUSE = 80;

/** Asks what is being typed: the newest text alone, and while files are lacking not each letter. */
export interface Asking {
  (text: string): void;
  /** Whether an answer is on its way. */
  isWaiting(): boolean;
}

/**
 * Makes the function to call with every change of the text. `begin` is called at once, `done` with the answer to the
 * newest text, `failed` with a sentence when it could not be had.
 */
export function typed<T>(
  ask: (text: string) => Promise<T>,
  begin: () => void,
  done: (text: string, answer: T) => void,
  failed: (fault: string) => void,
): Asking {
  let newest = 0;
  let answered = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async (text: string, mine: number): Promise<void> => {
    try {
      const answer = await ask(text);
      // A slower answer to an earlier text must not replace a newer one.
      if (mine === newest) done(text, answer);
    } catch {
      if (mine === newest) failed('The search could not be loaded. Try again when you are connected.');
    }
    if (mine === newest) answered = mine;
  };
  const asking = (text: string): void => {
    newest += 1;
    const mine = newest;
    clearTimeout(timer);
    if (isCold) {
      begin();
      timer = setTimeout(() => void run(text, mine), PAUSE);
    } else void run(text, mine);
  };
  return Object.assign(asking, { isWaiting: () => answered < newest });
}
