import { offsetAt, zoneOf } from '../../time/zone.ts';
import type { Finding } from './finding.ts';

interface WfmZone {
  readonly name?: string;
  readonly offsetMinutes?: number;
}

/** The zone's offset outside summer time, in minutes, today; `undefined` for a name that is not an IANA zone. */
function standardOffset(name: string, now: Date): number | undefined {
  try {
    const zone = zoneOf(name);
    const months = Array.from({ length: 12 }, (_, month) => Date.UTC(now.getUTCFullYear(), month, 1) / 1000);
    return Math.min(...months.map((instant) => offsetAt(zone, instant))) / 60;
  } catch {
    return undefined;
  }
}

/** Compares WFM's zones with the zone database of this process: a wrong offset shifts every schedule. */
export function zoneFinding(zones: readonly unknown[], now = new Date()): Finding {
  const named = (zones as readonly WfmZone[]).map((zone) => ({
    ...zone,
    standard: standardOffset(zone.name ?? '', now),
  }));
  const unknown = named.filter((zone) => zone.standard === undefined).map((zone) => zone.name ?? '(no name)');
  const differing = named
    .filter(
      (zone) =>
        zone.standard !== undefined &&
        zone.offsetMinutes !== undefined &&
        zone.standard !== zone.offsetMinutes,
    )
    .map(
      (zone) => `${zone.name ?? ''} (WFM ${zone.offsetMinutes ?? '?'} min, here ${zone.standard ?? '?'} min)`,
    );
  const problems = [
    ...(unknown.length === 0 ? [] : [`not IANA names: ${unknown.join(', ')}`]),
    ...(differing.length === 0 ? [] : [`offsets differ: ${differing.join(', ')}`]),
  ];
  if (problems.length === 0)
    return {
      step: 'zones',
      verdict: 'ok',
      text: `${zones.length} time zones, names and offsets as in the zone database`,
    };
  return { step: 'zones', verdict: 'warning', text: problems.join('; ') };
}
