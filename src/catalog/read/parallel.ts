import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { FileResult } from '../diagnostic.ts';
import type { Kind } from '../kinds.ts';
import { repositoryRoot } from '../root.ts';
import { prepareSchemas } from './ajv.ts';
import { readEntry } from './read-file.ts';

/** A file to read. */
export interface Job {
  kind: Kind;
  bytes: Uint8Array;
}

/** What a thread is given: the bytes of all files one after another, and the counters that the threads share. */
export interface Share {
  kinds: readonly Kind[];
  /** End of each file in `bytes`. */
  ends: readonly number[];
  bytes: SharedArrayBuffer;
  /** [0] next file that nobody has taken; [1] number of threads that are done; [2] number that have begun. */
  counters: SharedArrayBuffer;
}

/** A thread takes a tenth of a second to start, in which one thread alone reads about this much. */
const WORTH_BYTES = 1_500_000;
const MOST_THREADS = 3;

/** Reads files, on several processors when there are enough of them to pay for it. Results are in the order of the jobs. */
export function readAll(jobs: readonly Job[]): FileResult[] {
  const total = jobs.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const threads = Math.min(MOST_THREADS, availableParallelism() - 1, Math.floor(total / WORTH_BYTES));
  if (threads < 1) return jobs.map(({ kind, bytes }) => readEntry(kind, bytes));

  prepareSchemas();
  const share: Share = {
    kinds: jobs.map(({ kind }) => kind),
    ends: [],
    bytes: new SharedArrayBuffer(total),
    counters: new SharedArrayBuffer(12),
  };
  const shared = new Uint8Array(share.bytes);
  let end = 0;
  (share.ends as number[]).push(
    ...jobs.map(({ bytes }) => {
      shared.set(bytes, end);
      end += bytes.length;
      return end;
    }),
  );
  const counters = new Int32Array(share.counters);
  const helpers = Array.from({ length: threads }, () => startHelper(share)).filter((helper) => helper !== undefined);

  const results: (FileResult | undefined)[] = [];
  for (let index = take(counters); index < jobs.length; index = take(counters)) {
    const { kind, bytes } = jobs[index] as Job;
    results[index] = readEntry(kind, bytes);
  }
  for (;;) {
    const done = Atomics.load(counters, 1);
    // Whoever begins only now finds nothing left to take.
    if (done >= Atomics.load(counters, 2)) break;
    // A helper that died is not waited for: what it had taken is read below.
    if (Atomics.wait(counters, 1, done, 5000) === 'timed-out') break;
  }
  for (const { port, worker } of helpers) {
    const received = receiveMessageOnPort(port) as { message: [number, FileResult][] } | undefined;
    for (const [index, result] of received?.message ?? []) results[index] = result;
    port.close();
    worker.unref();
  }
  return jobs.map(({ kind, bytes }, index) => results[index] ?? readEntry(kind, bytes));
}

/** Index of the next file that nobody has taken. */
export const take = (counters: Int32Array): number => Atomics.add(counters, 0, 1);

function startHelper(share: Share) {
  try {
    const { port1, port2 } = new MessageChannel();
    const path = join(repositoryRoot(), 'src', 'catalog', 'parallel-worker.ts');
    const worker = new Worker(path, { workerData: { share, port: port2 }, transferList: [port2] });
    worker.on('error', () => {});
    worker.unref();
    return { port: port1, worker };
  } catch {
    return undefined;
  }
}
