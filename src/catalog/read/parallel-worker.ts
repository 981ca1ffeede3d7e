import { type MessagePort, workerData } from 'node:worker_threads';
import type { FileResult } from '../diagnostic.ts';
import { type Share, take } from './parallel.ts';
import { readEntry } from './read-file.ts';

/** A thread that reads files as long as there are any, and then hands over what it read. */
const { share, port } = workerData as { share: Share; port: MessagePort };
const { kinds, ends } = share;
const bytes = new Uint8Array(share.bytes);
const counters = new Int32Array(share.counters);
const results: [number, FileResult][] = [];

Atomics.add(counters, 2, 1);
try {
  for (let index = take(counters); index < ends.length; index = take(counters)) {
    // A copy: the decoder does not take shared memory.
    const text = bytes.slice(index === 0 ? 0 : ends[index - 1], ends[index]);
    results.push([index, readEntry(kinds[index] as (typeof kinds)[number], text)]);
  }
  port.postMessage(results);
} finally {
  Atomics.add(counters, 1, 1);
  Atomics.notify(counters, 1);
  port.close();
}
