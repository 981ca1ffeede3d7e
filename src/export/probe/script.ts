import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namedSymbols } from '../../catalog/distribution.ts';
import type { Catalog } from '../../catalog/model.ts';
import { perCatalog } from '../../catalog/per-catalog.ts';
import { repositoryRoot } from '../../catalog/root.ts';
import { isMerged, signsOf } from '../../catalog/signs.ts';
import type { Interface, Platform, Sign } from '../../catalog/types.ts';
import { evaluatorOf } from '../../overlap/index.ts';
import { isNeutral } from '../../overlap/paths.ts';
import { CLOUDS } from './clouds.ts';
import { functionStart, waysOf } from './ways.ts';

/** Version of the probe's result: it grows when keys are added, its first number when one changes its meaning. */
export const PROBE_VERSION = '1.0';

const body = (() => {
  let text: string | undefined;
  return (): string => {
    text ??= readFileSync(join(repositoryRoot(), 'src/export/probe/probe.sh'), 'utf8');
    return text;
  };
})();

/** A word for the shell and, inside the result, for JSON: nothing in it is special to either. */
const word = (text: string): string =>
  `'${text.replaceAll(/\s+/g, ' ').replaceAll(/['’`]/g, 'ʼ').replaceAll(/["“”]/g, 'ʼ').replaceAll('\\', '/')}'`;

/** A sign as the script takes it: its kind, and what it is. */
function signWords(sign: Sign): string {
  if (sign.path !== undefined)
    return `path ${word(sign.path)}${sign.holds === undefined ? '' : ` ${word(sign.holds)}`}`;
  if (sign['cpu-flag'] !== undefined) return `flag ${word(sign['cpu-flag'])}`;
  return sign.log === undefined ? `platform ${word(sign.platform ?? '')}` : `log ${word(sign.log)}`;
}

/** Who shows the signs of a platform. */
const ROLES = ['guest', 'host', 'processor', 'paravisor'] as const;

const platformLines = (platform: Platform): string[] => {
  const lines = (role: string, list: readonly Sign[]): string[] =>
    list.map((sign) => `platform_sign ${role} ${signWords(sign)}`);
  return [
    `platform ${word(platform.id)} ${word(platform.code)} ${word(platform.arch)}`,
    ...ROLES.flatMap((role) => lines(role, platform.signs?.[role] ?? [])),
    'platform_end',
  ];
};

/** Paths that more than one interface of a release opens. */
const sharedPaths = perCatalog(({ interfaces }) => {
  const number = new Map<string, number>();
  for (const item of interfaces)
    if (isMerged(item) && item.opens.path !== undefined)
      number.set(item.opens.path, (number.get(item.opens.path) ?? 0) + 1);
  return new Set([...number].filter(([, times]) => times > 1).map(([path]) => path));
});

/** Numbers of the ways, by interface and platform: under them the script keeps what it found. */
const numbers = perCatalog(
  (catalog) =>
    new Map(
      catalog.interfaces
        .flatMap((item) => waysOf(catalog, item).map(({ platform }) => `${item.id} ${platform}`))
        .map((key, index) => [key, index] as const),
    ),
);
const number = (catalog: Catalog, item: Interface, platform: string): number =>
  numbers(catalog).get(`${item.id} ${platform}`) ?? -1;

function interfaceLines(catalog: Catalog, item: Interface): string[] {
  const { path = '', kind } = item.opens;
  return [
    `interface ${word(item.id)} ${word(item.name)} ${item.side} ${word(path.includes('$') ? '' : path)} ${kind}`,
    ...(item['signs-none'] === undefined ? [] : [`none ${word(item['signs-none'])}`]),
    ...(sharedPaths(catalog).has(path) ? ['shared'] : []),
    'signs',
    ...signsOf(item).map((sign) => `shows i ${signWords(sign)}`),
    ...waysOf(catalog, item).flatMap((way) => [
      `way ${[way.platform, way.arch, way.since, way.before, way.kconfig, way.module].map(word).join(' ')} ${number(catalog, item, way.platform)}`,
      ...(way.provider?.signs ? ['way_signs', ...way.provider.signs.map((sign) => `shows w ${signWords(sign)}`)] : []),
      'way_end',
    ]),
    'interface_end',
  ];
}

const functionLines = (catalog: Catalog): string[] => {
  const evaluator = evaluatorOf(catalog);
  return catalog.functions.flatMap((entry) => [
    `function_begin ${word(entry.id)} ${word(entry.name)}`,
    ...evaluator.columns.flatMap(({ id }) =>
      [...new Set(evaluator.paths(entry.id, id).map((path) => path.interface))].map(
        (item) =>
          `through ${word(id)} ${word(item.id)} ${word(functionStart(catalog, entry.id, id, item))} ${number(catalog, item, id)}`,
      ),
    ),
    'function_end',
  ]);
};

/** The longest piece without * of each line that a sign looks for in the log: what is searched before. */
function logWords(catalog: Catalog): string[] {
  const signs = [
    ...catalog.platforms.flatMap((item) => ROLES.flatMap((role) => item.signs?.[role] ?? [])),
    ...catalog.interfaces.flatMap((item) => [
      ...(item.signs ?? []),
      ...(item.providers ?? []).flatMap((one) => one.signs ?? []),
    ]),
  ];
  const pieces = signs
    .flatMap(({ log }) => (log === undefined ? [] : [log]))
    .map((line) => line.split(/[*?]|\[[^\]]*\]/).reduce((a, b) => (b.length > a.length ? b : a), ''));
  return [...new Set(pieces)].sort();
}

/** /probe.sh: a POSIX shell script that says of this catalog's interfaces and functions what a machine has. `site` ends in /. */
export function probeScript(catalog: Catalog, site: string): string {
  const platforms = catalog.platforms.filter((item) => !isNeutral(item));
  const related = platforms.flatMap(({ id, extends: older = [] }) =>
    older.map((other) => `    ${word(`${id} ${other}`)}) return 0 ;;`),
  );
  const parts: Readonly<Record<string, string>> = {
    VERSION: PROBE_VERSION,
    SITE: site,
    SYMBOLS: namedSymbols(catalog).join('|'),
    LOG_WORDS:
      logWords(catalog)
        .map((piece) => `-e ${word(piece)}`)
        .join(' ') || "-e 'Linux version'",
    CLOUDS: CLOUDS.map(({ id, pattern }) => `  ${pattern}) cloud=${id} ;;`).join('\n'),
    PLATFORMS: platforms.flatMap(platformLines).join('\n'),
    RELATED: related.join('\n') || "    '') return 0 ;;",
    INTERFACES: catalog.interfaces.flatMap((item) => interfaceLines(catalog, item)).join('\n'),
    FUNCTIONS: functionLines(catalog).join('\n'),
  };
  return body().replaceAll(/@([A-Z_]+)@/g, (mark, name: string) => parts[name] ?? mark);
}
