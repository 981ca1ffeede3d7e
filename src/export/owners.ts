/** Who is asked to review a file, as a CODEOWNERS file says. */

export interface OwnerRule {
  pattern: string;
  owners: string[];
}

/** The rules of a CODEOWNERS file, in its order. */
export const readOwners = (text: string): OwnerRule[] =>
  text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter(Boolean)
    .map((line) => {
      const [pattern = '', ...owners] = line.split(/\s+/);
      return { pattern, owners };
    });

/** The forms that the file of this project uses: everything, a file, a folder with all that is in it. */
function fits({ pattern }: OwnerRule, path: string): boolean {
  if (pattern === '*') return true;
  const from = pattern.replace(/^\//, '');
  return from.endsWith('/') ? path.startsWith(from) : path === from;
}

/** Owners of a path from the root of the repository: those of the last rule that fits. */
export const ownersOf = (rules: readonly OwnerRule[], path: string): readonly string[] =>
  rules.findLast((rule) => fits(rule, path))?.owners ?? [];
