import { formatOffset, offsetAt, type Zone } from '../../time/zone.ts';

const secondsPerDay = 86_400;

/** Offsets that hold so briefly are an exception, such as Morocco's in Ramadan, and not the standard. */
const shortest = 90 * secondsPerDay;

/** The zone's offset outside summer time in the year from `now` on, in minutes; `now` in seconds since the epoch. */
export function standardOffset(zone: Zone, now: number): number {
  const end = now + 365 * secondsPerDay;
  const held = new Map<number, number>();
  zone.ranges.forEach(({ from, offset }, index) => {
    const until = Math.min(end, zone.ranges[index + 1]?.from ?? Infinity);
    const length = until - Math.max(now, from);
    if (length > 0) held.set(offset, (held.get(offset) ?? 0) + length);
  });
  const lasting = [...held].filter(([, length]) => length >= shortest).map(([offset]) => offset);
  return Math.min(...(lasting.length === 0 ? [offsetAt(zone, now)] : lasting)) / 60;
}

function changeText(instant: number, offset: number): string {
  return `${new Date(instant * 1000).toISOString().slice(0, 16)}Z to ${formatOffset(offset)}`;
}

/** When the offset changed last and will change next; absent for a zone that has not changed for two years and will not. */
export function changesText(zone: Zone, now: number): string | undefined {
  const near = 2 * 365 * secondsPerDay;
  const last = zone.ranges.findLast(({ from }) => from <= now && from > now - near);
  const next = zone.ranges.find(({ from }) => from > now && from < now + near);
  const parts = [
    ...(last === undefined ? [] : [`last change ${changeText(last.from, last.offset)}`]),
    ...(next === undefined ? [] : [`next ${changeText(next.from, next.offset)}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}
