import { ianaZone } from '../../api/wfm/parts/site-zone.ts';
import type { Zone } from '../../time/zone.ts';
import type { Finding } from './finding.ts';
import { changesText, standardOffset } from './zone-facts.ts';

const step = 'zones';

/** A zone as `GetTimezone` gives it in the friendly profile. */
interface WfmZone {
  readonly timezoneId?: number;
  readonly name?: string;
  readonly offsetMinutes?: number;
}

interface Placed {
  readonly label: string;
  readonly offsetMinutes: number | undefined;
  /** Absent where none is configured and WFM's name is no IANA name. */
  readonly zone: Zone | undefined;
}

function place(
  { timezoneId = 0, name, offsetMinutes }: WfmZone,
  timeZones: ReadonlyMap<string, string>,
): Placed {
  const label = `${name ?? '(no name)'} (${timezoneId})`;
  try {
    return { label, offsetMinutes, zone: ianaZone({ id: timezoneId, name: name ?? null }, timeZones) };
  } catch {
    return { label, offsetMinutes, zone: undefined };
  }
}

function warning(text: string): Finding {
  return { step, verdict: 'warning', text };
}

function unplaced(zones: readonly Placed[]): Finding[] {
  const labels = zones.filter(({ zone }) => zone === undefined).map(({ label }) => label);
  if (labels.length === 0) return [];
  const what = `no IANA name is known for ${labels.join(', ')}: set WFM_TIME_ZONES`;
  return [warning(`${what}; what needs their sites' times answers 501 unknown-time-zone`)];
}

function differing(zones: readonly Placed[], now: number): Finding[] {
  return zones.flatMap(({ label, offsetMinutes, zone }): Finding[] => {
    if (zone === undefined || offsetMinutes === undefined) return [];
    const standard = standardOffset(zone, now);
    if (standard === offsetMinutes) return [];
    const offsets = `WFM has ${offsetMinutes} min, the zone database ${standard} min for ${zone.name}`;
    return [warning(`offsets of ${label} differ: ${offsets}; every time of its sites would be shifted`)];
  });
}

function unused(zones: readonly WfmZone[], timeZones: ReadonlyMap<string, string>): Finding[] {
  const known = new Set(zones.flatMap(({ timezoneId, name }) => [String(timezoneId), name ?? '']));
  const names = [...timeZones.keys()].filter((name) => !known.has(name));
  if (names.length === 0) return [];
  return [warning(`WFM_TIME_ZONES names what WFM does not have: ${names.join(', ')}`)];
}

/** The clock changes ahead, each once with the zones that share it. */
function changes(zones: readonly Placed[], now: number): Finding[] {
  const groups = new Map<string, Set<string>>();
  for (const { zone } of zones) {
    const text = zone === undefined ? undefined : changesText(zone, now);
    if (zone !== undefined && text !== undefined)
      groups.set(text, new Set([...(groups.get(text) ?? []), zone.name]));
  }
  return [...groups].map(([text, names]) => ({
    step,
    verdict: 'ok',
    text: `${[...names].join(', ')}: ${text}`,
  }));
}

/**
 * Compares WFM's zones with the zone database of this process: a wrong offset shifts every schedule. What differs is a
 * warning: an offset that WFM keeps for its own display need not be wrong.
 */
export function zoneFindings(
  zones: readonly unknown[],
  { timeZones, now }: { readonly timeZones: ReadonlyMap<string, string>; readonly now: number },
): readonly Finding[] {
  const seconds = Math.floor(now / 1000);
  const given = zones as readonly WfmZone[];
  const placed = given.map((zone) => place(zone, timeZones));
  const warnings = [...unplaced(placed), ...differing(placed, seconds), ...unused(given, timeZones)];
  const ok = `${zones.length} time zones, names and offsets as in the zone database`;
  return [
    ...(warnings.length === 0 ? [{ step, verdict: 'ok', text: ok } as const] : warnings),
    ...changes(placed, seconds),
  ];
}
