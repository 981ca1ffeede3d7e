import { anchored } from './anchors.ts';
import { putIn } from './held.ts';
import { tidy } from './tidy.ts';

/** The last hand on every page of HTML: no stray blanks, links to its own parts, and the parts that were held back. */
export const finish = (html: string): string => putIn(anchored(tidy(html)));
