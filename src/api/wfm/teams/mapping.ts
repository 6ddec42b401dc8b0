import type { FullObject } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import type { Team } from './schema.ts';

type CfgTeam = FullObject<'GetTeam', 'timestamp'>;

export function toTeam(cfg: CfgTeam): Team {
  return {
    id: cfg.teamId,
    name: textOf(cfg.name),
    siteId: cfg.siteId,
    tenantId: cfg.tenantId,
    version: cfg.timestamp,
  };
}
