import type { FullObject } from '../full-objects.ts';
import { numberOf, referenceOf, textOf } from '../mapping-parts.ts';
import type { Agent } from './schema.ts';

type CfgAgent = FullObject<'GetAgent', 'timestamp'>;

function fullName({ firstName, lastName }: CfgAgent): string | null {
  const parts = [firstName, lastName].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

export function toAgent(cfg: CfgAgent): Agent {
  return {
    id: cfg.agentId,
    name: fullName(cfg),
    firstName: textOf(cfg.firstName),
    lastName: textOf(cfg.lastName),
    employeeId: textOf(cfg.employeeId),
    userName: textOf(cfg.userName),
    email: textOf(cfg.email),
    siteId: referenceOf(cfg.siteId),
    teamId: referenceOf(cfg.teamId),
    contractId: referenceOf(cfg.contractId),
    timeZoneId: referenceOf(cfg.timezoneId),
    startDate: cfg.startDate,
    endDate: cfg.endDate,
    hourlyWage: numberOf(cfg.hourlyWage),
    rank: cfg.rank,
    skills: cfg.skills.map(({ skillId, level }) => ({ skillId, level })),
    activities: cfg.activities.map(({ activityId, primary }) => ({ activityId, primary })),
    timeOffRuleId: referenceOf(cfg.timeOffRuleId),
    version: cfg.timestamp,
  };
}
