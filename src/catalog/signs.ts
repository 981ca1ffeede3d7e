import type { Interface, Sign } from './types.ts';

/** Kinds of things that are a path of their own: it is there exactly when the interface is. */
const OWN_PATH: ReadonlySet<Interface['opens']['kind']> = new Set<Interface['opens']['kind']>([
  'device',
  'configfs-directory',
  'sysfs-directory',
  'sysfs-file',
  'securityfs-directory',
  'class-directory',
  'module-parameter',
]);

/** Parts of a path that the caller or the machine chooses: $name, <device>, N, XX.YYYY, DDDD:BB. */
const VARIES = /[$<>]|\b(N|XX|YYYY|DDDD|BB)\b|[a-z]N(\/|$)/;

/** Kinds whose presence the configuration of the kernel decides: nothing else has to be there. */
export const isSwitch = ({ opens }: Pick<Interface, 'opens'>): boolean => opens.kind === 'command-line';

/** Whether what userspace opens shows by itself that the interface is there. */
export const showsItself = ({ opens }: Pick<Interface, 'opens'>): boolean =>
  OWN_PATH.has(opens.kind) && opens.path !== undefined && !VARIES.test(opens.path);

/** The signs of an interface: its own, else the paths that it opens; none where it has said why, or its kind needs none. */
export function signsOf(item: Pick<Interface, 'opens' | 'signs'>): readonly Sign[] {
  if (item.signs) return item.signs;
  if (!showsItself(item)) return [];
  return [item.opens.path, ...(item.opens.paths ?? [])]
    .filter((path) => path !== undefined)
    .filter((path) => !VARIES.test(path))
    .map((path) => ({ path: path.replace(/\/$/, '') }));
}

/** Whether it is in a release, or was. */
export const isMerged = ({ history }: Pick<Interface, 'history'>): boolean =>
  history.some(({ change }) => change !== 'proposed');
