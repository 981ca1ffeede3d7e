/** A proposal as it was read: patches with the lines that they add. */

/** A line of the new side of a file. */
export interface NewLine {
  /** Number in the new file, from 1. */
  number: number;
  text: string;
  added: boolean;
}

/** Neighbouring lines of a file, as a patch shows them. */
export interface Hunk {
  /** What the patch says stands above: the definition that the lines are in; empty when it says nothing. */
  within: string;
  lines: NewLine[];
  removed: string[];
}

export interface FileChange {
  /** Path in the tree, on the new side. */
  path: string;
  created: boolean;
  hunks: Hunk[];
}

export interface Patch {
  /** Subject as it was sent, with its brackets. */
  subject: string;
  from?: { name: string; address: string };
  /** YYYY-MM-DD, by the sender's clock. */
  day?: string;
  /** Message-ID without brackets. */
  id?: string;
  /** What the author wrote above the patch: changelog, or the whole of a cover letter. */
  words: string;
  files: FileChange[];
}

export interface Proposal {
  title: string;
  patches: Patch[];
  /** What was not read, and why; one sentence each. */
  notes: string[];
}

/** The input is none that can be reviewed; the message says what it is and what would do. */
export class NoProposal extends Error {}

/**
 * What is read at most, so that no input takes the machine: bytes of all files and of one mail, mails, hunks, and characters
 * of a line.
 */
export const MOST = {
  bytes: 32 * 1024 * 1024,
  mail: 8 * 1024 * 1024,
  mails: 500,
  hunks: 50_000,
  line: 2_000,
} as const;

/** Every hunk of a proposal with its file and patch. */
export function* hunksOf(proposal: Proposal): Generator<{ patch: Patch; file: FileChange; hunk: Hunk }> {
  for (const patch of proposal.patches) {
    for (const file of patch.files) for (const hunk of file.hunks) yield { patch, file, hunk };
  }
}
