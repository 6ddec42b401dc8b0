import { startOfDay, type Span } from '../../../time/day-start.ts';
import { parseLocal } from '../../../time/ole-date.ts';
import type { Zone } from '../../../time/zone.ts';
import { basicDate, escaped, folded, momentLine, timeZoneLines, utcTime } from './calendar-lines.ts';
import { dayAfter } from './schedule-days.ts';
import type { AgentDay, ScheduleState } from './schema.ts';

/** The schedule of one agent. */
export interface AgentCalendar {
  readonly agentId: number;
  readonly agentName: string | null;
  readonly siteName: string | null;
  readonly zone: Zone;
  /** Seconds since the epoch. */
  readonly asOf: number;
  /** In order. */
  readonly days: readonly AgentDay[];
}

function instantOf(iso: string): number {
  return Date.parse(iso) / 1000;
}

function nameOf({ name, type }: ScheduleState): string {
  return name ?? (typeof type === 'string' ? type : 'other');
}

/** `09:00–11:00 Inbound`, one line a state. */
function descriptionOf(states: readonly ScheduleState[]): string {
  return states
    .map((state) => `${state.start.slice(11, 16)}–${state.end.slice(11, 16)} ${nameOf(state)}`)
    .join('\n');
}

function event(uid: string, asOf: number, lines: readonly string[]): readonly string[] {
  return ['BEGIN:VEVENT', `UID:${uid}@wfm-bridge`, `DTSTAMP:${utcTime(asOf)}`, ...lines, 'END:VEVENT'];
}

function allDayEvent(calendar: AgentCalendar, { date }: AgentDay, state: ScheduleState): readonly string[] {
  return event(`schedule-${calendar.agentId}-${date}-${state.type}-${state.id}`, calendar.asOf, [
    `DTSTART;VALUE=DATE:${basicDate(date)}`,
    `DTEND;VALUE=DATE:${basicDate(dayAfter(date))}`,
    `SUMMARY:${escaped(nameOf(state))}`,
    'TRANSP:TRANSPARENT',
  ]);
}

function workSpan({ shiftStart, shiftEnd }: AgentDay, states: readonly ScheduleState[]): Span {
  const ends = states.map(({ end }) => instantOf(end));
  return {
    from: instantOf(shiftStart ?? states[0]?.start ?? ''),
    to: shiftEnd === null ? Math.max(...ends) : instantOf(shiftEnd),
  };
}

function workEvent(
  { agentId, asOf, siteName, zone }: AgentCalendar,
  day: AgentDay,
  states: readonly ScheduleState[],
): readonly string[] {
  const { from, to } = workSpan(day, states);
  return event(`schedule-${agentId}-${day.date}`, asOf, [
    momentLine('DTSTART', zone, from),
    momentLine('DTEND', zone, to),
    'SUMMARY:Work',
    ...(siteName === null ? [] : [`LOCATION:${escaped(siteName)}`]),
    `DESCRIPTION:${escaped(descriptionOf(states))}`,
    'TRANSP:OPAQUE',
  ]);
}

/** Days off are left out: an empty day says it better than an entry on it. */
function eventsOf(calendar: AgentCalendar, day: AgentDay): readonly string[] {
  const timed = day.states.filter(({ fullDay }) => !fullDay);
  const whole = day.states.filter(({ fullDay, type }) => fullDay && type !== 'day-off');
  return [
    ...whole.flatMap((state) => allDayEvent(calendar, day, state)),
    ...(timed.length === 0 ? [] : workEvent(calendar, day, timed)),
  ];
}

function spanOf({ zone, days, asOf }: AgentCalendar): Span {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { from: asOf, to: asOf + 1 };
  const midnight = (date: string): number => startOfDay(zone, parseLocal(date) ?? 0);
  return { from: midnight(first.date), to: midnight(dayAfter(dayAfter(last.date))) };
}

/**
 * iCalendar of an agent-day each: the shift as one event with its states in the description, time off and exceptions that
 * take the whole day as all-day events, days off as nothing. An event keeps its UID while its day keeps its kind.
 */
export function calendarText(calendar: AgentCalendar): string {
  const { agentName, zone, days } = calendar;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//wfm-bridge//Schedule//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(agentName === null ? 'Schedule' : `Schedule of ${agentName}`)}`,
    `X-WR-TIMEZONE:${zone.name}`,
    ...timeZoneLines(zone, spanOf(calendar)),
    ...days.flatMap((day) => eventsOf(calendar, day)),
    'END:VCALENDAR',
  ];
  return lines.map(folded).join('');
}
