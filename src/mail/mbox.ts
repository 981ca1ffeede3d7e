import { HEAD_BYTES, MOST_BYTES, type RawMail } from './raw.ts';

/** A line that begins a mail in an mbox: a sender and a date. Text that begins with the word "From" is none. */
const SEPARATOR = /^From \S+ +(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) /;
const [LINE_FEED, CARRIAGE_RETURN, GREATER, CAPITAL_F] = [10, 13, 62, 70];
/** The longest beginning of a line that is looked at. */
const LINE_HEAD = 200;

const headOf = (line: Uint8Array): string => Buffer.from(line.subarray(0, LINE_HEAD)).toString('latin1');

/** The mail that is being collected. */
interface Open {
  parts: Uint8Array[];
  size: number;
}

/**
 * Splits an mbox into its mails, reading no more than one at a time into memory. A separator counts at the beginning or
 * after an empty line; of lines that were escaped because they begin with From, one `>` is taken away.
 */
export async function* readMbox(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<RawMail> {
  let open: Open | undefined;
  let number = 0;
  let afterEmpty = true;
  const close = function* (): Generator<RawMail> {
    if (open) yield collected(open, `${name}#${number}`);
  };
  for await (const batch of lines(chunks)) {
    for (const line of batch) {
      const first = line[0];
      const head = first === CAPITAL_F || first === GREATER ? headOf(line) : '';
      if (afterEmpty && SEPARATOR.test(head)) {
        yield* close();
        number += 1;
        open = { parts: [], size: 0 };
      } else if (open) {
        add(open, /^>+From /.test(head) ? line.subarray(1) : line);
      }
      afterEmpty = first === LINE_FEED || (first === CARRIAGE_RETURN && line.length === 2);
    }
  }
  yield* close();
}

/** Keeps a line while the mail may still be read whole; of more, only the size is counted. */
function add(open: Open, line: Uint8Array): void {
  open.size += line.length;
  if (open.size <= MOST_BYTES) open.parts.push(line);
}

function collected({ parts, size }: Open, place: string): RawMail {
  const whole = size <= MOST_BYTES;
  const bytes = Buffer.concat(parts);
  return { bytes: whole ? bytes : bytes.subarray(0, HEAD_BYTES), place, size, whole };
}

/**
 * The lines of a stream with their line feeds, as many at once as a chunk brings. A line without an end is given in
 * pieces, not collected for ever.
 */
async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const data = Buffer.concat([rest, chunk]);
    const batch: Uint8Array[] = [];
    let from = 0;
    for (let at = data.indexOf(LINE_FEED); at >= 0; at = data.indexOf(LINE_FEED, from)) {
      batch.push(data.subarray(from, at + 1));
      from = at + 1;
    }
    rest = data.subarray(from);
    if (rest.length > HEAD_BYTES) {
      batch.push(rest);
      rest = Buffer.alloc(0);
    }
    yield batch;
  }
  if (rest.length > 0) yield [rest];
}
