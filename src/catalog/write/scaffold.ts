import { KIND_DIRECTORY, type Kind } from '../kinds.ts';
import type { Catalog } from '../model.ts';
import { modelineOf } from '../modeline.ts';
import { listedValues } from '../schemas.ts';
import { nearest } from '../suggest.ts';
import { compareVersions } from '../versions.ts';
import { formatEntry } from './canonical.ts';
import { type InterfaceParts, interfaceText } from './scaffold-interface.ts';
import * as text from './scaffold-text.ts';

/** A wish that cannot be met, in a sentence for whoever typed it. */
export class ScaffoldError extends Error {}

export interface Request {
  kind: Kind;
  /** Platform of interfaces and formats. */
  platform?: string;
  id: string;
  name?: string;
  group?: string;
  side?: string;
  /** Of a platform: the directory of arch/, and who defines it. */
  arch?: string;
  vendor?: string;
  /** Of an interface: functions that it performs, and what its header declares. */
  functions?: readonly string[];
  header?: string;
  operations?: InterfaceParts['operations'];
  structs?: readonly string[];
  released?: string;
  /** Of what is dated: its day. */
  date?: string;
  /** Of meetings, decisions and documents. */
  forum?: string;
  /** Of consultations. */
  topic?: string;
}

const DATED: readonly Kind[] = ['meeting', 'decision', 'consultation'];

/** A file to write: its path relative to the catalog, and its text. */
export interface Written {
  file: string;
  text: string;
}

/**
 * A new entry. A function comes with a cell for every platform; what nobody said of a new platform is unknown by
 * itself.
 */
export function scaffold(catalog: Catalog, request: Request): Written {
  const { kind, id } = request;
  const pattern =
    kind === 'kernel'
      ? /^[2-9]\.[0-9]{1,2}$/
      : DATED.includes(kind)
        ? /^[a-z0-9]+(-[a-z0-9]+)*$/
        : /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
  if (!pattern.test(id)) {
    throw new ScaffoldError(
      kind === 'kernel'
        ? `"${id}" is not a release such as 7.4`
        : `"${id}" is not an id: lower-case words joined by hyphens, such as ${suggestId(id)}`,
    );
  }
  const placed = kind === 'interface' || kind === 'format';
  if (placed && !catalog.platforms.some((platform) => platform.id === request.platform)) {
    const ids = catalog.platforms.map((platform) => platform.id);
    const near = nearest(request.platform ?? '', ids);
    throw new ScaffoldError(
      `there is no platform "${request.platform}"; ${near ? `did you mean "${near}"?` : `there are ${ids.join(', ')}`}`,
    );
  }
  const taken = catalog.files.get(`${kind}/${id}`);
  if (taken !== undefined) throw new ScaffoldError(`${taken} has that id already`);
  const directory = KIND_DIRECTORY[kind];
  const file =
    kind === 'kernel'
      ? `${directory}/${id}/kernel.yaml`
      : placed
        ? `${directory}/${request.platform}/${id}.yaml`
        : `${directory}/${id}.yaml`;
  const options: text.ScaffoldOptions = {
    id,
    name: request.name ?? id,
    newest: catalog.kernels.at(-1)?.id ?? '',
    ...recordOptions(catalog, request),
    ...(request.platform === undefined ? {} : { platform: request.platform }),
  };
  return { file, text: inForm(kind, file, bodyOf(catalog, request, options)) };
}

const suggestId = (id: string): string =>
  id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '') || 'guest-device';

function bodyOf(catalog: Catalog, request: Request, options: text.ScaffoldOptions): string {
  const vendors = catalog.platforms.filter((platform) => !platform.neutral);
  switch (request.kind) {
    case 'interface':
      return interfaceText(options, partsOf(catalog, request));
    case 'format':
      return text.formatText(options);
    case 'concept':
      return text.conceptText(options);
    case 'topic':
      return text.topicText(options);
    case 'series':
      return text.seriesText(options);
    case 'forum':
      return text.forumText(options);
    case 'meeting':
      return text.meetingText(options);
    case 'decision':
      return text.decisionText(options);
    case 'document':
      return text.documentText(options);
    case 'consultation':
      return text.consultationText(options);
    case 'status':
      return text.statusText(options, aPlatform(catalog, request));
    case 'log':
      return text.logText(options, aPlatform(catalog, request));
    case 'source':
      return text.sourceText(options);
    case 'distribution':
      return text.distributionText(options);
    case 'kernel':
      return text.kernelText(options, releaseDay(catalog, request));
    case 'platform':
      return text.platformText(options, {
        code: codeFor(
          options.id,
          catalog.platforms.map(({ code }) => code),
        ),
        order: Math.max(-1, ...catalog.platforms.map(({ order }) => order)) + 1,
        hue: freeHue(catalog.platforms.map(({ hue }) => hue)),
        arch: request.arch ?? 'any',
        vendor: request.vendor ?? 'Not entered yet',
      });
    case 'function': {
      const group = oneOf('group', request.group ?? 'attestation');
      const side = oneOf('side', request.side ?? 'guest');
      const order =
        Math.max(-1, ...catalog.functions.filter((entry) => entry.group === group).map((entry) => entry.order)) + 1;
      return text.functionText(
        options,
        vendors.map(({ id }) => id),
        { group, side, order, types: listedValues('function', 'aspects', 'type') },
      );
    }
  }
}

function partsOf(
  catalog: Catalog,
  { functions = [], side, header, operations = [], structs = [] }: Request,
): InterfaceParts {
  const ids = catalog.functions.map(({ id }) => id);
  const chosen = functions.map((id) => {
    const found = catalog.functions.find((entry) => entry.id === id);
    if (found) return found;
    const near = nearest(id, ids);
    throw new ScaffoldError(
      `there is no function "${id}"; ${near ? `did you mean "${near}"?` : `there are ${ids.join(', ')}`}`,
    );
  });
  return {
    functions: chosen,
    side: oneOf('side', side ?? chosen[0]?.side ?? 'guest'),
    operations,
    structs,
    ...(header === undefined ? {} : { header }),
  };
}

/** A platform to stand in the new file until somebody names another. */
const aPlatform = (catalog: Catalog, { kind }: Request): string => {
  const first = catalog.platforms[0]?.id;
  if (first === undefined) throw new ScaffoldError(`a ${kind} names a platform; make one first`);
  return first;
};

/** Checks a value against the function schema's list. */
function oneOf(key: 'group' | 'side', value: string): string {
  const known = listedValues('function', key);
  if (!known.includes(value))
    throw new ScaffoldError(`"${key}" cannot be "${value}"; it is one of ${known.join(', ')}`);
  return value;
}

function releaseDay(catalog: Catalog, { id, released }: Request): string {
  if (released === undefined) return 'unknown';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(released)) throw new ScaffoldError(`"${released}" is not a day such as 2026-11-22`);
  const before = catalog.kernels.findLast((kernel) => compareVersions(kernel.id, id) < 0);
  if (before && before.released !== 'unknown' && released < before.released) {
    throw new ScaffoldError(`${before.id} was released on ${before.released}; ${id} cannot be older`);
  }
  return released;
}

/** What an entry of the record needs: a day, and an entry that it belongs to. */
function recordOptions(
  catalog: Catalog,
  { kind, id, date, forum, topic }: Request,
): Pick<text.ScaffoldOptions, 'day' | 'forum' | 'topic'> {
  const newest = catalog.kernels.findLast(({ released }) => released !== 'unknown')?.released ?? '2026-01-01';
  const day = date ?? /^\d{4}-\d{2}-\d{2}(?=-)/.exec(id)?.[0] ?? newest;
  if (!isDay(day)) throw new ScaffoldError(`"${day}" is not a day such as 2026-11-22`);
  const needs = (wanted: Kind, has: readonly { id: string }[], given: string | undefined): string => {
    const ids = has.map((entry) => entry.id);
    const chosen = given ?? ids[0];
    if (chosen !== undefined && ids.includes(chosen)) return chosen;
    if (chosen === undefined) throw new ScaffoldError(`a ${kind} names a ${wanted}; make one first`);
    const near = nearest(chosen, ids);
    throw new ScaffoldError(`there is no ${wanted} "${chosen}"${near ? `; did you mean "${near}"?` : ''}`);
  };
  const inForum = kind === 'meeting' || kind === 'decision' || kind === 'document';
  return {
    day,
    forum: inForum ? needs('forum', catalog.forums, forum) : '',
    topic: kind === 'consultation' ? needs('topic', catalog.topics, topic) : '',
  };
}

const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));

/** A short code of an id that no platform has. */
function codeFor(id: string, taken: readonly string[]): string {
  const last = id.split('-').at(-1) as string;
  const initials = id
    .split('-')
    .map((word) => word[0])
    .join('');
  for (const word of [last.slice(0, 6), initials, id.replaceAll('-', '').slice(0, 6)]) {
    const code = word.toUpperCase();
    if (code.length >= 2 && !taken.includes(code)) return code;
  }
  for (let number = 1; ; number += 1) if (!taken.includes(`P${number}`) && number > 9) return `P${number}`;
}

/** The middle of the widest gap between the hues in use. */
function freeHue(used: readonly number[]): number {
  const hues = [...new Set(used)].sort((a, b) => a - b);
  let best = { gap: -1, hue: 0 };
  for (const [index, hue] of hues.entries()) {
    const next = hues[index + 1] ?? (hues[0] as number) + 360;
    if (next - hue > best.gap) best = { gap: next - hue, hue: Math.round((hue + next) / 2) % 360 };
  }
  return best.hue;
}

function inForm(kind: Kind, file: string, body: string): string {
  const { text: formatted, faults } = formatEntry({ kind, file }, `${modelineOf({ kind, file })}\n${body}`);
  if (formatted === undefined) throw new Error(`scaffold of ${kind}: ${faults[0]?.message}`);
  return formatted;
}
