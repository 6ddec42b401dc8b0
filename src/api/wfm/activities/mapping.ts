import type { FullObject } from '../full-objects.ts';
import { activityKinds, referenceOf, textOf, wordOf } from '../mapping-parts.ts';
import type { Activity } from './schema.ts';

type CfgActivity = FullObject<'GetActivity', 'timestamp'>;

export function toActivity(cfg: CfgActivity): Activity {
  return {
    id: cfg.activityId,
    name: textOf(cfg.name),
    shortName: textOf(cfg.shortName),
    siteId: cfg.siteId,
    kind: wordOf(cfg.activityType, activityKinds, 'CfgActivity.wmActivityType'),
    multiSiteActivityId: referenceOf(cfg.multiSiteActivityId),
    active: cfg.active,
    version: cfg.timestamp,
  };
}
