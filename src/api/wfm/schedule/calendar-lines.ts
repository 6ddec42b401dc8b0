import { formatLocalDateTime } from '../../../time/ole-date.ts';
import type { Span } from '../../../time/day-start.ts';
import { offsetAt, type Zone } from '../../../time/zone.ts';
import { instantsOfLocal } from '../parts/instants.ts';

/** The bricks of iCalendar (RFC 5545): lines of content, times, time zones. Pure. */

const maxOctets = 75;

/** A line of at most 75 octets, and its rest on further lines that begin with a space; ends with CRLF. */
export function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > maxOctets) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += length;
  }
  return `${text}\r\n`;
}

function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code < 0x20 && character !== '\t') || code === 0x7f;
}

/** A value of type TEXT. Characters that no text may have are left out. */
export function escaped(text: string): string {
  const lines = text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
  return Array.from(lines)
    .filter((character) => !isControl(character))
    .join('');
}

/** `20260329T091500` from local seconds. */
function basic(local: number): string {
  return formatLocalDateTime(local).replace(/[-:]/g, '');
}

/** `20260329T071500Z` from seconds since the epoch. */
export function utcTime(instant: number): string {
  return `${basic(instant)}Z`;
}

/** `20260329` from `2026-03-29`. */
export function basicDate(date: string): string {
  return date.replaceAll('-', '');
}

/**
 * A moment as a property: in the zone, whose clocks the reader knows. A local time that they show twice means the first
 * of the two, so that the second is written in UTC.
 */
export function momentLine(property: string, zone: Zone, instant: number): string {
  const local = instant + offsetAt(zone, instant);
  if (instantsOfLocal(zone, local)[0] !== instant) return `${property}:${utcTime(instant)}`;
  return `${property};TZID=${zone.name}:${basic(local)}`;
}

function utcOffset(offset: number): string {
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const seconds = Math.abs(offset);
  const rest = seconds % 60 === 0 ? '' : pad(seconds % 60);
  return `${offset < 0 ? '-' : '+'}${pad(seconds / 3600)}${pad((seconds / 60) % 60)}${rest}`;
}

/** The zone as far as a span of instants needs it: each of its offsets then, with the moment from which it holds. */
export function timeZoneLines({ name, ranges }: Zone, { from, to }: Span): readonly string[] {
  const observances = ranges.flatMap((range, index) => {
    const end = ranges[index + 1]?.from ?? Infinity;
    if (end <= from || range.from >= to) return [];
    const before = ranges[index - 1]?.offset ?? range.offset;
    const kind = range.offset > before ? 'DAYLIGHT' : 'STANDARD';
    const start = Number.isFinite(range.from) ? basic(range.from + before) : '19700101T000000';
    return [
      `BEGIN:${kind}`,
      `DTSTART:${start}`,
      `TZOFFSETFROM:${utcOffset(before)}`,
      `TZOFFSETTO:${utcOffset(range.offset)}`,
      `END:${kind}`,
    ];
  });
  return ['BEGIN:VTIMEZONE', `TZID:${name}`, ...observances, 'END:VTIMEZONE'];
}
