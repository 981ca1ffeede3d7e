/** The rows of an entry: everything that has evidence of its own. */

export interface Row {
  /** JSON pointer of what holds the evidence. */
  pointer: string;
  /** The same by ids: `operations/get-report/errors/EINVAL`; '' for the entry itself. */
  row: string;
  holder: Readonly<Record<string, unknown>>;
  /** The pieces of evidence. */
  evidence: readonly unknown[];
}

/** Keys by which people tell an item of a list from its neighbours, the best first. */
const NAMES = ['id', 'function', 'errno', 'platform', 'name', 'kernel', 'title', 'date'];

/** Keys of lists of evidence; those of the record of a decision and of a meeting are called by what they are. */
const EVIDENCE = /(?:^|-)evidence$|^(?:record|minutes|recording|slides)$/;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function nameOf(item: unknown, index: string): string {
  if (!isRecord(item)) return index;
  const name = NAMES.map((key) => item[key]).find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : index;
}

/** Every row of an entry's data, in its order. */
export function* rowsOf(value: unknown, pointer = '', row = ''): Generator<Row> {
  if (typeof value !== 'object' || value === null) return;
  for (const [step, item] of Object.entries(value)) {
    if (Array.isArray(item) && isRecord(value) && EVIDENCE.test(step)) {
      yield { pointer, row: row.slice(1), holder: value, evidence: item };
    } else {
      yield* rowsOf(item, `${pointer}/${step}`, `${row}/${Array.isArray(value) ? nameOf(item, step) : step}`);
    }
  }
}

/** Keys that say what is claimed beside the evidence, the plainest first. */
const CLAIMS = ['value', 'uapi', 'claim', 'text', 'when', 'reason', 'what', 'change', 'state'];

/** What a row claims, on one line and cut to `most` characters; '' when it cannot be said in short. */
export function rowText({ holder }: Pick<Row, 'holder'>, most: number): string {
  const value = CLAIMS.map((key) => holder[key]).find((one) => one !== undefined);
  if (value === undefined) return '';
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/g, ' ').trim();
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
