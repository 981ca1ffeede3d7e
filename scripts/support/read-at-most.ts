import { closeSync, constants, openSync, readSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds between looks at a pipe whose writer has not written yet. */
const PAUSE = 20;

/**
 * The bytes of a file, device or pipe, or of standard input for `-`; at most so many, and one more that tells that there
 * are more. A pipe that nobody writes to is empty. Throws the system's error for what cannot be read.
 */
export async function readAtMost(file: string, most: number): Promise<Buffer> {
  const from = file === '-' ? 0 : openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const parts: Buffer[] = [];
    for (let left = most + 1; left > 0; ) {
      const part = Buffer.alloc(Math.min(left, 1 << 16));
      let size: number;
      try {
        size = readSync(from, part);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EOF') break;
        if (code !== 'EAGAIN') throw error;
        await setTimeout(PAUSE);
        continue;
      }
      if (size === 0) break;
      parts.push(part.subarray(0, size));
      left -= size;
    }
    return Buffer.concat(parts);
  } finally {
    if (from !== 0) closeSync(from);
  }
}
