import type { FullObject } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import type { Skill } from './schema.ts';

type CfgSkill = FullObject<'GetSkill', 'tenantId'>;

export function toSkill(cfg: CfgSkill): Skill {
  return {
    id: cfg.skillId,
    name: textOf(cfg.name),
    tenantId: cfg.tenantId,
  };
}
