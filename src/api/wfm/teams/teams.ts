import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toTeam } from './mapping.ts';
import { team } from './schema.ts';

export const teams = defineNoun({
  one: 'Team',
  many: 'Teams',
  words: ['team', 'teams'],
  path: '/wfm/v1/teams',
  idName: 'teamId',
  permission: 'wfm:team:view',
  scope: 'rows',
  item: team,
  filters: ['businessUnitId', 'siteId'],
  uses: uses('GetTeam', {
    GetTeam: 'filter details',
    CfgTeamFilter: 'wmTeamId wmBUId wmSiteId',
    CfgTeam: 'wmTeamId wmName wmSiteId gswTenantId timestamp',
    CfgTeamDetails: 'infoType',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetTeam', {
      filter: { teamId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
      details: full,
    });
    return fullObjects(items, 'timestamp').map(toTeam);
  },
});
