import { SECTIONS } from '../catalog/addresses.ts';
import type { Form } from './form.ts';
import { href } from './url.ts';

/**
 * Where the sources of this site are kept, as the environment says: REPO_URL, the address of the repository on its
 * forge, and REPO_BRANCH, main when left out. Without it pages name paths and commands instead of links.
 */
export interface Forge {
  /** The repository's address, without a slash at its end. */
  home: string;
  /** Page that shows a file, at a line. */
  view: (path: string, line?: number) => string;
  history: (path: string) => string;
  /** Page that edits a file and proposes the change. */
  edit: (path: string) => string;
  /** Page on which a new issue is written; undefined where the forge has no forms that an address can fill. */
  form?: (name: string) => string;
  /** Page on which an issue is written freely. */
  issue: string;
}

type Kind = (home: string, branch: string) => Omit<Forge, 'home'>;

const at = (line: number | undefined): string => (line === undefined ? '' : `#L${line}`);

const github: Kind = (home, branch) => ({
  view: (path, line) => `${home}/blob/${branch}/${path}${at(line)}`,
  history: (path) => `${home}/commits/${branch}/${path}`,
  edit: (path) => `${home}/edit/${branch}/${path}`,
  form: (name) => `${home}/issues/new?template=${name}.yml`,
  issue: `${home}/issues/new/choose`,
});
const gitlab: Kind = (home, branch) => ({
  view: (path, line) => `${home}/-/blob/${branch}/${path}${at(line)}`,
  history: (path) => `${home}/-/commits/${branch}/${path}`,
  edit: (path) => `${home}/-/edit/${branch}/${path}`,
  issue: `${home}/-/issues/new`,
});
const forgejo: Kind = (home, branch) => ({
  view: (path, line) => `${home}/src/branch/${branch}/${path}${at(line)}`,
  history: (path) => `${home}/commits/branch/${branch}/${path}`,
  edit: (path) => `${home}/_edit/${branch}/${path}`,
  issue: `${home}/issues/new`,
});

/** By the name of the host; one that tells nothing is taken to work like the most common. */
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/gitlab/, gitlab],
  [/codeberg|forgejo|gitea/, forgejo],
];

/** The forge of an address. Throws RangeError, with a sentence, for what is no address of a page. */
export function forgeOf(address: string, branch: string): Forge {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol))
    throw new RangeError(
      `REPO_URL is the address of a repository's page, such as https://host/owner/name, not "${address}"`,
    );
  const home = `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\.git$/, '');
  const kind = KINDS.find(([host]) => host.test(url.hostname))?.[1] ?? github;
  return { home, ...kind(home, branch.split('/').map(encodeURIComponent).join('/')) };
}

/** The forge that the environment names; undefined when it names none. */
export const forge = (): Forge | undefined =>
  process.env.REPO_URL ? forgeOf(process.env.REPO_URL, process.env.REPO_BRANCH || 'main') : undefined;

/**
 * The beginning of an address that opens a form; fields follow, each after an ampersand. Where the forge has no such
 * forms it is the page of this site that shows the same text to copy.
 */
export const formAddress = (form: Form): string => forge()?.form?.(form) ?? `${href(SECTIONS.report)}?form=${form}`;
