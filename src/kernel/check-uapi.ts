import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '../catalog/directory.ts';
import type { UapiFact, UapiFile } from '../catalog/model.ts';
import { factKey } from '../overlap/uapi.ts';
import type { Extraction } from './extract.ts';
import { expandFacts } from './facts.ts';
import type { Mismatch, Positions } from './position.ts';
import { covers, type Use } from './uses.ts';

/** The committed facts of a release; undefined when it has none. */
export function readUapiFile(catalog: string, version: string): UapiFile | undefined {
  const path = join(catalog, 'kernels', version, 'uapi.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as UapiFile) : undefined;
}

/** A fact that the tree and the committed file disagree on. */
export interface FactDifference {
  kind: UapiFact['kind'];
  name: string;
  /** Targets on which they disagree. */
  arches: string[];
  committed: UapiFact | undefined;
  fresh: UapiFact | undefined;
}

/** Compares facts name by name, on the targets that were extracted. */
export function compareFacts(
  committed: readonly UapiFact[],
  fresh: readonly UapiFact[],
  arches: readonly string[],
): FactDifference[] {
  const old = new Map(expandFacts(committed).map((fact) => [factKey(fact), fact]));
  const now = new Map(expandFacts(fresh).map((fact) => [factKey(fact), fact]));
  const differences = new Map<string, FactDifference>();
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [a, b] = [old.get(key), now.get(key)];
    const { kind, name, arch } = (a ?? b) as UapiFact;
    if (!arches.includes(arch) || textOf(a) === textOf(b)) continue;
    const same = `${kind} ${name} ${textOf(a)} ${textOf(b)}`;
    const known = differences.get(same);
    if (known) known.arches.push(arch);
    else differences.set(same, { kind, name, arches: [arch], committed: a, fresh: b });
  }
  return [...differences.values()];
}

const textOf = (fact: UapiFact | undefined): string => (fact ? `${fact.header} ${JSON.stringify(fact.value)}` : '');

/** A fact in words: `0x53`, `96 bytes`, `64 bytes at 0`. */
export function sayValue(fact: UapiFact | undefined): string {
  if (!fact?.value) return 'absent';
  const { value } = fact;
  if ('offsetof' in value) return `${value.sizeof} bytes at ${value.offsetof}`;
  if ('bits' in value) return `${value.bits} bits from bit ${value.bitoffset}`;
  return 'sizeof' in value ? `${value.sizeof} bytes` : value.value;
}

const say = ({ name, arches, committed, fresh }: FactDifference): string => {
  const where =
    committed && fresh && committed.header !== fresh.header ? ` (${committed.header} → ${fresh.header})` : '';
  return `${name} on ${arches.join(', ')}: ${sayValue(committed)} → ${sayValue(fresh)}${where}`;
};

/** Mismatches of a fresh extraction: at every claim that depends on a fact, else at the fact itself. */
export function uapiMismatches(
  catalog: string,
  version: string,
  committed: UapiFile | undefined,
  extraction: Extraction,
  uses: readonly Use[],
  positions: Positions,
): Mismatch[] {
  const file = `kernels/${version}/uapi.json`;
  if (!committed) {
    if (extraction.arches.length === 0) return [];
    const message = `no facts of ${version} are recorded; run npm run verify -- --update`;
    return [{ file: shownPath(catalog, file), line: 1, column: 1, path: '', kind: 'unrecorded', message }];
  }
  const differences = compareFacts(committed.facts, extraction.file.facts, extraction.arches);
  const byUse = new Map<Use, FactDifference[]>();
  const unused: FactDifference[] = [];
  for (const difference of differences) {
    const users = uses.filter((use) => covers(use, difference.name));
    if (users.length === 0) unused.push(difference);
    for (const use of users) byUse.set(use, [...(byUse.get(use) ?? []), difference]);
  }
  const found: Mismatch[] = extraction.missing
    .filter(({ broken }) => broken)
    .map(({ arch, why }) => ({
      file: shownPath(catalog, file),
      line: 1,
      column: 1,
      path: '',
      kind: 'uapi',
      message: `${version}: ${arch}: ${why}`,
    }));
  for (const [use, list] of byUse) {
    found.push(positions.mismatch(use.file, use.path, 'uapi', `${version}: ${summary(list)}`));
  }
  for (const difference of unused) {
    const index = committed.facts.findIndex(({ kind, name }) => kind === difference.kind && name === difference.name);
    found.push({
      file: shownPath(catalog, file),
      line: index === -1 ? 1 : lineIn(join(catalog, file), difference),
      column: 1,
      path: index === -1 ? '/facts' : `/facts/${index}`,
      kind: 'uapi',
      message: `${version}: ${say(difference)}`,
    });
  }
  return found;
}

const summary = (list: readonly FactDifference[]): string =>
  list.slice(0, 4).map(say).join('; ') + (list.length > 4 ? `; and ${list.length - 4} more` : '');

function lineIn(path: string, { kind, name }: FactDifference): number {
  const start = `{"kind":"${kind}","name":"${name}",`;
  return (
    readFileSync(path, 'utf8')
      .split('\n')
      .findIndex((line) => line.startsWith(start)) + 1 || 1
  );
}

/** Uses of names that no header of any release has. */
export function unknownNames(files: readonly UapiFile[], uses: readonly Use[], positions: Positions): Mismatch[] {
  const names = new Set(files.flatMap(({ facts }) => facts.map(({ name }) => name)));
  if (names.size === 0) return [];
  const sorted = [...names].sort();
  const hasPrefix = (prefix: string) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as string) < prefix) low = middle + 1;
      else high = middle;
    }
    return sorted[low]?.startsWith(prefix) ?? false;
  };
  return uses
    .filter((use) => (use.prefix ? !hasPrefix(use.name) : !names.has(use.name)))
    .map((use) =>
      positions.mismatch(use.file, use.path, 'name', `no covered header has ${use.name}${use.prefix ? '*' : ''}`),
    );
}
