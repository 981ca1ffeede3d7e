import { exampleResult } from '../../site/probe/data.ts';

/** A made-up result of the probe. */
export const GET = (): Response => new Response(`${JSON.stringify(exampleResult(), null, 2)}\n`);
