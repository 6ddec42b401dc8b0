/** The values that the friendly profile shows differently from the wire: integer enums by name, OLE dates as text. */
import type { DateModel, EnumModel } from '../../contract/service-model.ts';
import {
  formatLocalDate,
  formatLocalDateTime,
  localSecondsToOle,
  oleToLocalDay,
  oleToLocalSeconds,
  parseLocal,
} from '../../time/ole-date.ts';
import { formatInZone, parseInZone, type Zone } from '../../time/zone.ts';

/** A known number becomes its name; an unknown one, or a guessed one that may not be named, stays a number. */
export function nameOfEnum(model: EnumModel, number: number, nameProvisional: boolean): string | number {
  if (model.provisional && !nameProvisional) return number;
  return model.names.get(number) ?? number;
}

export function numberOfEnum(model: EnumModel, value: unknown): unknown {
  return typeof value === 'string' ? model.numbers.get(value) : value;
}

/** ISO 8601 text; `null` for the double that means "no date"; `undefined` for a double that is no date at all. */
export function textOfDate(model: DateModel, ole: number, zone: Zone | undefined): string | null | undefined {
  if (ole === model.none) return null;
  const seconds = model.form === 'date' ? oleToLocalDay(ole) : oleToLocalSeconds(ole);
  if (seconds === undefined) return undefined;
  if (model.form === 'date') return formatLocalDate(seconds);
  return zone === undefined ? formatLocalDateTime(seconds) : formatInZone(zone, seconds);
}

/** The double of ISO 8601 text or `null`; `undefined` when it is neither. */
export function oleOfDate(model: DateModel, value: unknown, zone: Zone | undefined): number | undefined {
  if (value === null) return model.none;
  if (typeof value !== 'string') return undefined;
  if (model.form === 'date' && value.length !== 10) return undefined;
  const seconds = zone === undefined ? parseLocal(value) : parseInZone(zone, value);
  return seconds === undefined ? undefined : localSecondsToOle(seconds);
}
