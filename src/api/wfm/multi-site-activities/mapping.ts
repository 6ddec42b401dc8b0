import type { FullObject } from '../full-objects.ts';
import { activityKinds, textOf, wordOf } from '../mapping-parts.ts';
import type { MultiSiteActivity } from './schema.ts';

type CfgMultiSiteActivity = FullObject<'GetMultiSiteActivity', 'timestamp'>;

export function toMultiSiteActivity(cfg: CfgMultiSiteActivity): MultiSiteActivity {
  return {
    id: cfg.multiSiteActivityId,
    name: textOf(cfg.name),
    businessUnitId: cfg.buId,
    kind: wordOf(cfg.activityType, activityKinds, 'CfgMultiSiteActivity.wmActivityType'),
    activityIds: [...cfg.activityId],
    version: cfg.timestamp,
  };
}
