import type { FullObject } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import type { TimeZone } from './schema.ts';

type CfgTimezone = FullObject<'GetTimezone', 'timestamp'>;

export function toTimeZone(cfg: CfgTimezone): TimeZone {
  return {
    id: cfg.timezoneId,
    name: textOf(cfg.name),
    offsetMinutes: cfg.offsetMinutes,
    description: textOf(cfg.description),
    version: cfg.timestamp,
  };
}
