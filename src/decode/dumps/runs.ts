/** Hex or base64 that stands in other text: behind a label or a prompt, between fences, in an address. */

/** Shorter runs are words. */
const FEWEST = 48;
const TOKEN = /[A-Za-z0-9+/_-]{24,}={0,2}/g;
const WHOLE = /^[A-Za-z0-9+/_-]+={0,2}$/;
const HEX = /^[0-9a-f\s:,]+$/i;
const PAIRS = /(?<![0-9a-z])(?:0x)?[0-9a-f]{2}(?:[ \t:,]{1,3}(?:0x)?[0-9a-f]{2})+(?![0-9a-z])/gi;

/**
 * The longest run of pairs of hex digits and the longest of base64 (or hex) characters in a text, lines of nothing else
 * joined to the one before; the longer first, none when there is nothing around it.
 */
export function longestRuns(text: string): string[] {
  const pairs = longest(
    text,
    (line) => line.match(PAIRS) ?? [],
    (line) => /^(?:[0-9a-f]{2}[\s:,]*)+$/i.test(line),
  );
  const tokens = longest(
    text,
    (line) => line.match(TOKEN) ?? [],
    (line) => WHOLE.test(line),
  );
  return [pairs, tokens]
    .filter((run) => run.length >= FEWEST && run.length < text.trim().length)
    .sort((a, b) => b.length - a.length);
}

function longest(text: string, within: (line: string) => string[], whole: (line: string) => boolean): string {
  let best: string[] = [];
  let run: string[] = [];
  let [size, most] = [0, 0];
  for (const raw of text.split(/[\r\n]+/)) {
    const line = raw.trim();
    const parts = run.length > 0 && whole(line) && goesOn(run, line) ? [line] : within(line);
    for (const part of parts) {
      // A part that does not fill its line begins anew, be it a word or a value behind a label.
      if (part !== line && !isEnd(run, line, part)) [run, size] = [[], 0];
      run.push(part);
      size += part.length;
      if (size > most) [best, most] = [run, size];
    }
    if (parts.length === 0) [run, size] = [[], 0];
  }
  return best.join('\n');
}

/** Whether a line can be the next of a run: only the last line is short, or has padding; hex goes on in hex. */
function goesOn(run: readonly string[], line: string): boolean {
  const [first = '', last = ''] = [run[0], run.at(-1)];
  if (last.endsWith('=') || (run.length > 1 && last.length < first.length)) return false;
  return !run.every((one) => HEX.test(one)) || HEX.test(line);
}

/** Whether a part is the last line of a run, with a prompt behind it. */
const isEnd = (run: readonly string[], line: string, part: string): boolean =>
  run.length > 0 && line.startsWith(part) && part.length <= (run[0] ?? '').length && goesOn(run, part);
