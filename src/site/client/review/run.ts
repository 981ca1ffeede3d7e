/** Loads what the catalog knows once, and reviews. Nothing in here sends anything: the one request gets a static file. */
import { type Knowledge, profilesOf, type Review, readProposal, reviewOf } from '../../../review/browser.ts';
import type { Given } from '../../../review/read-proposal.ts';

interface Known {
  knowledge: Knowledge;
  profiles: ReturnType<typeof profilesOf>;
}

let known: Promise<Known> | undefined;

/** Throws when the file cannot be loaded; a later call tries again. */
function load(url: string): Promise<Known> {
  known ??= fetch(url)
    .then((response) => {
      if (!response.ok) throw new Error(`What the catalog knows could not be loaded (${response.status}).`);
      return response.json() as Promise<Knowledge>;
    })
    .then((knowledge) => ({ knowledge, profiles: profilesOf(knowledge) }))
    .catch((error: unknown) => {
      known = undefined;
      throw error;
    });
  return known;
}

/** The answer to a series. Throws a sentence for what cannot be reviewed. */
export async function review(given: readonly Given[], url: string): Promise<Review> {
  const proposal = await readProposal(given);
  const { knowledge, profiles } = await load(url);
  return reviewOf(proposal, knowledge, profiles);
}
