import { probeData } from '../../site/probe/data.ts';

/** What the page of the probe sets a machine against. */
export const GET = (): Response => new Response(JSON.stringify(probeData()));
