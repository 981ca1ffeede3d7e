/** Where a walk stands: keys and indices from the root. It changes while the walk goes on; `toPath` keeps it. */
export type Stack = readonly (string | number)[];

export const toPath = (stack: Stack, ...more: string[]): string[] => [...stack.map(String), ...more];

/**
 * Calls `look` for every value of some plain data, outer ones first. Values below a key for which `look` returns false
 * are passed over. Written without generators and copies: it runs over every value of the catalog for several rules.
 */
export function walk(data: unknown, look: (value: unknown, stack: Stack) => boolean | undefined): void {
  const stack: (string | number)[] = [];
  const descend = (value: unknown): void => {
    if (look(value, stack) === false || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) {
        stack.push(index);
        descend(value[index]);
        stack.pop();
      }
      return;
    }
    for (const key in value) {
      stack.push(key);
      descend((value as Record<string, unknown>)[key]);
      stack.pop();
    }
  };
  descend(data);
}
