import type { OperationTable } from '../operation.ts';
import { securityRole, user } from './access.ts';
import { agent, businessUnit, site, team, timeZone } from './organization.ts';
import {
  activity,
  contract,
  exceptionType,
  multiSiteActivity,
  rotatingPattern,
  scheduleStateGroup,
  shift,
  skill,
  timeOffRule,
  timeOffType,
} from './policies.ts';
import { readOperation } from './read-operation.ts';
import { writeOperations } from './write-operations.ts';

export const configOperations: OperationTable = {
  GetBU: readOperation(businessUnit),
  GetSite: readOperation(site),
  GetTeam: readOperation(team),
  GetAgent: readOperation(agent),
  GetActivity: readOperation(activity),
  GetMultiSiteActivity: readOperation(multiSiteActivity),
  GetSkill: readOperation(skill),
  GetContract: readOperation(contract),
  GetExceptionType: readOperation(exceptionType),
  GetTimeOffType: readOperation(timeOffType),
  GetTimeOffRule: readOperation(timeOffRule),
  GetShift: readOperation(shift),
  GetRotatingPattern: readOperation(rotatingPattern),
  GetScheduleStateGroup: readOperation(scheduleStateGroup),
  GetTimezone: readOperation(timeZone),
  GetUser: readOperation(user),
  GetSecurityRole: readOperation(securityRole),
  ...writeOperations,
};
