import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Meeting } from '../../catalog/types.ts';
import { evaluatorOf, kernelDiff } from '../../overlap/index.ts';
import { dataDay, forumById } from '../../record/index.ts';
import type { TextOptions } from './topic-text.ts';
import { UNOFFICIAL } from './words.ts';

/** Octets of a line of iCalendar before it has to be folded (RFC 5545, 3.1). */
const OCTETS = 75;

/** A line folded between characters, never inside one. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (size + bytes > OCTETS) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += character;
    size += bytes;
  }
  return [...parts, part].join('\r\n');
}

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
const compact = (date: string): string => date.replaceAll('-', '');

/** Meetings of which a day is known, announced and cancelled ones alike, so that a client learns what fell out. */
export function calendarText(catalog: Catalog, { site }: TextOptions): string {
  const stamp = `${compact(dataDay(catalog))}T000000Z`;
  return calendar(
    'Meetings',
    'Confidential computing in Linux, announced meetings',
    catalog.meetings
      .filter(({ date, state }) => date.length === 10 && state !== 'held')
      .flatMap((meeting) => eventLines(catalog, meeting, stamp, site)),
  );
}

function calendar(product: string, name: string, events: readonly string[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//CoCo ABI Catalog//${product}//EN`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

/** Kernel releases of which the day is known, each a whole day, with what it changed in levels. */
export function kernelCalendarText(catalog: Catalog, { site }: TextOptions): string {
  const stamp = `${compact(dataDay(catalog))}T000000Z`;
  const { kernels } = evaluatorOf(catalog);
  const events = catalog.kernels.flatMap(({ id, released }) => {
    if (released.length !== 10) return [];
    const before = kernels[kernels.indexOf(id) - 1];
    const levels = before === undefined ? [] : kernelDiff(catalog, before, id).levels;
    const name = (entry: string): string => evaluatorOf(catalog).function(entry).name;
    const about = levels.map((change) => `- ${name(change.function)}: ${change.before} to ${change.after}`).join('\n');
    return [
      'BEGIN:VEVENT',
      `UID:linux-${id}@coco-abi-catalog`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(released)}`,
      `SUMMARY:Linux ${id}`,
      'TRANSP:TRANSPARENT',
      `DESCRIPTION:${escaped(about || 'No level of the catalog changed.')}`,
      `URL:${new URL(urls.kernel(id).slice(1), site).href}`,
      'END:VEVENT',
    ];
  });
  return calendar('Kernels', 'Linux releases', events);
}

function eventLines(catalog: Catalog, meeting: Meeting, stamp: string, site: string): string[] {
  const { id, date, time, state, agenda = [], title } = meeting;
  const name = title ?? forumById(catalog).get(meeting.forum)?.name ?? meeting.forum;
  const url = new URL(urls.meeting(id).slice(1), site).href;
  const long = meeting['minutes-long'] ?? 60;
  const about = [...agenda.map(({ item }) => `- ${item}`), UNOFFICIAL].join('\n');
  return [
    'BEGIN:VEVENT',
    `UID:${id}@coco-abi-catalog`,
    `DTSTAMP:${stamp}`,
    ...(time === undefined
      ? [`DTSTART;VALUE=DATE:${compact(date)}`]
      : [`DTSTART:${compact(date)}T${time.replace(':', '')}00Z`, `DURATION:PT${long}M`]),
    `SUMMARY:${escaped(name)}`,
    `STATUS:${state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    `DESCRIPTION:${escaped(about)}`,
    `URL:${url}`,
    'END:VEVENT',
  ];
}
