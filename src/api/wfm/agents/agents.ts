import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses, type Noun } from '../noun.ts';
import { toAgent } from './mapping.ts';
import { agent, type Agent } from './schema.ts';

export const agentNoun: Noun<Agent> = {
  one: 'Agent',
  many: 'Agents',
  words: ['agent', 'agents'],
  path: '/wfm/v1/agents',
  idName: 'agentId',
  permission: 'wfm:agent:view',
  scope: 'rows',
  item: agent,
  filters: ['businessUnitId', 'siteId', 'teamId'],
  uses: uses('GetAgent', {
    GetAgent: 'filter details',
    CfgAgentFilter: 'gswAgentId wmBUId wmSiteId wmTeamId',
    CfgAgent:
      'gswAgentId gswFirstName gswLastName gswEmployeeId gswUserName gswEmail wmSiteId wmTeamId wmContractId wmTimezoneId wmStartDate wmEndDate wmHourlyWage wmRank wmSkills wmActivities wmTimeOffRuleId timestamp',
    CfgAgentSkill: 'wmSkillId wmLevel',
    CfgAgentActivity: 'wmActivityId wmPrimary',
    CfgAgentDetails: 'infoType provideSkillInfo provideActivityInfo',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetAgent', {
      filter: {
        agentId: filter.id,
        buId: filter.businessUnitId,
        siteId: filter.siteId,
        teamId: filter.teamId,
      },
      details: { ...full, provideSkillInfo: true, provideActivityInfo: true },
    });
    return fullObjects(items, 'timestamp').map(toAgent);
  },
};

export const agents = defineNoun(agentNoun);
