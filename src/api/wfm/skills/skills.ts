import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toSkill } from './mapping.ts';
import { skill } from './schema.ts';

export const skills = defineNoun({
  one: 'Skill',
  many: 'Skills',
  words: ['skill', 'skills'],
  path: '/wfm/v1/skills',
  idName: 'skillId',
  permission: 'wfm:skill:view',
  scope: 'open',
  item: skill,
  filters: ['businessUnitId', 'siteId'],
  uses: uses('GetSkill', {
    GetSkill: 'filter details',
    CfgSkillFilter: 'wmSkillId wmBUId wmSiteId',
    CfgSkill: 'wmSkillId wmName gswTenantId',
    CfgSkillDetails: 'infoType',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetSkill', {
      filter: { skillId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
      details: full,
    });
    return fullObjects(items, 'tenantId').map(toSkill);
  },
});
