import type { FullObject } from '../full-objects.ts';
import { referenceOf, textOf } from '../mapping-parts.ts';
import type { RotatingPattern } from './schema.ts';

type CfgRotatingPattern = FullObject<'GetRotatingPattern', 'timestamp'>;

export function toRotatingPattern(cfg: CfgRotatingPattern): RotatingPattern {
  return {
    id: cfg.rotatingPatternId,
    name: textOf(cfg.name),
    siteId: cfg.siteId,
    days: cfg.days.map(({ week, day, shiftId }) => ({ week, day, shiftId: referenceOf(shiftId) })),
    version: cfg.timestamp,
  };
}
