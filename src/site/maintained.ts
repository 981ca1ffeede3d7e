import type { Topic } from '../catalog/types.ts';
import { memo } from './catalog.ts';
import { findInterface } from './model.ts';

/** What somebody may look after. */
export type Maintained = 'maintained' | 'files' | 'symbols';

export const MAINTAINED: Readonly<Record<Maintained, { title: string; about: string }>> = {
  maintained: { title: 'By entry of MAINTAINERS', about: 'The first line of the entry.' },
  files: { title: 'By file', about: 'Files and directories of the kernel’s tree, of topics and of their interfaces.' },
  symbols: { title: 'By symbol', about: 'Names of headers and code.' },
};

export interface MaintainedRow {
  name: string;
  anchor: string;
  topics: readonly Topic[];
}

/** Anchor of a name: letters, digits and single hyphens. */
export const maintainedAnchor = (kind: Maintained, name: string): string =>
  `${kind}-${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`;

const namesOf = (topic: Topic, kind: Maintained): readonly string[] => {
  const own = topic[kind] ?? [];
  if (kind === 'maintained') return own;
  const interfaces = (topic.interfaces ?? []).map(findInterface).filter((entry) => entry !== undefined);
  const more =
    kind === 'files'
      ? interfaces.flatMap(({ source, providers }) => [
          ...(source ?? []),
          ...(providers ?? []).flatMap((one) => one.source ?? []),
        ])
      : interfaces.flatMap(({ operations }) =>
          operations.flatMap(({ symbol }) => (symbol === undefined ? [] : [symbol])),
        );
  return [...own, ...more];
};

/** Topics by what somebody looks after, each list in the order of its names. */
export const maintainedRows = memo((catalog): { kind: Maintained; rows: MaintainedRow[] }[] =>
  (['maintained', 'files', 'symbols'] as const).map((kind) => {
    const found = new Map<string, Topic[]>();
    for (const topic of catalog.topics) {
      for (const name of new Set(namesOf(topic, kind))) found.set(name, [...(found.get(name) ?? []), topic]);
    }
    const rows = [...found].map(([name, topics]) => ({ name, topics, anchor: maintainedAnchor(kind, name) }));
    return { kind, rows: rows.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }),
);
