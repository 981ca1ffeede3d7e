import type { Catalog } from '../catalog/model.ts';
import type { Log, Status } from '../catalog/types.ts';
import { codeName } from '../search/codes.ts';
import { platformOf } from './model.ts';
import { codesOf, linesOf, numberText, searchForms } from './status.ts';
import { paths } from './url.ts';

/** Names by which status codes and logs are found. */

interface Place {
  url: string;
  title: string;
  context: string;
  kind: string;
  platforms: readonly string[];
  sides: readonly string[];
  functions: readonly string[];
}

type Add = (name: string | undefined, target: Place, weight: number) => void;

/** How well a name stands for a code: its own name as a constant of a header does, its number behind that of an ioctl. */
const WEIGHT = { family: 94, name: 89, alias: 88.5, asked: 87, number: 80 } as const;

/** Families by how often people meet their numbers, for a number that several share. */
const FIRST = ['sev-firmware', 'tdx-module', 'snp-guest-request', 's390-uv', 'tdx-quote', 'rsi-status'];
const rankOf = (id: string): number => (FIRST.includes(id) ? FIRST.length - FIRST.indexOf(id) : 0);

export function addStatus(add: Add, { status: families, logs }: Pick<Catalog, 'status' | 'logs'>): void {
  for (const status of families) addFamily(add, status);
  for (const log of logs) addLog(add, log);
}

function addFamily(add: Add, status: Status): void {
  const platforms = status.platforms.map((id) => platformOf(id).code);
  const shared = { platforms, sides: [], functions: [] };
  const page: Place = { ...shared, url: paths.status(status.id), title: status.name, context: '', kind: 'status' };
  for (const name of [status.id, status.name]) add(name, page, WEIGHT.family);
  for (const alias of status.aliases ?? []) add(alias, page, WEIGHT.family - 1);
  for (const row of codesOf(status)) {
    const shown = numberText(status, row);
    const place: Place = {
      ...shared,
      url: paths.status(status.id, row.code.name),
      title: row.code.name,
      context: [shown?.hex, status.name].filter(Boolean).join(', '),
      kind: 'status code',
    };
    add(row.code.name, place, WEIGHT.name);
    for (const alias of row.code.aliases ?? []) add(alias, place, WEIGHT.alias);
    if (!row.number) continue;
    for (const form of searchForms(status, row)) add(form, place, WEIGHT.number + rankOf(status.id) / 10);
    if (shown)
      for (const word of [...(status.words ?? []), status.id])
        add(codeName(word, shown.decimal), place, WEIGHT.asked + rankOf(status.id) / 10);
  }
}

function addLog(add: Add, log: Log): void {
  const page: Place = {
    url: paths.log(log.id),
    title: `Log: ${log.name}`,
    context: `${linesOf(log).length} lines`,
    kind: 'log',
    platforms: log.platforms.map((id) => platformOf(id).code),
    sides: log.side === 'both' ? ['guest', 'host'] : [log.side],
    functions: [],
  };
  for (const alias of log.aliases ?? []) add(alias, page, WEIGHT.alias);
  for (const line of linesOf(log))
    for (const alias of line.told?.aliases ?? [])
      add(
        alias,
        { ...page, url: paths.log(log.id, line.anchor), title: line.text, context: page.title, kind: 'log line' },
        WEIGHT.alias,
      );
}
