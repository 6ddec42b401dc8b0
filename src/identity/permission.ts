/** What an API client may be allowed to do: the names that Genesys Cloud's callers already know, where there is one. */
export const permissions = [
  'wfm:businessUnit:view',
  'wfm:site:view',
  'wfm:team:view',
  'wfm:agent:view',
  'wfm:activity:view',
  'wfm:skill:view',
  'wfm:contract:view',
  'wfm:exceptionType:view',
  'wfm:timeOffType:view',
  'wfm:scheduleStateGroup:view',
  'wfm:timeZone:view',
  'wfm:user:view',
  'wfm:securityRole:view',
  'wfm:raw:read',
  'wfm:raw:write',
  'bridge:session:view',
] as const;
export type Permission = (typeof permissions)[number];
