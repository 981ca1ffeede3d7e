import { join } from 'node:path';

/** The built site. */
export const DIST = join(import.meta.dirname, '..', '..', 'dist');
